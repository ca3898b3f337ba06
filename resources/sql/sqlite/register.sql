-- The register: every number that was reserved, and the counters of every period.

CREATE TABLE period (
  series TEXT NOT NULL,
  period TEXT NOT NULL,
  first INTEGER NOT NULL,
  next INTEGER NOT NULL,
  finalized INTEGER NOT NULL DEFAULT 0,
  reserved INTEGER NOT NULL DEFAULT 0,
  voided INTEGER NOT NULL DEFAULT 0,
  lost INTEGER NOT NULL DEFAULT 0,
  inversions INTEGER NOT NULL DEFAULT 0,
  closed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (series, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE register (
  series TEXT NOT NULL,
  period TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'finalized', 'voided', 'lost')),
  document TEXT NOT NULL,
  holder TEXT NOT NULL,
  origin TEXT NOT NULL,
  purpose TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL DEFAULT '',
  shown INTEGER NOT NULL DEFAULT 0,
  inversion TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL,
  by TEXT NOT NULL,
  first_position INTEGER NOT NULL,
  finalized_position INTEGER,
  position INTEGER NOT NULL,
  PRIMARY KEY (series, period, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX register_reserved ON register (document) WHERE state = 'reserved';
CREATE INDEX register_exceptional ON register (series, period, ordinal) WHERE state <> 'finalized';
CREATE INDEX register_finalized ON register (series, period, ordinal) WHERE state = 'finalized';
CREATE INDEX register_inverted ON register (series, period, ordinal) WHERE inversion <> '';

-- Events that name a number besides those that the register's row points to: moves, and reservations that stepped back.
CREATE TABLE register_story (
  series TEXT NOT NULL,
  period TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (series, period, ordinal, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER number_enters_register INSTEAD OF INSERT ON number_taken
BEGIN
  SELECT RAISE(ABORT, 'a number taken is the next of its period')
  FROM period
  WHERE series = NEW.series AND period = NEW.period AND next <> NEW.ordinal;
  -- The counter is made from the log like the rest: it is believed only where the register bears it out.
  SELECT RAISE(ABORT, 'the next number follows the last of its period')
  WHERE NEW.last IS NULL OR NEW.ordinal > NEW.last OR NEW.ordinal IS NOT coalesce(
    (SELECT iif(first_position < NEW.position OR ordinal >= NEW.first, ordinal + 1, 0) FROM register
      WHERE series = NEW.series AND period = NEW.period ORDER BY ordinal DESC LIMIT 1),
    (SELECT first FROM period WHERE series = NEW.series AND period = NEW.period), NEW.ordinal);
  INSERT INTO period (series, period, first, next, reserved, lost)
  VALUES (NEW.series, NEW.period, NEW.ordinal, NEW.ordinal + 1, NEW.state = 'reserved', NEW.state = 'lost')
  ON CONFLICT (series, period) DO UPDATE
  SET next = excluded.next, reserved = reserved + excluded.reserved, lost = lost + excluded.lost;
  INSERT INTO register (series, period, ordinal, number, state, document, holder, origin, purpose, reason, since, by, first_position, position)
  VALUES (NEW.series, NEW.period, NEW.ordinal,
    substr(NEW.pattern, 1, instr(NEW.pattern, '{') - 1)
      || printf('%0*d', instr(NEW.pattern, '}') - instr(NEW.pattern, '{') - 1, NEW.ordinal)
      || substr(NEW.pattern, instr(NEW.pattern, '}') + 1),
    NEW.state, NEW.document, NEW.holder, NEW.origin, NEW.purpose, NEW.reason,
    NEW.recorded_at, NEW.actor, NEW.position, NEW.position);
END;

-- Whatever changes numbers changes whole ranges that are there. No IN: its list would be made a table for each event.
CREATE TRIGGER number_is_there INSTEAD OF INSERT ON changing_event
WHEN NEW.type = 'ReservationMoved' OR NEW.type = 'NumberVoided' OR NEW.type = 'NumberReleased'
BEGIN
  SELECT RAISE(ABORT, 'a number is changed that was never reserved')
  WHERE (SELECT count(*) FROM register
         WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period'
           AND ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last')
    IS NOT (NEW.data ->> '$.last') - (NEW.data ->> '$.first') + 1;
END;

CREATE TRIGGER reservation_moved INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'ReservationMoved'
BEGIN
  UPDATE register
  SET document = coalesce(NEW.data ->> '$.document', document), holder = coalesce(NEW.data ->> '$.holder', holder),
    origin = NEW.origin
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period'
    AND ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last';
  INSERT INTO register_story (series, period, ordinal, position)
  SELECT series, period, ordinal, NEW.position FROM register
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period'
    AND ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last';
END;

CREATE TRIGGER number_is_finalized INSTEAD OF INSERT ON number_finalized
BEGIN
  UPDATE register
  SET state = 'finalized', document = NEW.document, origin = NEW.origin, date = NEW.date, inversion = NEW.inversion,
    since = NEW.recorded_at, by = NEW.actor, finalized_position = NEW.position, position = NEW.position
  WHERE series = NEW.series AND period = NEW.period AND ordinal = NEW.first;
  SELECT RAISE(ABORT, 'a number is changed that was never reserved') WHERE changes() <> 1 OR NEW.last IS NOT NEW.first;
  UPDATE period
  SET finalized = finalized + 1, reserved = reserved - 1, inversions = inversions + (NEW.inversion <> '')
  WHERE series = NEW.series AND period = NEW.period;
END;

CREATE TRIGGER number_voided INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'NumberVoided'
BEGIN
  UPDATE period
  SET voided = voided + (NEW.data ->> '$.last') - (NEW.data ->> '$.first') + 1,
    reserved = reserved - (SELECT count(*) FROM register r
      WHERE r.series = period.series AND r.period = period.period AND r.state = 'reserved'
        AND r.ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last'),
    finalized = finalized - (SELECT count(*) FROM register r
      WHERE r.series = period.series AND r.period = period.period AND r.state = 'finalized'
        AND r.ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last')
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period';
  UPDATE register
  SET state = 'voided', reason = coalesce(NEW.data ->> '$.reason', ''), origin = NEW.origin,
    since = NEW.recorded_at, by = NEW.actor, position = NEW.position
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period'
    AND ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last';
END;

CREATE TRIGGER number_released INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'NumberReleased'
BEGIN
  INSERT INTO register_story (series, period, ordinal, position)
  SELECT series, period, ordinal, first_position FROM register
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period' AND ordinal = NEW.data ->> '$.first'
  UNION ALL
  SELECT substr(NEW.stream, 8), NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.position;
  DELETE FROM register
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period' AND ordinal = NEW.data ->> '$.first';
  UPDATE period SET next = NEW.data ->> '$.first', reserved = reserved - 1
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period';
END;

CREATE TRIGGER number_shown INSTEAD OF INSERT ON rare_event
WHEN NEW.type = 'DocumentPrinted' AND json_type(NEW.data, '$.number') IS NOT NULL
BEGIN
  UPDATE register SET shown = 1 WHERE number = NEW.data ->> '$.number' AND state = 'reserved';
END;

CREATE TRIGGER period_closed INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'PeriodClosed'
BEGIN
  INSERT INTO period (series, period, first, next)
  SELECT series, NEW.data ->> '$.period', start, start
  FROM (
    SELECT series, iif(rules ->> '$.startPeriod' = NEW.data ->> '$.period', rules ->> '$.start', 1) AS start
    FROM series_rules
    WHERE series = substr(NEW.stream, 8) AND from_day <= NEW.data ->> '$.period'
    ORDER BY from_day DESC LIMIT 1
  )
  WHERE true
  ON CONFLICT DO NOTHING;
  UPDATE period SET closed = 1 WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period';
END;

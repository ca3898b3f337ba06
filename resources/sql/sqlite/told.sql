-- What events tell the read models. A log is mostly the three events of an issued document, and SQLite sets up a trigger's
-- whole program before it asks its WHEN: so the table of events has a few small triggers, which tell what an event says
-- to a view, taken out of its JSON once. What hangs on the view is set up only for what concerns it.

CREATE VIEW told_event (position, stream, version, type, recorded_at, actor, origin, command_id, data) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

CREATE TRIGGER event_is_told AFTER INSERT ON event
WHEN NEW.position > coalesce((SELECT last FROM command WHERE id = NEW.command_id), 0)
BEGIN
  INSERT INTO told_event
  VALUES (NEW.position, NEW.stream, NEW.version, NEW.type, NEW.recorded_at, NEW.actor, NEW.origin, NEW.command_id, NEW.data);
END;

-- A document that is issued under the next number of its period may have its rows before its events: then each is written
-- once, and its number is final from the start (core/sql/issueinsert.h). Its command says so by reaching over events that
-- are still to come. They tell nothing then; but whatever they would have been refused for, they are refused for now: they
-- must find the very rows that they would have made, the number the next of its period and nobody's before.
CREATE TRIGGER event_was_told AFTER INSERT ON event
WHEN NEW.position <= (SELECT last FROM command WHERE id = NEW.command_id)
BEGIN
  SELECT RAISE(ABORT, 'what stands there ahead of an event is not what it tells')
  WHERE NOT CASE NEW.type
    WHEN 'NumberReserved' THEN EXISTS (
      SELECT 1 FROM register r JOIN period p ON p.series = r.series AND p.period = r.period AND p.next = r.ordinal + 1
      WHERE r.series = substr(NEW.stream, 8) AND r.period = NEW.data ->> '$.period' AND r.ordinal = NEW.data ->> '$.first'
        AND r.ordinal = NEW.data ->> '$.last' AND r.document = NEW.data ->> '$.document' AND r.state = 'finalized'
        AND r.first_position = NEW.position AND r.finalized_position = NEW.position + 2 AND r.position = NEW.position + 2
        AND r.number = substr(NEW.data ->> '$.pattern', 1, instr(NEW.data ->> '$.pattern', '{') - 1)
          || printf('%0*d', instr(NEW.data ->> '$.pattern', '}') - instr(NEW.data ->> '$.pattern', '{') - 1, r.ordinal)
          || substr(NEW.data ->> '$.pattern', instr(NEW.data ->> '$.pattern', '}') + 1)
        AND EXISTS (SELECT 1 FROM register b WHERE b.series = r.series AND b.period = r.period AND b.ordinal = r.ordinal - 1
          AND b.first_position < NEW.position))
    WHEN 'DocumentIssued' THEN EXISTS (
      SELECT 1 FROM document
      WHERE id = substr(NEW.stream, 10) AND state = 'issued' AND version = NEW.version AND position = NEW.position + 1)
    WHEN 'NumberFinalized' THEN EXISTS (
      SELECT 1 FROM register
      WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period' AND ordinal = NEW.data ->> '$.first'
        AND ordinal = NEW.data ->> '$.last' AND document = NEW.data ->> '$.document' AND state = 'finalized'
        AND finalized_position = NEW.position)
    ELSE 0 END;
END;

-- One number: a block is told number by number. `first` and `last` are its event's.
CREATE VIEW number_taken (position, state, series, period, first, last, ordinal, pattern, first_number, document, holder,
  purpose, reason, recorded_at, actor, origin) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

CREATE TRIGGER event_takes_number INSTEAD OF INSERT ON told_event
WHEN (NEW.type = 'NumberReserved' OR NEW.type = 'NumberLost') AND NEW.data ->> '$.first' IS NEW.data ->> '$.last'
BEGIN
  INSERT INTO number_taken
  VALUES (NEW.position, iif(NEW.type = 'NumberReserved', 'reserved', 'lost'), substr(NEW.stream, 8),
    NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.data ->> '$.last', NEW.data ->> '$.first',
    NEW.data ->> '$.pattern', NEW.data ->> '$.firstNumber', coalesce(NEW.data ->> '$.document', ''),
    coalesce(NEW.data ->> '$.holder', ''), coalesce(NEW.data ->> '$.purpose', ''), coalesce(NEW.data ->> '$.reason', ''),
    NEW.recorded_at, NEW.actor, NEW.origin);
END;

CREATE TRIGGER event_takes_block INSTEAD OF INSERT ON told_event
WHEN (NEW.type = 'NumberReserved' OR NEW.type = 'NumberLost') AND NEW.data ->> '$.first' IS NOT NEW.data ->> '$.last'
BEGIN
  INSERT INTO number_taken
  SELECT NEW.position, iif(NEW.type = 'NumberReserved', 'reserved', 'lost'), substr(NEW.stream, 8),
    NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.data ->> '$.last', ordinal,
    NEW.data ->> '$.pattern', NEW.data ->> '$.firstNumber', coalesce(NEW.data ->> '$.document', ''),
    coalesce(NEW.data ->> '$.holder', ''), coalesce(NEW.data ->> '$.purpose', ''), coalesce(NEW.data ->> '$.reason', ''),
    NEW.recorded_at, NEW.actor, NEW.origin
  FROM (
    WITH RECURSIVE taken (ordinal) AS (
      SELECT NEW.data ->> '$.first' UNION ALL SELECT ordinal + 1 FROM taken WHERE ordinal < NEW.data ->> '$.last'
    )
    SELECT ordinal FROM taken
  );
END;

CREATE VIEW number_finalized (position, series, period, first, last, document, date, inversion, recorded_at, actor, origin) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

CREATE TRIGGER event_finalizes_number INSTEAD OF INSERT ON told_event WHEN NEW.type = 'NumberFinalized'
BEGIN
  INSERT INTO number_finalized
  VALUES (NEW.position, substr(NEW.stream, 8), NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.data ->> '$.last',
    NEW.data ->> '$.document', coalesce(NEW.data ->> '$.date', ''), coalesce(NEW.data ->> '$.inversion', ''),
    NEW.recorded_at, NEW.actor, NEW.origin);
END;

-- All others, but for DocumentIssued, which concerns one table only.
CREATE VIEW rare_event (position, stream, version, type, recorded_at, actor, origin, data) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

-- The same, before anything is changed by them.
CREATE VIEW changing_event (stream, type, recorded_at, actor, position, data) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL;

CREATE TRIGGER event_is_rare INSTEAD OF INSERT ON told_event
WHEN NEW.type <> 'NumberReserved' AND NEW.type <> 'DocumentIssued' AND NEW.type <> 'NumberFinalized'
BEGIN
  INSERT INTO changing_event
  VALUES (NEW.stream, NEW.type, NEW.recorded_at, NEW.actor, NEW.position, NEW.data);
  INSERT INTO rare_event
  VALUES (NEW.position, NEW.stream, NEW.version, NEW.type, NEW.recorded_at, NEW.actor, NEW.origin, NEW.data);
END;

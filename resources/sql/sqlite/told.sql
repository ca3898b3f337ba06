-- What events tell the read models. A log is mostly the three events of an issued document, and SQLite sets up a trigger's
-- whole program before it asks its WHEN: so the table of events has a few small triggers, which tell what an event says
-- to a view, taken out of its JSON once. What hangs on the view is set up only for what concerns it.

-- One number: a block is told number by number. `first` and `last` are its event's.
CREATE VIEW number_taken (position, state, series, period, first, last, ordinal, pattern, first_number, document, holder,
  purpose, reason, recorded_at, actor, origin) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

CREATE TRIGGER event_takes_number AFTER INSERT ON event
WHEN (NEW.type = 'NumberReserved' OR NEW.type = 'NumberLost') AND NEW.data ->> '$.first' IS NEW.data ->> '$.last'
BEGIN
  INSERT INTO number_taken
  VALUES (NEW.position, iif(NEW.type = 'NumberReserved', 'reserved', 'lost'), substr(NEW.stream, 8),
    NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.data ->> '$.last', NEW.data ->> '$.first',
    NEW.data ->> '$.pattern', NEW.data ->> '$.firstNumber', coalesce(NEW.data ->> '$.document', ''),
    coalesce(NEW.data ->> '$.holder', ''), coalesce(NEW.data ->> '$.purpose', ''), coalesce(NEW.data ->> '$.reason', ''),
    NEW.recorded_at, NEW.actor, NEW.origin);
END;

CREATE TRIGGER event_takes_block AFTER INSERT ON event
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

CREATE TRIGGER event_finalizes_number AFTER INSERT ON event WHEN NEW.type = 'NumberFinalized'
BEGIN
  INSERT INTO number_finalized
  VALUES (NEW.position, substr(NEW.stream, 8), NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.data ->> '$.last',
    NEW.data ->> '$.document', coalesce(NEW.data ->> '$.date', ''), coalesce(NEW.data ->> '$.inversion', ''),
    NEW.recorded_at, NEW.actor, NEW.origin);
END;

-- All others, but for DocumentIssued, which concerns one table only.
CREATE VIEW rare_event (position, stream, version, type, recorded_at, actor, origin, data) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

CREATE TRIGGER event_is_rare AFTER INSERT ON event
WHEN NEW.type <> 'NumberReserved' AND NEW.type <> 'DocumentIssued' AND NEW.type <> 'NumberFinalized'
BEGIN
  INSERT INTO rare_event
  VALUES (NEW.position, NEW.stream, NEW.version, NEW.type, NEW.recorded_at, NEW.actor, NEW.origin, NEW.data);
END;

-- The log: format 1 (FORMAT.md). One row an event; everything else in the database can be made anew from it.

CREATE TABLE log (
  id TEXT NOT NULL,
  format INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('live', 'backup', 'moved', 'branch')),
  position INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE TABLE event (
  position INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  type TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  origin TEXT NOT NULL,
  command_id TEXT NOT NULL,
  data TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (stream, version)
) STRICT;

-- Append only. INSERT OR REPLACE would delete without asking the trigger for deletes, but not past the third one.

CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'an event is never deleted');
END;

CREATE TRIGGER event_is_the_next BEFORE INSERT ON event
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
  OR NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = NEW.stream)
BEGIN
  SELECT RAISE(ABORT, 'an event takes the next position and version');
END;

CREATE TRIGGER event_is_for_a_live_log BEFORE INSERT ON event
WHEN (SELECT role FROM log) NOT IN ('live', 'branch')
BEGIN
  SELECT RAISE(ABORT, 'this log is not live');
END;

-- By key: else SQLite would first gather the rows that are to be changed.
CREATE TRIGGER event_moves_the_head AFTER INSERT ON event
BEGIN
  UPDATE log SET position = NEW.position, hash = NEW.hash WHERE rowid = (SELECT rowid FROM log);
END;

CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
BEGIN
  SELECT RAISE(ABORT, 'the log is never deleted');
END;

CREATE TRIGGER log_is_one BEFORE INSERT ON log
WHEN EXISTS (SELECT 1 FROM log)
BEGIN
  SELECT RAISE(ABORT, 'there is one log');
END;

CREATE TRIGGER log_follows_its_events BEFORE UPDATE ON log
WHEN NEW.id IS NOT OLD.id OR NEW.format < OLD.format
  OR (NEW.position, NEW.hash) IS NOT (SELECT coalesce(max(position), 0), coalesce(hash, OLD.hash) FROM event)
  OR NEW.position < OLD.position
BEGIN
  SELECT RAISE(ABORT, 'the head of the log is its last event');
END;

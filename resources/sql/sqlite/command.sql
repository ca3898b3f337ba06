-- Commands and the types of events. A command's events stand together; its id is never used for others.

CREATE TABLE command (
  id TEXT PRIMARY KEY,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  request TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event_type (
  type TEXT PRIMARY KEY,
  first INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One trigger, for SQLite does not say in which order it runs several: the command goes on, or it begins.
CREATE TRIGGER command_appends AFTER INSERT ON event
BEGIN
  UPDATE command SET last = NEW.position
  WHERE id = NEW.command_id AND last = NEW.position - 1 AND json_type(NEW.data, '$.request') IS NULL;
  INSERT INTO command (id, first, last, request)
  SELECT NEW.command_id, NEW.position, NEW.position, coalesce(NEW.data ->> '$.request', '')
  WHERE NOT EXISTS (SELECT 1 FROM command WHERE id = NEW.command_id AND last = NEW.position);
END;

CREATE TRIGGER type_is_known AFTER INSERT ON event
BEGIN
  INSERT INTO event_type (type, first) VALUES (NEW.type, NEW.position) ON CONFLICT DO NOTHING;
END;

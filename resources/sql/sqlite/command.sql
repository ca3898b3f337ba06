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

-- The command begins, or it goes on; an id that was used before is refused.
CREATE TRIGGER command_appends INSTEAD OF INSERT ON told_event
BEGIN
  INSERT INTO command (id, first, last, request)
  VALUES (NEW.command_id, NEW.position, NEW.position,
    iif(NEW.data GLOB '*request"*', coalesce(NEW.data ->> '$.request', ''), ''))
  ON CONFLICT (id) DO UPDATE
  SET last = iif(last = excluded.last - 1 AND excluded.request = '', excluded.last, NULL);
END;

CREATE TRIGGER type_is_known INSTEAD OF INSERT ON told_event
BEGIN
  INSERT INTO event_type (type, first) VALUES (NEW.type, NEW.position) ON CONFLICT DO NOTHING;
END;

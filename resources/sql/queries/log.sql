--: log.info
SELECT id, format, role, position, hash FROM log

--: log.read
SELECT position, stream, version, type, recorded_at, actor, origin, command_id, data, hash
FROM event WHERE position > ? ORDER BY position LIMIT ?

--: log.stream
SELECT position, stream, version, type, recorded_at, actor, origin, command_id, data, hash
FROM event WHERE stream = ? ORDER BY version

--: log.latest
SELECT position, stream, version, type, recorded_at, actor, origin, command_id, data, hash
FROM event WHERE stream = ? ORDER BY version DESC LIMIT 1

--: log.latestOf
SELECT position, stream, version, type, recorded_at, actor, origin, command_id, data, hash
FROM event WHERE stream = ? AND type = ? ORDER BY version DESC LIMIT 1

--: log.version
SELECT coalesce((SELECT version FROM event WHERE stream = ? ORDER BY version DESC LIMIT 1), 0)

--: log.command
SELECT first, last, request FROM command WHERE id = ?

--: log.latestTime
SELECT max(recorded_at) FROM event WHERE position BETWEEN ? AND ?

--: log.seam
SELECT (SELECT count(*) FROM log), (SELECT coalesce(max(position), 0) FROM event)

--: log.types
SELECT type FROM event_type WHERE first > ?

--: log.append
INSERT INTO event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

--: log.append2
INSERT INTO event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

--: log.append3
INSERT INTO event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

--: log.append4
INSERT INTO event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

--: log.create
INSERT INTO log (id, format, role, position, hash) VALUES (?, 1, 'live', 0, ?)

--: log.setRole
UPDATE log SET role = ?

--: upkeep.attach
ATTACH ? AS fresh

--: upkeep.replay
INSERT INTO fresh.event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

--: upkeep.forget
DELETE FROM fresh.event

-- What a file is made of, but for the indexes that SQLite makes of keys.

--: upkeep.schema
SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY rowid

-- Pages and indexes, as SQLite itself checks them.

--: upkeep.sound.log
PRAGMA main.integrity_check(log)

--: upkeep.sound.event
PRAGMA main.integrity_check(event)

-- What the read models tell of events behind the head: the head, the last of them, and how many tables do. In a file,
-- names without a schema are those of the log itself.

--: upkeep.beyond
WITH told (position) AS (
  SELECT max(last) FROM command
  UNION ALL SELECT max(first) FROM event_type
  UNION ALL SELECT max(defined) FROM series
  UNION ALL SELECT max(position) FROM register
  UNION ALL SELECT max(position) FROM register_story
  UNION ALL SELECT max(position) FROM document
)
SELECT head.position, coalesce(max(told.position), 0), count(told.position)
FROM log AS head LEFT JOIN told ON told.position > head.position
GROUP BY head.position

--: upkeep.commandBehind
SELECT 1 FROM command WHERE first = (SELECT position + 1 FROM log)

--: upkeep.numbersBehind
SELECT number FROM register WHERE position > (SELECT position FROM log) ORDER BY first_position, ordinal LIMIT 20

-- Templates: each is made a statement for each table of the read models (core/sql/readmodels.h), named by it, as in
-- `upkeep.next.register`. $table is the table, $key its key, $shown what tells people which row it is; $from and $to
-- are the key's ends, :s0, :s1 … and :e0, :e1 …
--
-- A table goes by pages of its key, from :s up to, but without, :e. `next` is the key with which the page after this one
-- begins; `differ` names the rows that stand in one of the two only; `drop` and `put` put what was made anew into the
-- place of what is there. `remove` and `copy` do so with a whole table.

--: upkeep.next
SELECT $key FROM fresh.$table WHERE ($key) >= ($from) ORDER BY $key LIMIT 1 OFFSET 1000

--: upkeep.differ
WITH
  here AS (SELECT * FROM main.$table WHERE ($key) >= ($from) AND ($key) < ($to)),
  anew AS (SELECT * FROM fresh.$table WHERE ($key) >= ($from) AND ($key) < ($to))
SELECT DISTINCT $shown
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop
DELETE FROM main.$table WHERE ($key) >= ($from) AND ($key) < ($to)

--: upkeep.put
INSERT OR REPLACE INTO main.$table SELECT * FROM fresh.$table WHERE ($key) >= ($from) AND ($key) < ($to)

--: upkeep.remove
DROP TABLE IF EXISTS main.$table

--: upkeep.copy
INSERT INTO main.$table SELECT * FROM fresh.$table

--: upkeep.sound
PRAGMA main.integrity_check($table)

-- For a log on a server, whose rows are held against those that were made anew here. A page begins behind the key :s0, …

--: upkeep.pageHere
SELECT * FROM $table WHERE ($key) > ($from) ORDER BY $key LIMIT :limit

--: upkeep.pageFresh
SELECT * FROM fresh.$table WHERE ($key) > ($from) ORDER BY $key LIMIT :limit

--: upkeep.dropRow
DELETE FROM $table WHERE ($key) = ($from)

--: upkeep.putRow
INSERT INTO $table SELECT * FROM jsonb_populate_record(NULL::$table, CAST(:row AS jsonb))

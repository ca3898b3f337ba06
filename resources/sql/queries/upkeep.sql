--: upkeep.attach
ATTACH ? AS fresh

--: upkeep.replay
INSERT INTO fresh.event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

--: upkeep.forget
DELETE FROM fresh.event

-- Tables, indexes and triggers that the read models need and have not.

--: upkeep.schemaFaults
SELECT count(*)
FROM (
  SELECT type, name, tbl_name, sql FROM fresh.sqlite_schema WHERE name <> 'event' AND name NOT LIKE 'sqlite%'
  EXCEPT SELECT type, name, tbl_name, sql FROM main.sqlite_schema
)

-- Each table goes by pages of its key, from :s up to, but without, :e. Of each there are four statements: `next` is the
-- key with which the page after this one begins; `differ` names the rows that stand in one of the two only; `drop` and
-- `put` put what was made anew into the place of what is there.

--: upkeep.next.command
SELECT id FROM fresh.command WHERE id >= :s0 ORDER BY id LIMIT 1 OFFSET 1000

--: upkeep.differ.command
WITH
  here AS (SELECT * FROM main.command WHERE id >= :s0 AND id < :e0),
  anew AS (SELECT * FROM fresh.command WHERE id >= :s0 AND id < :e0)
SELECT DISTINCT id
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.command
DELETE FROM main.command WHERE id >= :s0 AND id < :e0

--: upkeep.put.command
INSERT OR REPLACE INTO main.command SELECT * FROM fresh.command WHERE id >= :s0 AND id < :e0

--: upkeep.next.event_type
SELECT type FROM fresh.event_type WHERE type >= :s0 ORDER BY type LIMIT 1 OFFSET 1000

--: upkeep.differ.event_type
WITH
  here AS (SELECT * FROM main.event_type WHERE type >= :s0 AND type < :e0),
  anew AS (SELECT * FROM fresh.event_type WHERE type >= :s0 AND type < :e0)
SELECT DISTINCT type
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.event_type
DELETE FROM main.event_type WHERE type >= :s0 AND type < :e0

--: upkeep.put.event_type
INSERT OR REPLACE INTO main.event_type SELECT * FROM fresh.event_type WHERE type >= :s0 AND type < :e0

--: upkeep.next.series
SELECT code FROM fresh.series WHERE code >= :s0 ORDER BY code LIMIT 1 OFFSET 1000

--: upkeep.differ.series
WITH
  here AS (SELECT * FROM main.series WHERE code >= :s0 AND code < :e0),
  anew AS (SELECT * FROM fresh.series WHERE code >= :s0 AND code < :e0)
SELECT DISTINCT code
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.series
DELETE FROM main.series WHERE code >= :s0 AND code < :e0

--: upkeep.put.series
INSERT OR REPLACE INTO main.series SELECT * FROM fresh.series WHERE code >= :s0 AND code < :e0

--: upkeep.next.series_rules
SELECT series, from_day FROM fresh.series_rules WHERE (series, from_day) >= (:s0, :s1) ORDER BY series, from_day LIMIT 1 OFFSET 1000

--: upkeep.differ.series_rules
WITH
  here AS (SELECT * FROM main.series_rules WHERE (series, from_day) >= (:s0, :s1) AND (series, from_day) < (:e0, :e1)),
  anew AS (SELECT * FROM fresh.series_rules WHERE (series, from_day) >= (:s0, :s1) AND (series, from_day) < (:e0, :e1))
SELECT DISTINCT series || ' ' || from_day
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.series_rules
DELETE FROM main.series_rules WHERE (series, from_day) >= (:s0, :s1) AND (series, from_day) < (:e0, :e1)

--: upkeep.put.series_rules
INSERT OR REPLACE INTO main.series_rules SELECT * FROM fresh.series_rules WHERE (series, from_day) >= (:s0, :s1) AND (series, from_day) < (:e0, :e1)

--: upkeep.next.register
SELECT series, period, ordinal FROM fresh.register WHERE (series, period, ordinal) >= (:s0, :s1, :s2) ORDER BY series, period, ordinal LIMIT 1 OFFSET 1000

--: upkeep.differ.register
WITH
  here AS (SELECT * FROM main.register WHERE (series, period, ordinal) >= (:s0, :s1, :s2) AND (series, period, ordinal) < (:e0, :e1, :e2)),
  anew AS (SELECT * FROM fresh.register WHERE (series, period, ordinal) >= (:s0, :s1, :s2) AND (series, period, ordinal) < (:e0, :e1, :e2))
SELECT DISTINCT number
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.register
DELETE FROM main.register WHERE (series, period, ordinal) >= (:s0, :s1, :s2) AND (series, period, ordinal) < (:e0, :e1, :e2)

--: upkeep.put.register
INSERT OR REPLACE INTO main.register SELECT * FROM fresh.register WHERE (series, period, ordinal) >= (:s0, :s1, :s2) AND (series, period, ordinal) < (:e0, :e1, :e2)

--: upkeep.next.period
SELECT series, period FROM fresh.period WHERE (series, period) >= (:s0, :s1) ORDER BY series, period LIMIT 1 OFFSET 1000

--: upkeep.differ.period
WITH
  here AS (SELECT * FROM main.period WHERE (series, period) >= (:s0, :s1) AND (series, period) < (:e0, :e1)),
  anew AS (SELECT * FROM fresh.period WHERE (series, period) >= (:s0, :s1) AND (series, period) < (:e0, :e1))
SELECT DISTINCT series || ' ' || period
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.period
DELETE FROM main.period WHERE (series, period) >= (:s0, :s1) AND (series, period) < (:e0, :e1)

--: upkeep.put.period
INSERT OR REPLACE INTO main.period SELECT * FROM fresh.period WHERE (series, period) >= (:s0, :s1) AND (series, period) < (:e0, :e1)

--: upkeep.next.register_story
SELECT series, period, ordinal, position FROM fresh.register_story WHERE (series, period, ordinal, position) >= (:s0, :s1, :s2, :s3) ORDER BY series, period, ordinal, position LIMIT 1 OFFSET 1000

--: upkeep.differ.register_story
WITH
  here AS (SELECT * FROM main.register_story WHERE (series, period, ordinal, position) >= (:s0, :s1, :s2, :s3) AND (series, period, ordinal, position) < (:e0, :e1, :e2, :e3)),
  anew AS (SELECT * FROM fresh.register_story WHERE (series, period, ordinal, position) >= (:s0, :s1, :s2, :s3) AND (series, period, ordinal, position) < (:e0, :e1, :e2, :e3))
SELECT DISTINCT series || ' ' || period || ' ' || ordinal
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.register_story
DELETE FROM main.register_story WHERE (series, period, ordinal, position) >= (:s0, :s1, :s2, :s3) AND (series, period, ordinal, position) < (:e0, :e1, :e2, :e3)

--: upkeep.put.register_story
INSERT OR REPLACE INTO main.register_story SELECT * FROM fresh.register_story WHERE (series, period, ordinal, position) >= (:s0, :s1, :s2, :s3) AND (series, period, ordinal, position) < (:e0, :e1, :e2, :e3)

--: upkeep.next.credit
SELECT document, by FROM fresh.credit WHERE (document, by) >= (:s0, :s1) ORDER BY document, by LIMIT 1 OFFSET 1000

--: upkeep.differ.credit
WITH
  here AS (SELECT * FROM main.credit WHERE (document, by) >= (:s0, :s1) AND (document, by) < (:e0, :e1)),
  anew AS (SELECT * FROM fresh.credit WHERE (document, by) >= (:s0, :s1) AND (document, by) < (:e0, :e1))
SELECT DISTINCT document
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.credit
DELETE FROM main.credit WHERE (document, by) >= (:s0, :s1) AND (document, by) < (:e0, :e1)

--: upkeep.put.credit
INSERT OR REPLACE INTO main.credit SELECT * FROM fresh.credit WHERE (document, by) >= (:s0, :s1) AND (document, by) < (:e0, :e1)

--: upkeep.next.document
SELECT id FROM fresh.document WHERE id >= :s0 ORDER BY id LIMIT 1 OFFSET 1000

--: upkeep.differ.document
WITH
  here AS (SELECT * FROM main.document WHERE id >= :s0 AND id < :e0),
  anew AS (SELECT * FROM fresh.document WHERE id >= :s0 AND id < :e0)
SELECT DISTINCT id
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.document
DELETE FROM main.document WHERE id >= :s0 AND id < :e0

--: upkeep.put.document
INSERT OR REPLACE INTO main.document SELECT * FROM fresh.document WHERE id >= :s0 AND id < :e0

--: upkeep.next.party
SELECT id FROM fresh.party WHERE id >= :s0 ORDER BY id LIMIT 1 OFFSET 1000

--: upkeep.differ.party
WITH
  here AS (SELECT * FROM main.party WHERE id >= :s0 AND id < :e0),
  anew AS (SELECT * FROM fresh.party WHERE id >= :s0 AND id < :e0)
SELECT DISTINCT id
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.party
DELETE FROM main.party WHERE id >= :s0 AND id < :e0

--: upkeep.put.party
INSERT OR REPLACE INTO main.party SELECT * FROM fresh.party WHERE id >= :s0 AND id < :e0

--: upkeep.next.company
SELECT one FROM fresh.company WHERE one > 1

--: upkeep.differ.company
WITH
  here AS (SELECT * FROM main.company),
  anew AS (SELECT * FROM fresh.company)
SELECT DISTINCT one
FROM (SELECT * FROM (SELECT * FROM here EXCEPT SELECT * FROM anew) UNION ALL SELECT * FROM (SELECT * FROM anew EXCEPT SELECT * FROM here))
LIMIT 100

--: upkeep.drop.company
DELETE FROM main.company

--: upkeep.put.company
INSERT OR REPLACE INTO main.company SELECT * FROM fresh.company

--: upkeep.attach
ATTACH ? AS fresh

--: upkeep.replay
INSERT INTO event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

--: upkeep.forget
DELETE FROM event

-- Each statement names the rows that stand in one of the two only.

--: upkeep.compare.command
SELECT DISTINCT id FROM (
  SELECT * FROM (SELECT * FROM main.command EXCEPT SELECT * FROM fresh.command)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.command EXCEPT SELECT * FROM main.command)
) LIMIT 100

--: upkeep.compare.event_type
SELECT DISTINCT type FROM (
  SELECT * FROM (SELECT * FROM main.event_type EXCEPT SELECT * FROM fresh.event_type)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.event_type EXCEPT SELECT * FROM main.event_type)
) LIMIT 100

--: upkeep.compare.series
SELECT DISTINCT code FROM (
  SELECT * FROM (SELECT * FROM main.series EXCEPT SELECT * FROM fresh.series)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.series EXCEPT SELECT * FROM main.series)
) LIMIT 100

--: upkeep.compare.series_rules
SELECT DISTINCT series || ' ' || from_day FROM (
  SELECT * FROM (SELECT * FROM main.series_rules EXCEPT SELECT * FROM fresh.series_rules)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.series_rules EXCEPT SELECT * FROM main.series_rules)
) LIMIT 100

--: upkeep.compare.period
SELECT DISTINCT series || ' ' || period FROM (
  SELECT * FROM (SELECT * FROM main.period EXCEPT SELECT * FROM fresh.period)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.period EXCEPT SELECT * FROM main.period)
) LIMIT 100

--: upkeep.compare.register
SELECT DISTINCT number FROM (
  SELECT * FROM (SELECT * FROM main.register EXCEPT SELECT * FROM fresh.register)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.register EXCEPT SELECT * FROM main.register)
) LIMIT 100

--: upkeep.compare.register_story
SELECT DISTINCT series || ' ' || period || ' ' || ordinal FROM (
  SELECT * FROM (SELECT * FROM main.register_story EXCEPT SELECT * FROM fresh.register_story)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.register_story EXCEPT SELECT * FROM main.register_story)
) LIMIT 100

--: upkeep.compare.document
SELECT DISTINCT id FROM (
  SELECT * FROM (SELECT * FROM main.document EXCEPT SELECT * FROM fresh.document)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.document EXCEPT SELECT * FROM main.document)
) LIMIT 100

--: upkeep.compare.credit
SELECT DISTINCT document FROM (
  SELECT * FROM (SELECT * FROM main.credit EXCEPT SELECT * FROM fresh.credit)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.credit EXCEPT SELECT * FROM main.credit)
) LIMIT 100

--: upkeep.compare.party
SELECT DISTINCT id FROM (
  SELECT * FROM (SELECT * FROM main.party EXCEPT SELECT * FROM fresh.party)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.party EXCEPT SELECT * FROM main.party)
) LIMIT 100

--: upkeep.compare.company
SELECT DISTINCT one FROM (
  SELECT * FROM (SELECT * FROM main.company EXCEPT SELECT * FROM fresh.company)
  UNION ALL SELECT * FROM (SELECT * FROM fresh.company EXCEPT SELECT * FROM main.company)
) LIMIT 100

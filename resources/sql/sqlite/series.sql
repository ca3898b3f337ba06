-- Series and the versions of their rules. `from_day` is '' for rules that hold from the beginning.

CREATE TABLE series (
  code TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  defined INTEGER NOT NULL,
  retired INTEGER NOT NULL,
  definition TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE series_rules (
  series TEXT NOT NULL,
  from_day TEXT NOT NULL,
  rules TEXT NOT NULL,
  PRIMARY KEY (series, from_day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER series_defined INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'SeriesDefined'
BEGIN
  INSERT INTO series (code, kind, is_default, defined, retired, definition)
  VALUES (NEW.data ->> '$.code', NEW.data ->> '$.kind', coalesce(NEW.data ->> '$.isDefault', 0), NEW.position, 0, NEW.data);
  INSERT INTO series_rules (series, from_day, rules)
  VALUES (NEW.data ->> '$.code', coalesce(NEW.data ->> '$.rules.from', ''), NEW.data -> '$.rules');
END;

CREATE TRIGGER series_rules_changed INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'SeriesRulesChanged'
BEGIN
  DELETE FROM series_rules
  WHERE series = substr(NEW.stream, 8) AND from_day >= coalesce(NEW.data ->> '$.rules.from', '');
  INSERT INTO series_rules (series, from_day, rules)
  VALUES (substr(NEW.stream, 8), coalesce(NEW.data ->> '$.rules.from', ''), NEW.data -> '$.rules');
END;

CREATE TRIGGER series_retired INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'SeriesRetired'
BEGIN
  UPDATE series SET retired = 1 WHERE code = substr(NEW.stream, 8);
END;

-- Series and the versions of their rules. `from_day` is '' for rules that hold from the beginning.

CREATE TABLE IF NOT EXISTS series (
  code text COLLATE "C" PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  is_default bigint NOT NULL,
  defined bigint NOT NULL,
  retired bigint NOT NULL,
  definition text COLLATE "C" NOT NULL
);

CREATE TABLE IF NOT EXISTS series_rules (
  series text COLLATE "C" NOT NULL,
  from_day text COLLATE "C" NOT NULL,
  rules text COLLATE "C" NOT NULL,
  PRIMARY KEY (series, from_day)
);

-- The rules that hold for a period; null if there is no such series, or it is retired.
CREATE OR REPLACE FUNCTION rules_of(code text, period_key text) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT r.rules::jsonb FROM series s JOIN series_rules r ON r.series = s.code
    WHERE s.code = rules_of.code AND s.retired = 0 AND r.from_day <= period_key
    ORDER BY r.from_day DESC LIMIT 1);
END
$$;

-- The ordinal that a period begins with.
CREATE OR REPLACE FUNCTION first_ordinal(rules jsonb, period_key text) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN rules ->> 'startPeriod' = period_key THEN (rules ->> 'start')::bigint ELSE 1 END
$$;

-- The mask in a period, with the ordinal open: INV-2026-{#####}.
CREATE OR REPLACE FUNCTION pattern_of(rules jsonb, period_key text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(replace(rules ->> 'mask', '{YYYY}', left(period_key, 4)), '{YY}', substr(period_key, 3, 2)),
    '{MM}', substr(period_key, 6, 2))
$$;

-- Whether some number of the mask could read as one of another series, by the rules that it has or ever had.
CREATE OR REPLACE FUNCTION meets_another(code text, mask text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM series_rules r
    WHERE r.series <> code AND can_clash(places_of(mask), places_of(r.rules::jsonb ->> 'mask')))
$$;

-- Whether some number of these rules could read as one of others that the series keeps. The same mask in the same periods
-- makes each number once.
CREATE OR REPLACE FUNCTION meets_own(code text, from_when text, rules jsonb) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM series_rules r
    WHERE r.series = meets_own.code AND r.from_day < from_when
      AND can_clash(places_of(meets_own.rules ->> 'mask'), places_of(r.rules::jsonb ->> 'mask'))
      AND (r.rules::jsonb ->> 'mask', r.rules::jsonb ->> 'reset', r.rules::jsonb -> 'fiscalYearStart')
        IS DISTINCT FROM (meets_own.rules ->> 'mask', meets_own.rules ->> 'reset', meets_own.rules -> 'fiscalYearStart'))
$$;

-- The first day behind a period of the series: by its rules, or where others hold from a day within it.
CREATE OR REPLACE FUNCTION end_of(code text, key text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT least((SELECT period_end(r.rules::jsonb, key) FROM series_rules r
      WHERE r.series = end_of.code AND r.from_day <= key ORDER BY r.from_day DESC LIMIT 1),
    (SELECT min(r.from_day) FROM series_rules r WHERE r.series = end_of.code AND r.from_day > key))
$$;

-- What speaks against other rules from that day on; null: nothing. Rules are frozen by use: new ones hold from a day on that
-- no used period reaches, and numbers that never begin anew are all of one period.
CREATE OR REPLACE FUNCTION change_fault(code text, from_when text, rules jsonb) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM series s WHERE s.code = change_fault.code AND s.retired = 0)
      OR EXISTS (SELECT FROM period p WHERE p.series = code AND p.next > p.first
        AND (rules ->> 'reset' = 'never' OR end_of(code, p.period) > from_when)) THEN
    RETURN 'rules are frozen by use';
  ELSIF meets_another(code, rules ->> 'mask') OR meets_own(code, from_when, rules) THEN
    RETURN 'numbers of this mask could read as those of another series, or as others of this one';
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION change_rules(code text, from_when text, rules text, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  fault text := CASE WHEN strict THEN change_fault(code, from_when, rules::jsonb) END;
BEGIN
  IF fault IS NOT NULL THEN
    PERFORM refuse('SN003', fault);
  END IF;
  DELETE FROM series_rules r WHERE r.series = code AND r.from_day >= from_when;
  INSERT INTO series_rules (series, from_day, rules) VALUES (code, from_when, change_rules.rules);
END
$$;

CREATE OR REPLACE FUNCTION apply_to_series(e event, d jsonb, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  code text := substr(e.stream, 8);
  from_when text := coalesce(d -> 'rules' ->> 'from', '');
BEGIN
  IF e.type = 'SeriesDefined' THEN
    IF strict AND d ->> 'code' IS DISTINCT FROM code THEN
      PERFORM refuse('SN004', 'a series stands in the stream of its code');
    ELSIF strict AND meets_another(code, d -> 'rules' ->> 'mask') THEN
      PERFORM refuse('SN003', 'numbers of this mask could read as those of another series');
    END IF;
    INSERT INTO series (code, kind, is_default, defined, retired, definition)
    VALUES (d ->> 'code', d ->> 'kind', coalesce((d ->> 'isDefault')::boolean, false)::int, e.position, 0, e.data);
    INSERT INTO series_rules (series, from_day, rules) VALUES (d ->> 'code', from_when, d ->> 'rules');
  ELSIF e.type = 'SeriesRulesChanged' THEN
    PERFORM change_rules(code, from_when, d ->> 'rules', strict);
  ELSIF e.type = 'SeriesRetired' THEN
    UPDATE series s SET retired = 1
    WHERE s.code = substr(e.stream, 8) AND (NOT strict OR (s.retired = 0
      AND NOT EXISTS (SELECT FROM period p WHERE p.series = s.code AND p.reserved > 0)));
    IF strict AND NOT FOUND THEN
      PERFORM refuse('SN003', 'a series retires once, and not while numbers of it are reserved');
    END IF;
  END IF;
END
$$;

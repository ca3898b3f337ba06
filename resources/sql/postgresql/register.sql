-- The register: every number that was reserved, and the counters of every period.

CREATE TABLE IF NOT EXISTS period (
  series text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  first bigint NOT NULL,
  next bigint NOT NULL,
  finalized bigint NOT NULL DEFAULT 0,
  reserved bigint NOT NULL DEFAULT 0,
  voided bigint NOT NULL DEFAULT 0,
  lost bigint NOT NULL DEFAULT 0,
  inversions bigint NOT NULL DEFAULT 0,
  closed bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (series, period)
) WITH (fillfactor = 50);

CREATE TABLE IF NOT EXISTS register (
  series text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  ordinal bigint NOT NULL,
  number text COLLATE "C" NOT NULL UNIQUE,
  state text COLLATE "C" NOT NULL, -- reserved, finalized, voided or lost
  document text COLLATE "C" NOT NULL,
  holder text COLLATE "C" NOT NULL,
  origin text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL DEFAULT '',
  date text COLLATE "C" NOT NULL DEFAULT '',
  shown bigint NOT NULL DEFAULT 0,
  inversion text COLLATE "C" NOT NULL DEFAULT '',
  since text COLLATE "C" NOT NULL,
  by text COLLATE "C" NOT NULL,
  first_position bigint NOT NULL,
  finalized_position bigint,
  position bigint NOT NULL,
  PRIMARY KEY (series, period, ordinal)
);

CREATE INDEX IF NOT EXISTS register_reserved ON register (document) WHERE state = 'reserved';
CREATE INDEX IF NOT EXISTS register_exceptional ON register (series, period, ordinal) WHERE state <> 'finalized';
CREATE INDEX IF NOT EXISTS register_finalized ON register (series, period, ordinal) WHERE state = 'finalized';
CREATE INDEX IF NOT EXISTS register_inverted ON register (series, period, ordinal) WHERE inversion <> '';

-- Events that name a number besides those that the register's row points to: moves, and reservations that stepped back.
CREATE TABLE IF NOT EXISTS register_story (
  series text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  ordinal bigint NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (series, period, ordinal, position)
);

-- INV-2026-{#####} and 7: INV-2026-00007.
CREATE OR REPLACE FUNCTION number_text(pattern text, ordinal bigint) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT left(pattern, strpos(pattern, '{') - 1)
    || lpad(ordinal::text, greatest(strpos(pattern, '}') - strpos(pattern, '{') - 1, length(ordinal::text)), '0')
    || substr(pattern, strpos(pattern, '}') + 1)
$$;

-- In what follows, `strict` holds whoever appends to the story of a number, whatever program speaks; a log that is
-- brought from elsewhere is taken as it is. The period's row is the counter: it moves with every number.

-- The day in that time, wherever it is latest: days are a clerk's, and the server does not know in which zone.
CREATE OR REPLACE FUNCTION day_of_clock(ahead interval) RETURNS text
LANGUAGE sql VOLATILE AS $$
  SELECT to_char(clock() AT TIME ZONE 'UTC' + interval '14 hours' + ahead, 'YYYY-MM-DD')
$$;

-- What speaks against taking these numbers, whatever the period's next is; null: nothing.
CREATE OR REPLACE FUNCTION taking_fault(actor text, d jsonb, rules jsonb, key text, lowest bigint, highest bigint)
RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  pattern text := d ->> 'pattern';
BEGIN
  IF rules IS NULL THEN
    RETURN 'there is no such series, or it is retired';
  ELSIF makes_period(rules, key) IS NOT TRUE THEN
    RETURN 'a period is named by the day on which its rules have it begin, or all';
  ELSIF key <> 'all' AND key > day_of_clock('1 year') THEN
    RETURN 'no numbers are taken of a period that begins in more than a year';
  ELSIF lowest IS NULL OR highest IS NULL OR highest < lowest OR highest - lowest >= 10000
      OR (d ? 'document' AND highest <> lowest) THEN
    RETURN 'one takes one number for a document, or up to 10,000 for a purpose';
  ELSIF pattern IS DISTINCT FROM pattern_of(rules, key)
      OR length(highest::text) > strpos(pattern, '}') - strpos(pattern, '{') - 1
      OR d ->> 'firstNumber' IS DISTINCT FROM number_text(pattern, lowest)
      OR d ->> 'lastNumber' IS DISTINCT FROM number_text(pattern, highest) THEN
    RETURN 'the text of a number is what the mask of its series makes of it';
  ELSIF d ->> 'holder' IS DISTINCT FROM actor THEN
    RETURN 'one takes numbers for oneself';
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION take_numbers(e event, d jsonb, code text, key text, lowest bigint, highest bigint, strict boolean)
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  taken bigint := highest - lowest + 1;
  are_reserved boolean := e.type = 'NumberReserved';
  rules jsonb;
  fault text;
BEGIN
  IF strict THEN
    rules := rules_of(code, key);
    fault := taking_fault(e.actor, d, rules, key, lowest, highest);
    IF fault IS NOT NULL THEN
      PERFORM refuse('SN003', fault);
    END IF;
  END IF;
  UPDATE period p
  SET next = highest + 1, reserved = p.reserved + CASE WHEN are_reserved THEN taken ELSE 0 END,
    lost = p.lost + CASE WHEN are_reserved THEN 0 ELSE taken END
  WHERE p.series = code AND p.period = key AND p.next = lowest AND (p.closed = 0 OR NOT strict);
  IF NOT FOUND THEN
    INSERT INTO period (series, period, first, next, reserved, lost)
    SELECT code, key, lowest, highest + 1, CASE WHEN are_reserved THEN taken ELSE 0 END,
      CASE WHEN are_reserved THEN 0 ELSE taken END
    WHERE NOT strict OR lowest = first_ordinal(rules, key)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      PERFORM refuse('SN003', 'a number taken is the next of a period that is open');
    END IF;
    UPDATE log l SET settled = e.position; -- Periods before it are passed over from now on.
  END IF;
  INSERT INTO register (series, period, ordinal, number, state, document, holder, origin, purpose, reason, since, by,
    first_position, position)
  SELECT code, key, o, number_text(d ->> 'pattern', o), CASE WHEN are_reserved THEN 'reserved' ELSE 'lost' END,
    coalesce(d ->> 'document', ''), coalesce(d ->> 'holder', ''), e.origin, coalesce(d ->> 'purpose', ''),
    coalesce(d ->> 'reason', ''), e.recorded_at, e.actor, e.position, e.position
  FROM generate_series(lowest, highest) o;
END
$$;

CREATE OR REPLACE FUNCTION finalize_number(e event, d jsonb, code text, key text, lowest bigint, highest bigint,
  strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF strict AND key <> 'all' AND NOT (d ->> 'date' >= key AND d ->> 'date' < end_of(code, key)) THEN
    PERFORM refuse('SN003', 'a document is dated within the period of its number');
  END IF;
  UPDATE register r
  SET state = 'finalized', document = d ->> 'document', origin = e.origin, date = coalesce(d ->> 'date', ''),
    inversion = coalesce(d ->> 'inversion', ''), since = e.recorded_at, by = e.actor, finalized_position = e.position,
    position = e.position
  WHERE r.series = code AND r.period = key AND r.ordinal BETWEEN lowest AND highest
    AND (NOT strict OR (r.state = 'reserved' AND r.document = d ->> 'document' AND r.number = d ->> 'number'
      AND r.holder = e.actor AND lowest = highest));
  IF strict AND NOT FOUND THEN
    PERFORM refuse('SN003', 'a reserved number is finalized for the document that holds it, by whose it is');
  END IF;
  UPDATE period p
  SET finalized = p.finalized + highest - lowest + 1, reserved = p.reserved - (highest - lowest + 1),
    inversions = p.inversions + (d ? 'inversion')::int
  WHERE p.series = code AND p.period = key AND (p.closed = 0 OR NOT strict);
  IF NOT FOUND THEN
    PERFORM refuse('SN003', 'the period is closed');
  END IF;
END
$$;

-- All numbers of a range are in one of these states, and their period is open.
CREATE OR REPLACE FUNCTION check_range(code text, key text, lowest bigint, highest bigint, states text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF highest IS NULL OR highest < lowest OR highest - lowest >= 10000
      OR (SELECT count(*) FROM register r WHERE r.series = code AND r.period = key
          AND r.ordinal BETWEEN lowest AND highest AND r.state = ANY (states)) IS DISTINCT FROM highest - lowest + 1 THEN
    PERFORM refuse('SN003', 'not all of these numbers are in a state that can be left so');
  ELSIF (SELECT p.closed FROM period p WHERE p.series = code AND p.period = key) IS DISTINCT FROM 0 THEN
    PERFORM refuse('SN003', 'the period is closed');
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION void_numbers(e event, d jsonb, code text, key text, lowest bigint, highest bigint, strict boolean)
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  were_reserved bigint;
BEGIN
  IF strict THEN
    PERFORM check_range(code, key, lowest, highest, '{reserved,finalized}');
    IF coalesce(length(d ->> 'reason'), 0) NOT BETWEEN 3 AND 255 THEN
      PERFORM refuse('SN003', 'a number is voided with a reason');
    END IF;
  END IF;
  SELECT count(*) INTO were_reserved FROM register r
  WHERE r.series = code AND r.period = key AND r.ordinal BETWEEN lowest AND highest AND r.state = 'reserved';
  UPDATE register r
  SET state = 'voided', reason = coalesce(d ->> 'reason', ''), origin = e.origin, since = e.recorded_at, by = e.actor,
    position = e.position
  WHERE r.series = code AND r.period = key AND r.ordinal BETWEEN lowest AND highest;
  UPDATE period p
  SET voided = p.voided + highest - lowest + 1, reserved = p.reserved - were_reserved,
    finalized = p.finalized - (highest - lowest + 1 - were_reserved)
  WHERE p.series = code AND p.period = key;
END
$$;

CREATE OR REPLACE FUNCTION move_reservation(e event, d jsonb, code text, key text, lowest bigint, highest bigint,
  strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF strict THEN
    PERFORM check_range(code, key, lowest, highest, '{reserved}');
    IF d ? 'holder' AND d ->> 'holder' IS DISTINCT FROM e.actor THEN
      PERFORM refuse('SN003', 'one takes numbers for oneself');
    END IF;
  END IF;
  UPDATE register r
  SET document = coalesce(d ->> 'document', r.document), holder = coalesce(d ->> 'holder', r.holder), origin = e.origin
  WHERE r.series = code AND r.period = key AND r.ordinal BETWEEN lowest AND highest;
  INSERT INTO register_story (series, period, ordinal, position)
  SELECT code, key, o, e.position FROM generate_series(lowest, highest) o;
END
$$;

CREATE OR REPLACE FUNCTION release_number(e event, code text, key text, released bigint, highest bigint, strict boolean)
RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF strict THEN
    PERFORM check_range(code, key, released, highest, '{reserved}');
    IF released <> highest
        OR (SELECT p.next - 1 FROM period p WHERE p.series = code AND p.period = key) <> released
        OR (SELECT r.shown FROM register r WHERE r.series = code AND r.period = key AND r.ordinal = released) = 1
        OR NOT coalesce((rules_of(code, key) ->> 'stepBack')::boolean, false) THEN
      PERFORM refuse('SN003', 'only the latest number steps back, never shown, where its series allows it');
    END IF;
  END IF;
  INSERT INTO register_story (series, period, ordinal, position)
  SELECT r.series, r.period, r.ordinal, r.first_position FROM register r
  WHERE r.series = code AND r.period = key AND r.ordinal = released
  UNION ALL SELECT code, key, released, e.position;
  DELETE FROM register r WHERE r.series = code AND r.period = key AND r.ordinal = released;
  UPDATE period p SET next = released, reserved = p.reserved - 1 WHERE p.series = code AND p.period = key;
END
$$;

CREATE OR REPLACE FUNCTION close_period(code text, key text, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- Of a series that has retired, too.
  IF strict AND (SELECT makes_period(r.rules::jsonb, key) FROM series_rules r
      WHERE r.series = code AND r.from_day <= key ORDER BY r.from_day DESC LIMIT 1) IS NOT TRUE THEN
    PERFORM refuse('SN003', 'a period is named by the day on which its rules have it begin, or all');
  ELSIF strict AND end_of(code, key) > day_of_clock('0 days') THEN
    PERFORM refuse('SN003', 'a period is closed when it is over');
  END IF;
  INSERT INTO period (series, period, first, next)
  SELECT code, key, start, start
  FROM (SELECT first_ordinal(r.rules::jsonb, key) AS start FROM series_rules r
    WHERE r.series = code AND r.from_day <= key ORDER BY r.from_day DESC LIMIT 1) begins
  ON CONFLICT DO NOTHING;
  UPDATE period p SET closed = 1
  WHERE p.series = code AND p.period = key AND (NOT strict OR (p.closed = 0 AND p.reserved = 0));
  IF NOT FOUND THEN
    PERFORM refuse('SN003', 'a period is closed once, and not while numbers of it are reserved');
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION apply_to_register(e event, d jsonb, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  code text := substr(e.stream, 8);
  key text := d ->> 'period';
  lowest bigint := (d ->> 'first')::bigint;
  highest bigint := (d ->> 'last')::bigint;
BEGIN
  IF e.type IN ('NumberReserved', 'NumberLost') THEN
    PERFORM take_numbers(e, d, code, key, lowest, highest, strict);
  ELSIF e.type = 'NumberFinalized' THEN
    PERFORM finalize_number(e, d, code, key, lowest, highest, strict);
  ELSIF e.type = 'NumberVoided' THEN
    PERFORM void_numbers(e, d, code, key, lowest, highest, strict);
  ELSIF e.type = 'ReservationMoved' THEN
    PERFORM move_reservation(e, d, code, key, lowest, highest, strict);
  ELSIF e.type = 'NumberReleased' THEN
    PERFORM release_number(e, code, key, lowest, highest, strict);
  ELSIF e.type = 'PeriodClosed' THEN
    PERFORM close_period(code, key, strict);
  ELSIF e.type = 'DocumentPrinted' AND d ? 'number' THEN
    UPDATE register r SET shown = 1 WHERE r.number = d ->> 'number' AND r.state = 'reserved';
  END IF;
END
$$;

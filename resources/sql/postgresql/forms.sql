-- The form of what everybody reads: series, parties, the company, and the kinds of documents (FORMAT, Data). A clerk's
-- program writes nothing else; but whoever speaks to the server without one could append an event that no program can
-- read, none is ever taken back, and all lists that hold it would be lost to everybody. What stands in one document alone
-- is left to its readers.

-- What stands in no text, but for line breaks and tabs where it has paragraphs: control characters, separators of lines,
-- and code points that are no characters.
CREATE OR REPLACE FUNCTION forbidden_characters() RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(chr(point), '')
  FROM (SELECT generate_series(1, 31) UNION ALL SELECT generate_series(127, 159) UNION ALL SELECT generate_series(8232, 8233)
    UNION ALL SELECT generate_series(64976, 65007)
    UNION ALL SELECT 65536 * plane + last FROM generate_series(0, 16) plane, generate_series(65534, 65535) last) points (point)
$$;

CREATE OR REPLACE FUNCTION is_text(word text, breaks text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT octet_length(word) <= 4096 AND translate(word, translate(forbidden_characters(), breaks, ''), '') = word
$$;

CREATE OR REPLACE FUNCTION is_kind(word text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT word IN ('invoice', 'credit-memo', 'purchase-order', 'quotation', 'delivery-note')
$$;

CREATE OR REPLACE FUNCTION is_integer(v jsonb, lowest bigint, highest bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof(v) = 'number' THEN scale(v::numeric) = 0 AND v::numeric BETWEEN lowest AND highest ELSE false END
$$;

-- Not nested so deeply that others cannot read it: SQLite takes a thousand levels, FORMAT has less than ten.
CREATE OR REPLACE FUNCTION is_shallow(data text, d jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT length(data) - length(translate(data, '[{', '')) < 100 OR NOT jsonb_path_exists(d, '$.**{100}')
$$;

-- Base64 in chunks, of at most 256 KiB.
CREATE OR REPLACE FUNCTION is_picture(v jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_typeof(v) = 'array' AND are_texts AND length(whole) <= 349528 AND length(whole) % 4 = 0
    AND whole ~ '^[A-Za-z0-9+/]*={0,2}$'
  FROM (SELECT coalesce(bool_and(jsonb_typeof(chunk) = 'string'), true), coalesce(string_agg(chunk #>> '{}', '' ORDER BY place), '')
    FROM jsonb_array_elements(CASE jsonb_typeof(v) WHEN 'array' THEN v ELSE '[]' END) WITH ORDINALITY AS row (chunk, place)
  ) logo (are_texts, whole)
$$;

-- Of a period: `all`, or the first day of the month with which it begins. Without regular expressions: each costs as much
-- as a look into a table (measured), and this is asked for each number.
CREATE OR REPLACE FUNCTION is_period_key(word text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT word = 'all' OR (word LIKE '____-__-01' AND translate(word, '0123456789', '') = '--' AND left(word, 4) > '0000'
    AND substr(word, 6, 2) BETWEEN '01' AND '12')
$$;

-- Whether these rules make such a period.
CREATE OR REPLACE FUNCTION makes_period(rules jsonb, key text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT is_period_key(key) AND CASE coalesce(rules ->> 'reset', 'yearly')
    WHEN 'never' THEN key = 'all'
    WHEN 'monthly' THEN key <> 'all'
    ELSE substr(key, 6, 2) = lpad(coalesce(rules ->> 'fiscalYearStart', '1'), 2, '0') END
$$;

-- The characters that a mask can make, one for each: `#` is any digit, and `?` the first one of a month.
CREATE OR REPLACE FUNCTION places_of(mask text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(replace(replace(replace(mask, '{YYYY}', '####'), '{YY}', '##'), '{MM}', '?#'), '{}', '')
$$;

CREATE OR REPLACE FUNCTION is_mask(word text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT word ~ '^([A-Z0-9./_-]|\{YYYY\}|\{YY\}|\{MM\}|\{#{1,12}\})+$' AND word ~ '^[^#]*\{#+\}[^#]*$'
    AND word !~ '[0-9}]\{#' AND word !~ '#\}[0-9{]' AND length(places_of(word)) <= 40
$$;

-- Whether some number of the one could read as some number of the other.
CREATE OR REPLACE FUNCTION can_clash(a text, b text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT length(a) = length(b) AND bool_and(x = y OR (x IN ('#', '?') AND y IN ('#', '?'))
    OR (x = '#' AND y BETWEEN '0' AND '9') OR (y = '#' AND x BETWEEN '0' AND '9')
    OR (x = '?' AND y IN ('0', '1')) OR (y = '?' AND x IN ('0', '1')))
  FROM unnest(string_to_array(a, NULL), string_to_array(b, NULL)) AS place (x, y)
$$;

-- Whether the value, if there is one, has this shape: an object of shapes by their keys, or the name of a form.
CREATE OR REPLACE FUNCTION fits(v jsonb, shape jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF v IS NULL OR jsonb_typeof(v) = 'null' THEN
    RETURN true;
  ELSIF jsonb_typeof(shape) = 'object' THEN
    RETURN jsonb_typeof(v) = 'object'
      AND (SELECT bool_and(fits(v -> key, inner_shape)) FROM jsonb_each(shape) AS field (key, inner_shape));
  END IF;
  RETURN CASE shape #>> '{}'
    WHEN 'line' THEN jsonb_typeof(v) = 'string' AND is_text(v #>> '{}', '')
    WHEN 'text' THEN jsonb_typeof(v) = 'string' AND is_text(v #>> '{}', E'\n\t')
    WHEN 'flag' THEN jsonb_typeof(v) = 'boolean'
    WHEN 'days' THEN is_integer(v, -1, 366)
    WHEN 'month' THEN is_integer(v, 1, 12)
    WHEN 'ordinal' THEN is_integer(v, 1, 999999999999)
    WHEN 'reset' THEN v IN ('"never"', '"yearly"', '"monthly"')
    WHEN 'order' THEN v IN ('"refuse"', '"warn"', '"ignore"')
    WHEN 'moment' THEN v IN ('"issue"', '"draft"')
    WHEN 'day' THEN v = '""' OR (jsonb_typeof(v) = 'string' AND v <> '"all"' AND is_period_key(v #>> '{}'))
    WHEN 'picture' THEN is_picture(v)
  END;
END
$$;

CREATE OR REPLACE FUNCTION party_shape() RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
  SELECT '{"id": "line", "name": "line", "tradingName": "line", "taxId": "line", "localTaxId": "line",
    "registrationId": "line", "legalForm": "line", "electronicAddress": "line", "contact": "line", "phone": "line",
    "email": "line", "address": {"street": "line", "street2": "line", "street3": "line", "postcode": "line",
      "city": "line", "region": "line", "country": "line"}}'::jsonb
$$;

CREATE OR REPLACE FUNCTION are_rules(rules jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_typeof(rules) = 'object' AND jsonb_typeof(rules -> 'mask') = 'string' AND is_mask(rules ->> 'mask')
    -- A period of earlier rules, where the start is used up.
    AND jsonb_typeof(rules -> 'startPeriod') = 'string' AND is_period_key(rules ->> 'startPeriod')
    AND fits(rules, '{"from": "day", "reset": "reset", "fiscalYearStart": "month", "start": "ordinal", "dateOrder": "order",
      "stepBack": "flag", "reserveAt": "moment"}')
    -- It tells the periods apart, and nothing that they do not fix.
    AND (rules ->> 'mask' ~ '\{YY') = (coalesce(rules ->> 'reset', 'yearly') <> 'never')
    AND (rules ->> 'mask' ~ '\{MM') = (coalesce(rules ->> 'reset', 'yearly') = 'monthly')
$$;

-- Whether everybody can read the data of such an event.
CREATE OR REPLACE FUNCTION can_be_read(type text, d jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE type
    WHEN 'SeriesDefined' THEN is_code(d ->> 'code') AND is_kind(d ->> 'kind') AND are_rules(d -> 'rules')
      AND fits(d, '{"code": "line", "kind": "line", "name": "line", "justification": "text", "isDefault": "flag"}')
    WHEN 'SeriesRulesChanged' THEN are_rules(d -> 'rules')
    WHEN 'PartySaved' THEN jsonb_typeof(d -> 'party' -> 'name') = 'string' AND fits(d, jsonb_build_object('party',
      party_shape(), 'isCustomer', 'flag', 'isSupplier', 'flag', 'currency', 'line', 'language', 'line', 'dueDays', 'days',
      'note', 'text'))
    WHEN 'CompanyChanged' THEN fits(d, jsonb_build_object('party', party_shape(), 'currency', 'line', 'language', 'line',
      'dueDays', 'days', 'terms', 'text', 'logo', 'picture', 'paymentMeans', '{"code": "line", "iban": "line",
        "bic": "line", "accountName": "line", "remittance": "line", "cardNumber": "line", "mandate": "line"}'::jsonb))
    ELSE type NOT IN ('DraftSaved', 'DocumentIssued') OR is_kind(d -> 'content' ->> 'kind')
  END;
END
$$;

-- The form of what everybody reads (FORMAT, Data). A clerk's program writes nothing else; but whoever speaks to the server
-- without one could append an event that no program can read, none is ever taken back, and the series, the document or
-- the list that holds it would be lost to everybody. Whether what an event says is true, as the sums of a document, is
-- left to whoever verifies the log.

-- What stands in no text, as regular expressions name it: control characters but for line breaks and tabs, separators of
-- lines, and code points that are no characters.
CREATE OR REPLACE FUNCTION forbidden_characters() RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT '\x01-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff'
    || '\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff\U0005fffe\U0005ffff'
    || '\U0006fffe\U0006ffff\U0007fffe\U0007ffff\U0008fffe\U0008ffff\U0009fffe\U0009ffff\U000afffe\U000affff'
    || '\U000bfffe\U000bffff\U000cfffe\U000cffff\U000dfffe\U000dffff\U000efffe\U000effff\U000ffffe\U000fffff'
    || '\U0010fffe\U0010ffff'
$$;

-- The texts at that place of a path that have one of these characters.
CREATE OR REPLACE FUNCTION texts_with(characters text, place text) RETURNS jsonpath
LANGUAGE sql IMMUTABLE AS $$
  SELECT format('%s ? (@ like_regex "[%s]")', place, replace(characters, '\', '\\'))::jsonpath
$$;

CREATE OR REPLACE FUNCTION has_long_text(d jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT FROM jsonb_path_query(d, '$.**') AS value
    WHERE jsonb_typeof(value) = 'string' AND octet_length(value #>> '{}') > 4096)
$$;

-- Not nested so deeply that others cannot read it: SQLite takes a thousand levels, FORMAT has less than ten.
CREATE OR REPLACE FUNCTION is_shallow(d jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT NOT jsonb_path_exists(d, '$.**{100}')
$$;

-- Whether all texts in the data are as texts are, wherever they stand; line breaks and tabs are where there are paragraphs.
CREATE OR REPLACE FUNCTION are_texts(data text, d jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT (octet_length(data) <= 4096 OR NOT has_long_text(d))
    AND (data !~ ('[' || forbidden_characters() || ']|\\[bfru]')
      OR NOT jsonb_path_exists(d, texts_with(forbidden_characters(), '$.**')))
    AND (data !~ '\\[nt]'
      OR NOT jsonb_path_exists(d, texts_with('\n\t', '$.** ? (@.type() == "object").keyvalue() ? (!(@.key == "note"
        || @.key == "description" || @.key == "terms" || @.key == "justification")).value')))
$$;

-- The published form of JSON (FORMAT, Data); null if there is a number that others cannot read.
CREATE OR REPLACE FUNCTION published(v jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(v)
    WHEN 'object' THEN (SELECT concat('{', string_agg(to_json(key) || ':' || published(value), ',' ORDER BY key COLLATE "C"), '}')
      FROM jsonb_each(v) AS member (key, value))
    WHEN 'array' THEN (SELECT concat('[', string_agg(published(value), ',' ORDER BY place), ']')
      FROM jsonb_array_elements(v) WITH ORDINALITY AS item (value, place))
    WHEN 'number' THEN CASE WHEN scale(v::numeric) = 0 AND abs(v::numeric) < 9007199254740992 THEN v::text END
    ELSE v::text END;
END
$$;

-- JSON without what is escaped in it: so each quotation mark begins or ends a text or a key.
CREATE OR REPLACE FUNCTION bare(json text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT regexp_replace(json, '\\.', '', 'g') $$;

CREATE OR REPLACE FUNCTION keys_in(json text) RETURNS int
LANGUAGE sql IMMUTABLE AS $$ SELECT cardinality(string_to_array(json, '":')) $$;

-- As a regular expression, of JSON in which nothing is escaped: something else than texts, lists and objects, or a blank by
-- which it could go unseen. (Some texts look like that, too.)
CREATE OR REPLACE FUNCTION other_values() RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT '":[^"{[]|\[[^]{"]|[]}"],[^"{]|[]}"]\s+[]}:,]' $$;

-- Whether all readers of this JSON read the same: of two members with one key the server takes the last, others the first;
-- numbers that the server takes are none to others; and some look for keys as they are written. Of texts, with no key that
-- has something escaped, it is enough that each key stands there as often as it was read. But what is escaped and need not
-- be, the server writes as it is: a colon, so, looks like the end of one key more.
CREATE OR REPLACE FUNCTION is_unambiguous(data text, d jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN data !~ '\\[u/]|\\[^"]*":' AND bare(data) !~ other_values() THEN keys_in(bare(data)) = keys_in(bare(d::text))
    ELSE published(d) = data END
$$;

-- Whether everybody can read all that stands in the data, whatever it means. Most are short texts in which nothing is escaped
-- or forbidden: of these one look tells it (measured: a fifth of the time).
CREATE OR REPLACE FUNCTION is_readable(data text, d jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT is_shallow(d) AND CASE
    WHEN octet_length(data) <= 4096 AND data !~ ('[\t\n' || forbidden_characters() || ']|\\|' || other_values())
    THEN keys_in(data) = keys_in(d::text)
    ELSE are_texts(data, d) AND is_unambiguous(data, d) END
$$;

CREATE OR REPLACE FUNCTION kinds() RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT 'invoice|credit-memo|purchase-order|quotation|delivery-note'
$$;

-- As a regular expression: at most 18 digits, of which nine behind the point, and not -0. (To look ahead would be shorter,
-- and takes three times as long.)
CREATE OR REPLACE FUNCTION decimal_form() RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT '(0(\.[0-9]{1,9})?|-?[1-9][0-9]{0,8}(\.[0-9]{1,9})?|-?[1-9][0-9]{17}'
    || (SELECT string_agg(format('|-?[1-9][0-9]{%s}(\.[0-9]{1,%s})?', digits - 1, 18 - digits), '')
      FROM generate_series(10, 17) digits)
    || (SELECT string_agg(format('|-0\.0{%s}[1-9][0-9]{0,%s}', zeros, 8 - zeros), '') FROM generate_series(0, 8) zeros) || ')'
$$;

-- What most decimals are, in a quarter of the time (measured).
CREATE OR REPLACE FUNCTION plain_decimal() RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT '(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?' $$;

CREATE OR REPLACE FUNCTION day_form() RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT '(?!0000)([0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)'
    || '|[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)'
$$;

-- What most days are, in half the time (measured).
CREATE OR REPLACE FUNCTION plain_day() RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT '[12][0-9]{3}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)'
$$;

-- The digits of a currency's minor unit; null for what is no currency (ISO 4217, as the program knows it).
CREATE OR REPLACE FUNCTION digits_of(currency text) RETURNS int
LANGUAGE sql IMMUTABLE AS $$
  SELECT ('{
    "AED": 2, "AFN": 2, "ALL": 2, "AMD": 2, "ANG": 2, "AOA": 2, "ARS": 2, "AUD": 2, "AWG": 2, "AZN": 2, "BAM": 2,
    "BBD": 2, "BDT": 2, "BGN": 2, "BHD": 3, "BIF": 0, "BMD": 2, "BND": 2, "BOB": 2, "BRL": 2, "BSD": 2, "BTN": 2,
    "BWP": 2, "BYN": 2, "BZD": 2, "CAD": 2, "CDF": 2, "CHF": 2, "CLP": 0, "CNY": 2, "COP": 2, "CRC": 2, "CUP": 2,
    "CVE": 2, "CZK": 2, "DJF": 0, "DKK": 2, "DOP": 2, "DZD": 2, "EGP": 2, "ERN": 2, "ETB": 2, "EUR": 2, "FJD": 2,
    "FKP": 2, "GBP": 2, "GEL": 2, "GHS": 2, "GIP": 2, "GMD": 2, "GNF": 0, "GTQ": 2, "GYD": 2, "HKD": 2, "HNL": 2,
    "HTG": 2, "HUF": 2, "IDR": 2, "ILS": 2, "INR": 2, "IQD": 3, "IRR": 2, "ISK": 0, "JMD": 2, "JOD": 3, "JPY": 0,
    "KES": 2, "KGS": 2, "KHR": 2, "KMF": 0, "KPW": 2, "KRW": 0, "KWD": 3, "KYD": 2, "KZT": 2, "LAK": 2, "LBP": 2,
    "LKR": 2, "LRD": 2, "LSL": 2, "LYD": 3, "MAD": 2, "MDL": 2, "MGA": 2, "MKD": 2, "MMK": 2, "MNT": 2, "MOP": 2,
    "MRU": 2, "MUR": 2, "MVR": 2, "MWK": 2, "MXN": 2, "MYR": 2, "MZN": 2, "NAD": 2, "NGN": 2, "NIO": 2, "NOK": 2,
    "NPR": 2, "NZD": 2, "OMR": 3, "PAB": 2, "PEN": 2, "PGK": 2, "PHP": 2, "PKR": 2, "PLN": 2, "PYG": 0, "QAR": 2,
    "RON": 2, "RSD": 2, "RUB": 2, "RWF": 0, "SAR": 2, "SBD": 2, "SCR": 2, "SDG": 2, "SEK": 2, "SGD": 2, "SHP": 2,
    "SLE": 2, "SOS": 2, "SRD": 2, "SSP": 2, "STN": 2, "SVC": 2, "SYP": 2, "SZL": 2, "THB": 2, "TJS": 2, "TMT": 2,
    "TND": 3, "TOP": 2, "TRY": 2, "TTD": 2, "TWD": 2, "TZS": 2, "UAH": 2, "UGX": 0, "USD": 2, "UYU": 2, "UZS": 2,
    "VED": 2, "VES": 2, "VND": 0, "VUV": 0, "WST": 2, "XAF": 0, "XCD": 2, "XCG": 2, "XOF": 0, "XPF": 0, "YER": 2,
    "ZAR": 2, "ZMW": 2, "ZWG": 2
  }'::jsonb -> currency)::int
$$;

-- Whether the texts of this list, as the server writes one, are all of the form. One look at many takes less than many do.
CREATE OR REPLACE FUNCTION are_all(form text, list text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT list ~ ('^\[("' || form || '"(, )?)*\]$')
$$;

CREATE OR REPLACE FUNCTION decimals_in(content jsonb) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT (jsonb_path_query_array(content, '$.lines[*].quantity') || jsonb_path_query_array(content, '$.lines[*].price')
    || jsonb_path_query_array(content, '$.lines[*].priceBase') || jsonb_path_query_array(content, '$.lines[*].tax.rate'))::text
$$;

CREATE OR REPLACE FUNCTION amounts_in(totals jsonb) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT ((totals -> 'lineNets') || jsonb_path_query_array(totals - '{lineNets,taxes}'::text[], '$.*')
    || jsonb_path_query_array(totals, '$.taxes[*].taxable') || jsonb_path_query_array(totals, '$.taxes[*].tax'))::text
$$;

CREATE OR REPLACE FUNCTION are_amounts(list text, currency text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT are_all(CASE digits_of(currency)
    WHEN 0 THEN '(0|-?[1-9][0-9]{0,17})'
    WHEN 2 THEN '((0|-?[1-9][0-9]{0,15})\.[0-9]{2}|-0\.(0[1-9]|[1-9][0-9]))'
    WHEN 3 THEN '((0|-?[1-9][0-9]{0,14})\.[0-9]{3}|-0\.(00[1-9]|0[1-9][0-9]|[1-9][0-9]{2}))' END, list)
$$;

-- Base64 in chunks, of at most 256 KiB.
CREATE OR REPLACE FUNCTION is_picture(chunks jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT length(whole) <= 349528 AND length(whole) % 4 = 0 AND whole ~ '^[A-Za-z0-9+/]*={0,2}$'
  FROM (SELECT coalesce(string_agg(chunk, '' ORDER BY place), '')
    FROM jsonb_array_elements_text(chunks) WITH ORDINALITY AS row (chunk, place)) logo (whole)
$$;

-- Of a period: `all`, or the first day of the month with which it begins. Without regular expressions: each costs as much
-- as a look into a table (measured), and this is asked for each number.
CREATE OR REPLACE FUNCTION is_period_key(word text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT word = 'all' OR (word LIKE '____-__-01' AND translate(word, '0123456789', '') = '--' AND left(word, 4) > '0000'
    AND substr(word, 6, 2) BETWEEN '01' AND '12')
$$;

-- The first day behind the period, as these rules have it; what is behind all days, in whatever order the database has, if it
-- has no end.
CREATE OR REPLACE FUNCTION period_end(rules jsonb, key text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN key = 'all' OR left(key, 4) = '9999' THEN '9999-99-99'
    WHEN rules ->> 'reset' = 'monthly' AND substr(key, 6, 2) < '12'
      THEN left(key, 5) || lpad((substr(key, 6, 2)::int + 1)::text, 2, '0') || '-01'
    WHEN rules ->> 'reset' = 'monthly' THEN lpad((left(key, 4)::int + 1)::text, 4, '0') || '-01-01'
    ELSE lpad((left(key, 4)::int + 1)::text, 4, '0') || substr(key, 5) END
$$;

-- Whether these rules make such a period.
CREATE OR REPLACE FUNCTION makes_period(rules jsonb, key text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT is_period_key(key) AND CASE rules ->> 'reset'
    WHEN 'never' THEN key = 'all'
    WHEN 'monthly' THEN key <> 'all'
    ELSE substr(key, 6, 2) = lpad(rules ->> 'fiscalYearStart', 2, '0') END
    -- The mask can name its year.
    AND (rules ->> 'mask' NOT LIKE '%{YY}%' OR left(key, 2) = '20') AND (rules ->> 'mask' NOT LIKE '%{YYYY}%' OR key >= '1000')
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

-- Whether these, which are of their shape, are the rules of a series.
CREATE OR REPLACE FUNCTION are_rules(rules jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT is_mask(rules ->> 'mask')
    -- A period of earlier rules, where the start is used up.
    AND (rules ->> 'startPeriod' = 'all') = (rules ->> 'reset' = 'never')
    AND (NOT rules ? 'from' OR (rules ->> 'from' <> 'all' AND makes_period(rules, rules ->> 'from')))
    AND (rules ->> 'fiscalYearStart')::bigint BETWEEN 1 AND 12
    AND length(rules ->> 'start') <= length(places_of(substring(rules ->> 'mask' FROM '\{#+\}')))
    -- It tells the periods apart, and nothing that they do not fix.
    AND (rules ->> 'mask' ~ '\{YY') = (rules ->> 'reset' <> 'never')
    AND (rules ->> 'mask' ~ '\{MM') = (rules ->> 'reset' = 'monthly')
$$;

-- What most documents are: texts in which nothing is escaped; a party, means of payment, and lines with a standard rate;
-- totals of one rate, with two digits, none of them negative. That every program can read such a document, and all of
-- them the same, can be seen in what is written, with a few looks that take half the time of the questions that
-- know all shapes (shapes.sql; measured). These are asked about what is not plain; but for keys of nobody that hold more
-- than a text, they find well whatever is (`tst_plain`).
--
-- In SQL, for such a function becomes a part of the one that calls it, and these are asked of every document.

-- Each beginning of what holds more than a text made a text with the empty name. (Taken away, what lies around it could join
-- to another beginning.) Their names are those of no text, wherever in a content they stand.
CREATE OR REPLACE FUNCTION without_nesting(content text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(replace(replace(replace(replace(replace(content,
    '"lines":[{', '"":"",'), '"tax":{"category":"S",', '"":"",'), '"address":{', '"":"",'), '"party":{', '"":"",'),
    '"seller":{', '"":"",'), '"paymentMeans":{', '"":"",'), '"follows":{', '"":"",')
$$;

-- As a regular expression, what is in no plain content then: characters that are looked at otherwise, lists, values that
-- are no texts, or blanks by which these go unseen. (Some texts look like that, too.)
CREATE OR REPLACE FUNCTION not_plain() RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT '[\t\n' || forbidden_characters() || ']|\\|\[|":[^"]|"\]|",\{|[]}"](,[^"{]|\s)|\{\}' $$;

-- Whether one of these names has a text instead, which a line, a party or the content itself could have.
CREATE OR REPLACE FUNCTION has_text_for_nesting(content text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT strpos(content, '"lines":"') + strpos(content, '"tax":"') + strpos(content, '"address":"')
    + strpos(content, '"party":"') + strpos(content, '"seller":"') + strpos(content, '"paymentMeans":"')
    + strpos(content, '"follows":"') + strpos(content, '"allowances":"') + strpos(content, '"charges":"')
    + strpos(content, '"period":"') > 0
$$;

-- Whether each key stands once in this JSON, in which nothing is escaped: the server reads one that stands twice once, so
-- that what is written is longer than what the server writes, but for its blanks. (With them, others go on both sides.)
CREATE OR REPLACE FUNCTION has_keys_once(written text, value jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT octet_length(replace(written, ', ', ',')) = octet_length(replace(replace(value::text, '": ', '":'), ', ', ','))
$$;

CREATE OR REPLACE FUNCTION is_plain_content(written text, content jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT octet_length(written) <= 4096 AND without_nesting(written) !~ not_plain() AND NOT has_text_for_nesting(written)
    AND has_keys_once(written, content) AND is_shallow(content)
    AND content ->> 'kind' = ANY (string_to_array(kinds(), '|'))
    AND NOT content ?| '{delivered,taxPoint,precedesDate,prepaid,rounding,deliverTo,payee,taxRepresentative,exemptions}'
    -- At once, for each look costs as much as a look into a table; with a blank between, which is in no day.
    AND (content ->> 'date') || ' ' || coalesce(content ->> 'due', content ->> 'date')
      ~ ('^(' || plain_day() || ') (' || plain_day() || ')$')
    AND are_all(plain_decimal(), decimals_in(content))
$$;

-- Without the beginnings of its lists and the rate, what is left is a row of amounts, most of them with a key. That each
-- stands where it belongs is told by their count: all keys there are, each once, eleven and those of one rate.
CREATE OR REPLACE FUNCTION are_plain_totals(written text, totals jsonb, content jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT octet_length(written) <= 4096 AND digits_of(content ->> 'currency') = 2
    AND totals ?& '{lineSum,allowances,charges,net,tax,gross,prepaid,rounding,payable,lineNets,taxes}'
    AND totals #> '{taxes,0}' ?& '{category,rate,tax,taxable}' AND totals #> '{taxes,1}' IS NULL
    AND octet_length(written) - octet_length(replace(written, '":', '')) = 2 * (11 + 4)
    AND totals #>> '{taxes,0,rate}' ~ ('^' || plain_decimal() || '$') AND strpos(written, '"lineNets":[') > 0
    AND replace(replace(replace(written, '"lineNets":[', ''), '"taxes":[{"category":"S",', ''),
      '"rate":"' || (totals #>> '{taxes,0,rate}') || '",', '')
      ~ '^\{(("[A-Za-z]+":)?"(0|[1-9][0-9]{0,15})\.[0-9]{2}"[],}]+)+$'
    AND jsonb_array_length(totals -> 'lineNets') = jsonb_array_length(content -> 'lines')
$$;

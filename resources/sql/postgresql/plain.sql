-- What most documents are: texts in which nothing is escaped; a party, means of payment, and lines with a standard rate;
-- totals of one rate, with two digits, none of them negative. That such a document is of its shape can be seen in what is
-- written, with a few looks that take a third of the time of the questions that know all shapes (shapes.sql; measured).
-- These are asked about what is not plain; whatever is, everybody can read (`tst_plain`).

-- Without the beginnings of what holds more than a text. Their names are those of no text, wherever in a content they stand.
CREATE OR REPLACE FUNCTION without_nesting(content text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(replace(replace(replace(replace(replace(content, '"lines":[{', ''), '"tax":{"category":"S",', ''),
    '"address":{', ''), '"party":{', ''), '"seller":{', ''), '"paymentMeans":{', ''), '"follows":{', '')
$$;

-- As a regular expression, what is in no plain content then: characters that are looked at otherwise, lists, values that are no
-- texts, or blanks by which these go unseen. (Some texts look like that, too.)
CREATE OR REPLACE FUNCTION not_plain() RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT '[\t\n' || forbidden_characters() || ']|\\|\[|":[^"]|"\]|",\{|[]}"](,[^"{]|\s)|\{\}' $$;

-- Where one of them that can be in a line, a party or the content itself is a text instead; 0: nowhere.
CREATE OR REPLACE FUNCTION flattened(content text) RETURNS int
LANGUAGE sql IMMUTABLE AS $$
  SELECT strpos(content, '"lines":"') + strpos(content, '"tax":"') + strpos(content, '"address":"') + strpos(content, '"party":"')
    + strpos(content, '"seller":"') + strpos(content, '"paymentMeans":"') + strpos(content, '"follows":"')
    + strpos(content, '"allowances":"') + strpos(content, '"charges":"') + strpos(content, '"period":"')
$$;

CREATE OR REPLACE FUNCTION is_plain_content(written text, content jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT octet_length(written) <= 4096 AND without_nesting(written) !~ not_plain() AND flattened(written) = 0
    -- A key that stands twice was read once, so that what is written is longer.
    AND octet_length(replace(written, ', ', ',')) = octet_length(replace(replace(content::text, '": ', '":'), ', ', ','))
    AND content ->> 'kind' = ANY (string_to_array(kinds(), '|'))
    AND NOT content ?| '{delivered,taxPoint,precedesDate,prepaid,rounding,deliverTo,payee,taxRepresentative,exemptions}'
    AND (content ->> 'date') || coalesce(content ->> 'due', content ->> 'date')
      ~ '^([12][0-9]{3}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)){2}$'
    AND are_all('(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?', decimals_in(content))
$$;

-- Without what holds the amounts, and the rate, they are a row of them, each perhaps with its name.
CREATE OR REPLACE FUNCTION are_plain_totals(written text, totals jsonb, content jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT octet_length(written) <= 4096 AND digits_of(content ->> 'currency') = 2
    AND totals ?& '{lineSum,allowances,charges,net,tax,gross,prepaid,rounding,payable,lineNets,taxes}'
    AND totals #> '{taxes,0}' ?& '{category,rate,tax,taxable}' AND octet_length(written) - octet_length(replace(written, '":', '')) = 2 * 15
    AND totals #>> '{taxes,0,rate}' ~ '^(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?$' AND strpos(written, '"lineNets":[') > 0
    AND replace(replace(replace(written, '"lineNets":[', ''), '"taxes":[{"category":"S",', ''),
      '"rate":"' || (totals #>> '{taxes,0,rate}') || '",', '') ~ '^\{(("[A-Za-z]+":)?"(0|[1-9][0-9]{0,15})\.[0-9]{2}"[],}]+)+$'
    AND jsonb_array_length(totals -> 'lineNets') = jsonb_array_length(content -> 'lines')
$$;

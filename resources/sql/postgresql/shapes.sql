-- Of what shape the data of each type of event is (FORMAT, Events). An object has its keys, of which those that end in "!"
-- are always there; an array has one shape for all that is in it; anything else is the name of a form, or the words that
-- may stand there. Other keys than these are nobody's (FORMAT, Data), and have texts where all others have.
--
-- A shape is not looked at when events come: of each a question is made once, in the server's language for paths, whether
-- something is of another shape. Of a document with four lines it takes 30 microseconds; a function that goes through
-- shape and document takes ten times as long (measured).

CREATE OR REPLACE FUNCTION shapes() RETURNS TABLE (what text, shape jsonb)
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  address jsonb := '{"street": "text", "street2": "text", "street3": "text", "postcode": "text", "city": "text",
    "region": "text", "country": "text"}';
  party jsonb := jsonb_build_object('address', address) || '{"id": "text", "name": "text", "tradingName": "text", "taxId": "text",
    "localTaxId": "text", "registrationId": "text", "legalForm": "text", "electronicAddress": "text", "contact": "text",
    "phone": "text", "email": "text"}';
  means jsonb := '{"code": "text", "iban": "text", "bic": "text", "accountName": "text", "remittance": "text",
    "cardNumber": "text", "mandate": "text"}';
  category jsonb := '"S|Z|E|AE|K|G|O|L|M|B"';
  tax jsonb := jsonb_build_object('category!', category, 'rate', 'decimal');
  adjustments jsonb := jsonb_build_array(jsonb_build_object('tax', tax) || '{"amount": "decimal", "reason": "text",
    "reasonCode": "text", "percent": "decimal", "base": "decimal"}');
  range jsonb := '{"from": "day", "to": "day"}';
  -- That the decimals of lines, and the amounts of totals, are some is asked of all of a document at once (checks.sql).
  line jsonb := jsonb_build_object('tax', tax || '{"rate": "text"}', 'allowances', adjustments, 'charges', adjustments, 'period', range) || '{
    "text": "text", "description": "text", "quantity": "text", "unit": "text", "price": "text",
    "priceBase": "text", "note": "text", "orderLine": "text", "objectId": "text", "accounting": "text",
    "sellersItem": "text", "buyersItem": "text", "standardItem": "text", "classification": "text",
    "originCountry": "text"}';
  content jsonb := jsonb_build_object('kind!', kinds(), 'party', party, 'seller', party, 'deliverTo', party, 'payee', party,
      'taxRepresentative', party, 'lines', jsonb_build_array(line), 'allowances', adjustments, 'charges', adjustments,
      'period', range, 'paymentMeans', means) || '{
    "series": "text", "date": "day", "due": "day", "currency": "text", "language": "text", "reference": "text",
    "orderReference": "text", "contractReference": "text", "projectReference": "text", "despatchReference": "text",
    "receivingReference": "text", "tenderReference": "text", "objectReference": "text", "accounting": "text",
    "precedes": "text", "precedesDate": "day", "follows": {"document": "text", "kind": "text", "number": "text"},
    "delivered": "day", "taxPoint": "day", "prepaid": "decimal", "rounding": "decimal",
    "exemptions": [{"category": "text", "reason": "text", "reasonCode": "text"}], "note": "text", "terms": "text"}';
  totals jsonb := jsonb_build_object('lineNets', '["text"]'::jsonb, 'taxes', jsonb_build_array(jsonb_build_object(
    'category!', category) || '{"rate!": "decimal", "taxable!": "text", "tax!": "text"}'));
  rules jsonb := '{"from": "period", "startPeriod!": "period", "mask!": "text", "reset!": "never|yearly|monthly",
    "fiscalYearStart!": "count", "start!": "count", "dateOrder!": "refuse|warn|ignore", "stepBack!": "flag",
    "reserveAt!": "issue|draft"}';
  span jsonb := '{"period!": "period", "first!": "count", "last!": "count"}';
  printed jsonb := '{"medium!": "printer|pdf|json", "copy": "copies", "number": "text"}';
BEGIN
  RETURN QUERY VALUES
    ('content', content),
    ('totals', totals),
    ('SeriesDefined', jsonb_build_object('rules!', rules, 'kind!', kinds()) || '{"code!": "word", "name": "text",
      "justification": "text", "isDefault": "flag"}'),
    ('SeriesRulesChanged', jsonb_build_object('rules!', rules)),
    ('SeriesRetired', '{}'),
    ('NumberReserved', span || '{"firstNumber!": "word", "lastNumber!": "word", "pattern": "text", "document": "text",
      "purpose": "text", "holder": "text"}'),
    ('ReservationMoved', span || '{"document": "text", "holder": "text"}'),
    ('NumberFinalized', span || '{"document!": "word", "number!": "word", "date!": "day", "inversion": "word"}'),
    ('NumberVoided', span || '{"reason!": "text"}'),
    ('NumberReleased', span),
    ('PeriodClosed', '{"period!": "period"}'),
    ('DraftSaved', '{"content!": {}, "net": "decimal", "gross": "decimal"}'),
    ('DraftDiscarded', '{"reason": "text"}'),
    ('DocumentIssued', '{"content!": {}, "totals!": {}, "series!": "word", "period!": "period", "ordinal!": "count",
      "number!": "word"}'),
    ('DocumentVoided', '{"reason": "text"}'),
    ('DocumentPrinted', printed),
    ('DocumentPrintFailed', printed - 'number'),
    ('DocumentCredited', '{"by!": "word", "number": "text"}'),
    ('CreditWithdrawn', '{"by!": "word", "number": "text"}'),
    ('PartySaved', jsonb_build_object('party!', (party - 'name') || '{"name!": "text"}') || '{"isCustomer": "flag", "isSupplier": "flag",
      "currency": "text", "language": "text", "dueDays": "days", "note": "text"}'),
    ('PartyArchived', '{}'),
    ('CompanyChanged', jsonb_build_object('party', party, 'paymentMeans', means) || '{"currency": "text", "language": "text",
      "dueDays": "days", "terms": "text", "logo": ["text"]}'),
    ('ClockConfirmed', '{"clock": "text", "head": "text"}');
END
$$;

-- What a value of this form is not, as a condition on the value at that place of a path.
CREATE OR REPLACE FUNCTION malformed(place text, form text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT format(CASE form
    WHEN 'text' THEN '%1$s.type() != "string"'
    WHEN 'word' THEN '%1$s.type() != "string" || %1$s == ""'
    WHEN 'flag' THEN '%1$s.type() != "boolean"'
    WHEN 'count' THEN '%1$s.type() != "number" || exists(%1$s ? (@ < 1 || @ > 999999999999 || @.floor() != @))'
    WHEN 'copies' THEN '%1$s.type() != "number" || exists(%1$s ? (@ < 0 || @ > 2147483647 || @.floor() != @))'
    WHEN 'days' THEN '%1$s.type() != "number" || exists(%1$s ? (@ < -1 || @ > 366 || @.floor() != @))'
    WHEN 'decimal' THEN '%1$s.type() != "string" || exists(%1$s ? (!(@ like_regex "^%2$s$")))'
    WHEN 'day' THEN '%1$s.type() != "string" || exists(%1$s ? (!(@ like_regex "^%3$s$")))'
    WHEN 'period' THEN '%1$s.type() != "string" || exists(%1$s ? (@ != "all" && !(@ like_regex "^%3$s$" && @ like_regex "-01$")))'
    ELSE '%1$s.type() != "string" || exists(%1$s ? (!(%4$s)))' END,
    place, replace(decimal_form(), '\', '\\'), day_form(),
    (SELECT string_agg(format('@ == "%s"', word), ' || ') FROM unnest(string_to_array(form, '|')) word))
$$;

-- What is not of this shape, as a condition on the value at that place. (A path looks into arrays by itself: so the type
-- is asked first.)
CREATE OR REPLACE FUNCTION misshapen(place text, shape jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  faults text;
BEGIN
  IF jsonb_typeof(shape) = 'array' THEN
    RETURN format('%1$s.type() != "array" || %1$s.size() > 1000 || %2$s', place, misshapen(place || '[*]', shape -> 0));
  ELSIF jsonb_typeof(shape) <> 'object' THEN
    RETURN malformed(place, shape #>> '{}');
  ELSIF shape <> '{}' AND NOT EXISTS (SELECT FROM jsonb_each(shape) AS field (key, value) WHERE value <> '"text"' OR key LIKE '%!') THEN
    RETURN format('%1$s.type() != "object" || %1$s.*.type() != "string"', place);
  END IF;
  SELECT string_agg(CASE WHEN key LIKE '%!' THEN format('!exists(%s) || ', inner_place) ELSE '' END
    || misshapen(inner_place, inner_shape), ' || ' ORDER BY key)
  INTO faults
  FROM jsonb_each(shape) AS field (key, inner_shape), format('@."%s"', rtrim(key, '!')) AS inner_place;
  RETURN format(CASE WHEN faults IS NULL THEN '%s.type() != "object"' ELSE '%1$s.type() != "object" || exists(%1$s ? (%2$s))' END,
    place, faults);
END
$$;

-- The questions, as they are made of the shapes: functions, each of which is one or more paths that find what is of another
-- shape. Those about a document are by themselves, for a program's first command on a connection waits until the server has
-- read all that its function names.
CREATE OR REPLACE FUNCTION questions() RETURNS TABLE (name text, arguments text, source text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = seriatim, pg_temp AS $$
BEGIN
  RETURN QUERY
  WITH paths (what, path) AS MATERIALIZED (
    SELECT s.what, format('%L::jsonpath', format('$ ? (%s)', misshapen('$', s.shape))) FROM shapes() s
  )
  SELECT 'misshape_of_' || p.what, '', 'SELECT ' || p.path FROM paths p WHERE p.what IN ('content', 'totals')
  UNION ALL
  SELECT 'misshape_of', 'type text', format('SELECT CASE type %s END', string_agg(format('WHEN %L THEN %s', p.what, p.path), ' '))
  FROM paths p WHERE p.what NOT IN ('content', 'totals');
END
$$;

DO $$
DECLARE
  question record;
BEGIN
  FOR question IN SELECT * FROM questions() LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION %I(%s) RETURNS jsonpath LANGUAGE sql IMMUTABLE AS %L', question.name,
      question.arguments, question.source);
  END LOOP;
END
$$;

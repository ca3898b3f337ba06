-- What the server itself holds a clerk to, whatever program speaks, beside the story of a number (register.sql) and of a
-- document (document.sql). SN004: an event is not well formed; SN003: it would be a story that cannot be.

-- Which streams an event may stand in; null if no clerk appends such events.
CREATE OR REPLACE FUNCTION stream_kind(type text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN type IN ('SeriesDefined', 'SeriesRulesChanged', 'SeriesRetired', 'NumberReserved', 'ReservationMoved',
      'NumberFinalized', 'NumberVoided', 'NumberReleased', 'PeriodClosed') THEN 'series'
    WHEN type IN ('DraftSaved', 'DraftDiscarded', 'DocumentIssued', 'DocumentVoided', 'DocumentPrinted',
      'DocumentPrintFailed', 'DocumentCredited', 'CreditWithdrawn') THEN 'document'
    WHEN type IN ('PartySaved', 'PartyArchived') THEN 'party'
    WHEN type = 'CompanyChanged' THEN 'company'
    WHEN type = 'ClockConfirmed' THEN 'log'
  END
$$;

CREATE OR REPLACE FUNCTION is_uuid(word text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT word LIKE '________-____-____-____-____________' AND translate(word, '0123456789abcdef', '') = '----'
$$;

CREATE OR REPLACE FUNCTION is_code(word text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT length(word) BETWEEN 1 AND 16 AND left(word, 1) <> '-'
    AND translate(word, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-', '') = ''
$$;

CREATE OR REPLACE FUNCTION is_name(word text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT length(word) BETWEEN 1 AND 255 AND word !~ '[\x01-\x1f\x7f-\x9f]'
$$;

CREATE OR REPLACE FUNCTION is_digest(request jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_typeof(request) = 'string' AND request #>> '{}' ~ '^[0-9a-f]{1,64}$'
$$;

-- Pages are counted, files of data are not.
CREATE OR REPLACE FUNCTION is_copy(printed jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT printed ->> 'medium' = 'json' OR coalesce((printed ->> 'copy')::bigint, 0) >= 1
$$;

-- In PL/pgSQL, as are the next two that are asked of what is not plain (plain.sql): a function in SQL becomes a part of the
-- one that calls it, and is readied with it in each transaction, asked or not.
CREATE OR REPLACE FUNCTION is_content(content jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN NOT jsonb_path_exists(content, misshape_of_content()) AND are_all(decimal_form(), decimals_in(content));
END
$$;

-- `written` is what was read as these totals: as many keys as they have, with nothing escaped in them.
CREATE OR REPLACE FUNCTION are_totals(written text, totals jsonb, content jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN NOT jsonb_path_exists(totals, misshape_of_totals())
    AND totals ?& '{lineSum,allowances,charges,net,tax,gross,prepaid,rounding,payable,lineNets,taxes}'
    AND strpos(written, '\') = 0 AND written !~ other_values()
    AND keys_in(written) = 12 + 4 * jsonb_array_length(totals -> 'taxes')
    AND are_amounts(amounts_in(totals), content ->> 'currency')
    AND jsonb_array_length(totals -> 'lineNets') = coalesce(jsonb_array_length(content -> 'lines'), 0);
END
$$;

CREATE OR REPLACE FUNCTION is_range(span jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$ SELECT (span ->> 'last')::bigint - (span ->> 'first')::bigint BETWEEN 0 AND 9999 $$;

-- Whether everybody can read the data of such an event.
CREATE OR REPLACE FUNCTION can_be_read(type text, data text, d jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN NOT jsonb_path_exists(d, misshape_of(type)) AND is_readable(data, d) AND CASE type
    WHEN 'SeriesDefined' THEN is_code(d ->> 'code') AND are_rules(d -> 'rules')
    WHEN 'SeriesRulesChanged' THEN are_rules(d -> 'rules')
    WHEN 'CompanyChanged' THEN NOT d ? 'logo' OR is_picture(d -> 'logo')
    WHEN 'DraftSaved' THEN is_content(d -> 'content')
    WHEN 'DocumentIssued' THEN is_content(d -> 'content') AND are_totals(published(d -> 'totals'), d -> 'totals', d -> 'content')
    WHEN 'DocumentPrinted' THEN is_copy(d)
    WHEN 'DocumentPrintFailed' THEN is_copy(d)
    WHEN 'NumberFinalized' THEN d -> 'first' = d -> 'last'
    WHEN 'NumberReleased' THEN d -> 'first' = d -> 'last'
    WHEN 'NumberReserved' THEN is_range(d)
    WHEN 'ReservationMoved' THEN is_range(d)
    WHEN 'NumberVoided' THEN is_range(d)
    ELSE true END;
END
$$;

CREATE OR REPLACE FUNCTION is_readable_content(content text, c jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN is_readable(content, c) AND is_content(c);
END
$$;

-- What can be issued: a document with its content and totals, by a command with a UUID.
CREATE OR REPLACE FUNCTION can_be_issued(command text, request text, document text, code text, content text, totals text,
  c jsonb, t jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT is_uuid(command) AND is_uuid(document) AND length(request) = 32 AND translate(request, '0123456789abcdef', '') = ''
    AND left(content, 1) = '{' AND left(totals, 1) = '{' AND octet_length(content) + octet_length(totals) <= 1000000
    AND c ->> 'series' = code AND c ? 'date'
    AND (is_plain_content(content, c) OR is_readable_content(content, c))
    AND (are_plain_totals(totals, t, c) OR are_totals(totals, t, c))
$$;

CREATE OR REPLACE FUNCTION refuse_issue() RETURNS void
LANGUAGE sql VOLATILE AS $$
  SELECT refuse('SN004', 'a document is issued with its content and totals, by a command with a UUID, by somebody and from somewhere')
$$;

CREATE OR REPLACE FUNCTION check_form(streams text[], versions bigint[], types text[], datas text[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  events int := cardinality(types);
  kind text;
  name text;
BEGIN
  IF events IS NULL OR events = 0 OR cardinality(streams) <> events OR cardinality(versions) <> events
      OR cardinality(datas) <> events OR array_position(streams || types || datas, NULL) > 0
      OR array_position(versions, NULL) > 0 THEN
    PERFORM refuse('SN004', 'each event has stream, version, type and data');
  END IF;
  FOR i IN 1 .. events LOOP
    kind := stream_kind(types[i]);
    name := substr(streams[i], length(kind) + 2);
    IF kind IS NULL THEN
      PERFORM refuse('SN004', 'no event of this type is appended by clerks: ' || types[i]);
    ELSIF streams[i] <> concat_ws('/', kind, nullif(name, '')) OR NOT (CASE
        WHEN kind = 'series' THEN is_code(name)
        WHEN kind IN ('document', 'party') THEN is_uuid(name)
        ELSE name = '' END) THEN
      PERFORM refuse('SN004', 'this event does not stand in such a stream: ' || streams[i]);
    ELSIF octet_length(datas[i]) > 1048576 OR left(datas[i], 1) <> '{' THEN
      PERFORM refuse('SN004', 'the data of an event is one JSON object of at most 1 MiB');
    END IF;
  END LOOP;
END
$$;

-- What belongs together, at the end of an append: a document is issued with the number that becomes final, and voided
-- with it.
CREATE OR REPLACE FUNCTION check_outcome(streams text[], types text[], datas jsonb[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  finals text[] := '{}';
BEGIN
  FOR i IN 1 .. cardinality(types) LOOP
    -- Apart, so that what is rare is not looked up each time.
    IF types[i] = 'NumberFinalized' THEN
      finals := finals || (datas[i] ->> 'document');
    ELSIF types[i] = 'DocumentVoided' THEN
      PERFORM FROM document k JOIN register r USING (series, period, ordinal, number)
      WHERE k.id = substr(streams[i], 10) AND r.document = k.id AND r.state = 'voided';
      IF NOT FOUND THEN
        PERFORM refuse('SN003', 'an issued document is voided together with its number');
      END IF;
    ELSIF types[i] = 'NumberVoided' THEN
      PERFORM FROM register r JOIN document k USING (series, period, ordinal, number)
      WHERE r.series = substr(streams[i], 8) AND r.period = datas[i] ->> 'period'
        AND r.ordinal BETWEEN (datas[i] ->> 'first')::bigint AND (datas[i] ->> 'last')::bigint
        AND k.state IN ('issued', 'credited');
      IF FOUND THEN
        PERFORM refuse('SN003', 'the number of an issued document is voided together with it');
      END IF;
    END IF;
  END LOOP;
  FOR i IN 1 .. cardinality(types) LOOP
    IF types[i] = 'DocumentIssued' AND substr(streams[i], 10) <> ALL (finals) THEN
      PERFORM refuse('SN003', 'a document is issued together with its number');
    END IF;
  END LOOP;
END
$$;

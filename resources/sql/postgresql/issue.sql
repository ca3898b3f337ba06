-- The commonest command: a document that is issued under the next number of its period. It is held to the same rules as
-- its three events by themselves (register.sql, document.sql), and leaves the same rows; but each row is written once:
-- the number is final from the start, and the counter moves one step.

-- Whether the first and the last event are, to the letter, what comes with a document's issue under its number.
CREATE OR REPLACE FUNCTION frames_issue(actor text, document text, issued jsonb, pattern text, taken text, final text)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  request text := substr(right(taken, 34), 1, 32);
BEGIN
  RETURN translate(request, '0123456789abcdef', '') = ''
    AND taken = format('{"document":"%1$s","first":%2$s,"firstNumber":%3$s,"holder":%4$s,"last":%2$s,"lastNumber":%3$s,'
      '"pattern":%5$s,"period":%6$s,"request":"%7$s"}',
      document, issued -> 'ordinal', issued -> 'number', to_json(actor), to_json(pattern), issued -> 'period', request)
    AND issued #> '{content,date}' IS NOT NULL
    AND final = format('{"date":%1$s,"document":"%2$s","first":%3$s,"last":%3$s,"number":%4$s,"period":%5$s}',
      issued #> '{content,date}', document, issued -> 'ordinal', issued -> 'number', issued -> 'period');
END
$$;

-- Applies such a command, whose first event will stand at `begins`. False: nothing was written, and the events are to be
-- looked at one by one: it is another command, or the first of its period, or one to be refused, which that explains.
CREATE OR REPLACE FUNCTION issue_at_once(e event, begins bigint, streams text[], versions bigint[], types text[],
  datas text[]) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  code text := substr(streams[1], 8);
  document text := substr(streams[2], 10);
  issued jsonb;
  key text;
  o bigint;
  pattern text;
  spelled text;
BEGIN
  IF (types = '{NumberReserved,DocumentIssued,NumberFinalized}' AND cardinality(versions) = 3 AND cardinality(datas) = 3
      AND streams = ARRAY['series/' || code, 'document/' || document, 'series/' || code] AND is_uuid(document)
      AND left(datas[2], 1) = '{' AND octet_length(datas[2]) <= 1048576) IS NOT TRUE THEN
    RETURN false;
  END IF;
  issued := datas[2]::jsonb;
  key := issued ->> 'period';
  o := issued ->> 'ordinal';
  pattern := pattern_of(rules_of(code, key), key);
  spelled := number_text(pattern, o);
  -- A number that is longer than its braces is one with more digits than the mask has.
  IF (issued ->> 'series' = code AND issued ->> 'number' = spelled AND length(spelled) = length(pattern) - 2
      AND frames_issue(e.actor, document, issued, pattern, datas[1], datas[3])) IS NOT TRUE THEN
    RETURN false;
  END IF;
  UPDATE period p SET next = o + 1, finalized = p.finalized + 1
  WHERE p.series = code AND p.period = key AND p.next = o AND p.closed = 0;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO register (series, period, ordinal, number, state, document, holder, origin, purpose, date, since, by,
    first_position, finalized_position, position)
  VALUES (code, key, o, spelled, 'finalized', document, e.actor, e.origin, '', issued #>> '{content,date}',
    e.recorded_at, e.actor, begins, begins + 2, begins + 2);
  e.stream := streams[2];
  e.version := versions[2];
  e.position := begins + 1;
  RETURN issue_document(e, issued, begins + 2, true);
END
$$;

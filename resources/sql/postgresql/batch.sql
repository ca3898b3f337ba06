-- Documents that are issued under consecutive numbers of a period, decided by whoever holds the turn: a batch, or one. As
-- of one by itself (issue.sql), each row is written once; and the rows of many documents are written together.
-- (Statements over many rows take longer for one: so both are spelled out.)

-- A document of a batch, as it is sent; its content and totals are JSON objects.
CREATE TYPE issuable AS (command text, request text, document text, version bigint, content text, totals text);

-- The same with its number, with content and totals read, and with the position behind which its events come.
CREATE TYPE issued AS (command text, request text, document text, version bigint, content text, totals text, c jsonb, t jsonb,
  ordinal bigint, number text, begins bigint);

CREATE OR REPLACE FUNCTION numbered(documents issuable[], pattern text, wished bigint, begins bigint) RETURNS issued[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT array_agg(ROW(d.command, d.request, d.document, d.version, d.content, d.totals, d.content::jsonb, d.totals::jsonb,
    wished + n - 1, number_text(pattern, wished + n - 1), numbered.begins + 3 * (n - 1))::issued ORDER BY n)
  FROM unnest(documents) WITH ORDINALITY AS d (command, request, document, version, content, totals, n)
$$;

-- The events of a batch, each with the hash that chains it. `e` has what they share, and the hash that the first is chained
-- to; `step` is the version of the series' stream.
CREATE OR REPLACE FUNCTION events_of(documents issued[], e event, code text, key text, pattern text, step bigint)
RETURNS event[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
  d issued;
  quoted_key text := to_json(key);
  datas text[];
  made event[];
BEGIN
  FOREACH d IN ARRAY documents LOOP
    e.command_id := d.command;
    datas := issue_data(e.actor, d.request, code, quoted_key, d.document, d.c -> 'date', d.content, d.totals, d.ordinal,
      to_json(d.number)::text, pattern);
    FOR k IN 1 .. 3 LOOP
      e.position := d.begins + k;
      IF k = 2 THEN
        e.stream := 'document/' || d.document;
        e.version := d.version;
        e.type := 'DocumentIssued';
      ELSE
        step := step + 1;
        e.stream := 'series/' || code;
        e.version := step;
        e.type := CASE k WHEN 1 THEN 'NumberReserved' ELSE 'NumberFinalized' END;
      END IF;
      e.data := datas[k];
      e.hash := link(e.hash, e.position, e.stream, e.version, e.type, e.recorded_at, e.actor, e.origin, e.command_id, e.data);
      made := made || e;
    END LOOP;
  END LOOP;
  RETURN made;
END
$$;

-- Whether each of them has the next version of its document's stream.
CREATE OR REPLACE FUNCTION are_next(documents issuable[]) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT bool_and(coalesce(d.version = 1 + coalesce(
    (SELECT k.version FROM event k WHERE k.stream = 'document/' || d.document ORDER BY k.version DESC LIMIT 1), 0), false))
  FROM unnest(documents) d
$$;

-- Whether each of them is of that kind, and dated within the period.
CREATE OR REPLACE FUNCTION belong_to(documents issued[], kind text, key text, ends text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT bool_and(d.c ->> 'kind' = belong_to.kind AND (key = 'all' OR (d.c ->> 'date' >= key AND d.c ->> 'date' < ends)))
  FROM unnest(documents) d
$$;

-- Writes what these events change; `e` has who did it, where and when.
CREATE OR REPLACE FUNCTION write_rows(documents issued[], e event, code text, key text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO command (id, first, last, request)
  SELECT d.command, d.begins + 1, d.begins + 3, d.request
  FROM unnest(documents) d;
  UPDATE period p SET next = p.next + cardinality(documents), finalized = p.finalized + cardinality(documents)
  WHERE p.series = code AND p.period = key;
  INSERT INTO register (series, period, ordinal, number, state, document, holder, origin, purpose, date, since, by,
    first_position, finalized_position, position)
  SELECT code, key, d.ordinal, d.number, 'finalized', d.document, e.actor, e.origin, '', d.c ->> 'date', e.recorded_at, e.actor,
    d.begins + 1, d.begins + 3, d.begins + 3
  FROM unnest(documents) d;
  PERFORM list_issued(d.document, d.version, code, key, d.ordinal, d.number, d.c, d.t, d.begins + 2, e.recorded_at,
    e.actor, d.begins + 3, true)
  FROM unnest(documents) d;
END
$$;

-- Each document of a batch appended by itself, and looked at event by event: of a period that has no number yet, and of
-- whatever is to be refused, with the reason.
CREATE OR REPLACE FUNCTION issue_by_steps(documents issued[], origin text, code text, key text, pattern text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  d issued;
  step bigint := coalesce((SELECT max(k.version) FROM event k WHERE k.stream = 'series/' || code), 0);
  last bigint;
BEGIN
  FOREACH d IN ARRAY documents LOOP
    last := append(d.command, origin, ARRAY['series/' || code, 'document/' || d.document, 'series/' || code],
      ARRAY[step + 1, d.version, step + 2], '{NumberReserved,DocumentIssued,NumberFinalized}',
      issue_data(session_user, d.request, code, to_json(key)::text, d.document, d.c -> 'date', d.content, d.totals, d.ordinal,
        coalesce(to_json(d.number)::text, '"none"'), coalesce(pattern, '')));
    step := step + 2;
  END LOOP;
  RETURN last;
END
$$;

-- Issues the documents one after another, from the number `wished`, which the caller knows to be the next of the period,
-- who holds the turn; any other is refused. Answers the position of the last event.
CREATE OR REPLACE FUNCTION issue_many(origin text, code text, key text, wished bigint, documents issuable[]) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = seriatim, pg_temp SET standard_conforming_strings = on
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
  many bigint := cardinality(documents);
  head record;
  ready issued[];
  e event;
  made event[];
BEGIN
  IF (num_nulls(code, key, wished) = 0 AND many BETWEEN 1 AND 1000) IS NOT TRUE THEN
    PERFORM refuse('SN004', 'a batch has up to 1,000 documents of one series and period, and the number of the first');
  END IF;
  LOCK TABLE turn IN EXCLUSIVE MODE;
  e.actor := session_user;
  e.origin := issue_many.origin;
  e.recorded_at := recorded_now();
  SELECT l.id, l.position, l.hash, r.pattern, r.kind, p.finalized,
    (SELECT k.version FROM event k WHERE k.stream = 'series/' || code ORDER BY k.version DESC LIMIT 1) AS version,
    l.role IN ('live', 'branch') AND l.format = 1 AND p.next IS NOT NULL AND r.makes_it AND are_next(documents) AS can_be_written
  INTO head
  FROM (SELECT * FROM log ORDER BY id DESC LIMIT 1) l
  LEFT JOIN LATERAL (SELECT s.kind, pattern_of(k.rules::jsonb, key) AS pattern, makes_period(k.rules::jsonb, key) AS makes_it
    FROM series s JOIN series_rules k ON k.series = s.code
    WHERE s.code = issue_many.code AND s.retired = 0 AND k.from_day <= key ORDER BY k.from_day DESC LIMIT 1) r ON true
  LEFT JOIN period p ON p.series = code AND p.period = key AND p.closed = 0 AND p.next = wished;
  ready := numbered(documents, head.pattern, wished, head.position);
  IF (is_name(e.actor) AND is_name(issue_many.origin)
      AND (SELECT bool_and(coalesce(can_be_issued(d.command, d.request, d.document, code, d.content, d.totals, d.c, d.t), false))
        FROM unnest(ready) d)) IS NOT TRUE THEN
    PERFORM refuse_issue();
  END IF;
  -- A number that is longer than its braces is one with more digits than the mask has.
  IF (head.can_be_written AND belong_to(ready, head.kind, key, end_of(code, key))
      AND length(ready[many].number) = length(head.pattern) - 2) IS NOT TRUE THEN
    RETURN issue_by_steps(ready, origin, code, key, head.pattern);
  END IF;
  e.hash := head.hash;
  made := events_of(ready, e, code, key, head.pattern, head.version);
  -- Positions and versions are reckoned here, from what is there: the trigger need not look again.
  PERFORM set_config('seriatim.place', 'reckoned', true);
  INSERT INTO event SELECT * FROM unnest(made);
  PERFORM write_rows(ready, e, code, key);
  e := made[3 * many];
  UPDATE log l SET position = e.position, hash = e.hash, latest = greatest(l.latest, e.recorded_at) WHERE l.id = head.id;
  IF head.finalized = 0 THEN -- Else there are such events.
    INSERT INTO event_type (type, first)
    SELECT type, position FROM unnest(made[1:3])
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN e.position;
END
$$;

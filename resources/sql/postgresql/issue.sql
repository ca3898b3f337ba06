-- The commonest command: a new document that is issued under the next number of its period. It leaves the same events
-- and rows as the three events would that are appended one by one (append.sql); but each row is written once: the number
-- is final from the start, and the counter moves one step. The server numbers it itself, so that it can be decided before
-- the turn is taken. (Of those that are decided by whoever holds the turn, see batch.sql.)

-- One link of the chain (FORMAT).
CREATE OR REPLACE FUNCTION link(before bytea, at bigint, stream text, version bigint, type text, stamp text, actor text,
  origin text, command text, data text) RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT sha256(before || convert_to(concat_ws(E'\n', at, stream, version, type, stamp, actor, origin, command, data), 'UTF8'))
$$;

-- The data of the three events, in the published form (FORMAT); `number` and `key` are JSON already.
CREATE OR REPLACE FUNCTION issue_data(actor text, request text, code text, key text, document text, day jsonb, content text,
  totals text, ordinal bigint, number text, pattern text) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT ARRAY[
    concat('{"document":"', document, '","first":', ordinal, ',"firstNumber":', number, ',"holder":', to_json(actor),
      ',"last":', ordinal, ',"lastNumber":', number, ',"pattern":', to_json(pattern), ',"period":', key, ',"request":"', request, '"}'),
    concat('{"content":', content, ',"number":', number, ',"ordinal":', ordinal, ',"period":', key, ',"series":"', code,
      '","totals":', totals, '}'),
    concat('{"date":', day, ',"document":"', document, '","first":', ordinal, ',"last":', ordinal, ',"number":', number,
      ',"period":', key, '}')]
$$;

-- Writes the three events, behind the position `begins`, and what they change.
CREATE OR REPLACE FUNCTION write_issue(e event, request text, code text, key text, document text, step bigint,
  c jsonb, t jsonb, ordinal bigint, number text, datas text[], before bytea) RETURNS bytea
LANGUAGE plpgsql AS $$
DECLARE
  begins bigint := e.position;
  h1 bytea := link(before, begins + 1, 'series/' || code, step + 1, 'NumberReserved', e.recorded_at, e.actor, e.origin,
    e.command_id, datas[1]);
  h2 bytea := link(h1, begins + 2, 'document/' || document, 1, 'DocumentIssued', e.recorded_at, e.actor, e.origin,
    e.command_id, datas[2]);
  h3 bytea := link(h2, begins + 3, 'series/' || code, step + 2, 'NumberFinalized', e.recorded_at, e.actor, e.origin,
    e.command_id, datas[3]);
BEGIN
  INSERT INTO command (id, first, last, request) VALUES (e.command_id, begins + 1, begins + 3, request);
  INSERT INTO event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
  VALUES (begins + 1, 'series/' || code, step + 1, 'NumberReserved', e.recorded_at, e.actor, e.origin, e.command_id, datas[1], h1),
    (begins + 2, 'document/' || document, 1, 'DocumentIssued', e.recorded_at, e.actor, e.origin,
      e.command_id, datas[2], h2),
    (begins + 3, 'series/' || code, step + 2, 'NumberFinalized', e.recorded_at, e.actor, e.origin, e.command_id, datas[3], h3);
  UPDATE period p SET next = p.next + 1, finalized = p.finalized + 1 WHERE p.series = code AND p.period = key;
  INSERT INTO register (series, period, ordinal, number, state, document, holder, origin, purpose, date, since, by,
    first_position, finalized_position, position)
  VALUES (code, key, write_issue.ordinal, write_issue.number, 'finalized', document, e.actor, e.origin, '', c ->> 'date',
    e.recorded_at, e.actor, begins + 1, begins + 3, begins + 3);
  PERFORM list_issued(document, 1, code, key, ordinal, number, c, t, begins + 2, e.recorded_at, e.actor, begins + 3, true);
  RETURN h3;
END
$$;

-- Commands that were asked for and found not done, after their answer was lost. What was sent of one may still be under
-- way, and come to the server later than the question: then it is not done any more, for that was told.
CREATE TABLE IF NOT EXISTS given_up (
  command text COLLATE "C" PRIMARY KEY
);

-- Whoever held the turn by now has committed or gone back. If the command is not done, what was decided of it ahead of
-- its turn is in vain; it can be sent again, and is decided under the lock.
CREATE OR REPLACE FUNCTION give_up(command text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = seriatim, pg_temp SET standard_conforming_strings = on AS $$
BEGIN
  LOCK TABLE turn IN EXCLUSIVE MODE;
  IF is_uuid(command) IS NOT TRUE THEN
    PERFORM refuse('SN004', 'a command has a UUID');
  END IF;
  INSERT INTO given_up (command)
  SELECT give_up.command WHERE NOT EXISTS (SELECT FROM command k WHERE k.id = give_up.command)
  ON CONFLICT DO NOTHING;
END
$$;

-- Issues the new document, whose content and totals are JSON objects, with the next number of the period. `known`: the
-- position up to which the caller knows the log; whatever decides how a document is issued has not been changed since
-- (`log.settled`), and no rule is in the way that depends on what others did meanwhile: dates in the order of numbers, a
-- clock that went back, the command given up. Otherwise nothing is done, and all answers are null: the caller takes the
-- turn, looks, and decides again, as after any error: the command, or the document, may be there already (23505).
--
-- `since`, `until`: the server's clock, as it is recorded, when what was decided by it holds.
-- `durability`: the transaction's, as of `synchronous_commit`; null leaves it.
--
-- Answers the number's ordinal and text, the version of the series' stream, the position of the last event and its time.
CREATE OR REPLACE FUNCTION issue(command text, origin text, request text, code text, key text, document text,
  content text, totals text, known bigint, since text, until text, durability text,
  OUT given bigint, OUT spelled text, OUT step bigint, OUT last bigint, OUT stamp text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = seriatim, pg_temp SET standard_conforming_strings = on
-- What is asked here is found by a key, however little the server knows yet about the tables when it plans.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
  -- What takes time and no turn comes before it: the rules, too, for they have not been changed since `known`.
  c jsonb := content;
  t jsonb := totals;
  seen bigint;
  rules jsonb;
  pattern text;
  ends text;
  head record;
  e event;
  quoted text;
  quoted_key text;
  datas text[];
  final_hash bytea;
  place text; -- Positions and versions are reckoned here, from what is there: the trigger need not look again.
BEGIN
  -- Rules that hold from a day between the period's first and the document's cut the period before it (as `end_of` has it,
  -- with a second look): then there are none here, and it is decided under the lock.
  SELECT l.position, r.rules INTO STRICT seen, rules
  FROM (SELECT * FROM log ORDER BY id DESC LIMIT 1) l
  LEFT JOIN LATERAL (SELECT k.rules, k.from_day FROM series s JOIN series_rules k ON k.series = s.code
    WHERE s.code = issue.code AND s.retired = 0 AND s.kind = c ->> 'kind'
      AND k.from_day <= greatest(key COLLATE "C", c ->> 'date')
    ORDER BY k.from_day DESC LIMIT 1) r ON r.from_day <= key;
  -- A counter may be left of rules that made other periods: of numbers that stepped back.
  IF makes_period(rules, key) IS NOT TRUE THEN
    RETURN;
  END IF;
  pattern := pattern_of(rules, key);
  ends := period_end(rules, key);
  e.actor := session_user;
  e.command_id := command;
  e.origin := issue.origin;
  IF (is_name(e.actor) AND is_name(issue.origin)
      AND can_be_issued(command, request, document, code, content, totals, c, t)) IS NOT TRUE THEN
    PERFORM refuse_issue();
  END IF;
  LOCK TABLE turn IN EXCLUSIVE MODE;
  stamp := recorded_now();
  SELECT l.id, l.position, l.hash, p.next, p.finalized, number_text(pattern, p.next) AS number,
    (SELECT k.version FROM event k WHERE k.stream = 'series/' || code ORDER BY k.version DESC LIMIT 1) AS version
  INTO head
  FROM (SELECT * FROM log ORDER BY id DESC LIMIT 1) l
  JOIN period p ON p.series = code AND p.period = key AND p.closed = 0
  WHERE l.role IN ('live', 'branch') AND l.format = 1 AND l.settled <= least(known, seen)
    AND stamp >= since AND stamp < until AND l.latest <= stamp
    AND NOT EXISTS (SELECT FROM given_up g WHERE g.command = issue.command)
    AND (key = 'all' OR (c ->> 'date' >= key AND c ->> 'date' < ends))
    AND coalesce((SELECT r.date FROM register r WHERE r.series = code AND r.period = key AND r.state = 'finalized'
      ORDER BY r.ordinal DESC LIMIT 1), '') <= c ->> 'date';
  -- A number that is longer than its braces is one with more digits than the mask has.
  IF head.number IS NULL OR length(head.number) <> length(pattern) - 2 THEN
    stamp := NULL;
    RETURN;
  END IF;
  given := head.next;
  spelled := head.number;
  step := head.version + 2;
  last := head.position + 3;
  quoted := to_json(spelled);
  quoted_key := to_json(key);
  datas := issue_data(e.actor, request, code, quoted_key, document, c -> 'date', content, totals, given, quoted, pattern);
  place := set_config('seriatim.place', 'reckoned', true);
  IF durability IS NOT NULL THEN
    durability := set_config('synchronous_commit', durability, true);
  END IF;
  e.recorded_at := stamp;
  e.position := head.position;
  final_hash := write_issue(e, request, code, key, document, head.version, c, t, given, spelled, datas, head.hash);
  UPDATE log l SET position = last, hash = final_hash, latest = greatest(l.latest, stamp) WHERE l.id = head.id;
  IF head.finalized = 0 THEN -- Else there are such events.
    INSERT INTO event_type (type, first)
    VALUES ('NumberReserved', last - 2), ('DocumentIssued', last - 1), ('NumberFinalized', last)
    ON CONFLICT DO NOTHING;
  END IF;
END
$$;

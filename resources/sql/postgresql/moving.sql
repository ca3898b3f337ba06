-- Moving a log from one engine to another, or from one server to another. Only the administrator does, for nobody is
-- granted these functions: whoever is a member of the owner has them.
--
-- ONE LOG IS NEVER LIVE TWICE. While a log is brought here, its role is `moved`: it is live where it comes from. There
-- it ends with LogMoved, by which it is closed, and which names the one arrival that goes on with it. This log becomes
-- live last, and only behind the LogMoved that names its own arrival.

-- The arrival that is under way, if one is: the id of the command with which this log will become live.
CREATE TABLE IF NOT EXISTS arrival (
  id text COLLATE "C" PRIMARY KEY
);

CREATE OR REPLACE FUNCTION chained(before bytea, e event) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(before || convert_to(concat_ws(E'\n', e.position, e.stream, e.version, e.type, e.recorded_at, e.actor,
    e.origin, e.command_id, e.data), 'UTF8'))
$$;

-- An empty log makes room for another one, whose id it takes on.
CREATE OR REPLACE FUNCTION begin_arrival(log_id text, arrival_id text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = seriatim, pg_temp AS $$
DECLARE
  head log := lock_log();
BEGIN
  IF head.role <> 'live' OR head.position <> 0 THEN
    PERFORM refuse('SN005', 'a log is brought to where there is none');
  END IF;
  INSERT INTO arrival (id) VALUES (arrival_id);
  UPDATE log l SET id = log_id, role = 'moved', hash = sha256(convert_to('seriatim/1/' || log_id, 'UTF8'));
END
$$;

-- Commands are told apart by their ids, and by the request that stands in the first event of each.
CREATE OR REPLACE FUNCTION import_commands(head log, commands text[], parsed jsonb[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  latest text := (SELECT e.command_id FROM event e WHERE e.position = head.position);
BEGIN
  WITH told AS (
    SELECT c, d, n, d ? 'request' OR c IS DISTINCT FROM coalesce(lag(c) OVER (ORDER BY n), latest) AS begins
    FROM unnest(commands, parsed) WITH ORDINALITY AS row (c, d, n)
  ), grouped AS (
    SELECT c, d, n, count(*) FILTER (WHERE begins) OVER (ORDER BY n) AS nth FROM told
  ), whole AS (
    SELECT min(c) AS c, nth, head.position + min(n) AS first, head.position + max(n) AS last,
      (array_agg(d ->> 'request' ORDER BY n))[1] AS request
    FROM grouped GROUP BY nth
  ), goes_on AS (
    UPDATE command k SET last = w.last FROM whole w WHERE w.nth = 0 AND k.id = w.c
  )
  INSERT INTO command (id, first, last, request)
  SELECT w.c, w.first, w.last, coalesce(w.request, '') FROM whole w WHERE w.nth > 0;
END
$$;

-- Writes events as they stand in the log that is brought here, behind those that are here already, and what they change.
-- Each hash is reckoned anew. Answers the position of the last.
CREATE OR REPLACE FUNCTION import_events(streams text[], versions bigint[], types text[], times text[], actors text[],
  origins text[], commands text[], datas text[], hashes bytea[]) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = seriatim, pg_temp
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  head log := lock_log();
  before bytea := head.hash;
  parsed jsonb[] := datas::jsonb[];
  imported event[] := ARRAY(SELECT row(head.position + n, s, v, t, r, a, o, c, d, h)::event
    FROM unnest(streams, versions, types, times, actors, origins, commands, datas, hashes)
      WITH ORDINALITY AS row (s, v, t, r, a, o, c, d, h, n) ORDER BY n);
  e event;
BEGIN
  IF head.role <> 'moved' OR NOT EXISTS (SELECT FROM arrival) THEN
    PERFORM refuse('SN001', 'no log is being brought here');
  END IF;
  FOREACH e IN ARRAY imported LOOP
    IF e.hash IS DISTINCT FROM chained(before, e) THEN
      PERFORM refuse('SN002', 'the chain breaks at ' || e.position);
    END IF;
    before := e.hash;
  END LOOP;
  PERFORM import_commands(head, commands, parsed);
  INSERT INTO event SELECT i.* FROM unnest(imported) i;
  INSERT INTO event_type (type, first) SELECT i.type, min(i.position) FROM unnest(imported) i GROUP BY i.type
  ON CONFLICT DO NOTHING;
  UPDATE log l
  SET position = e.position, hash = e.hash, settled = e.position,
    latest = (SELECT greatest(max(i.recorded_at), CASE WHEN 'ClockConfirmed' <> ALL (types) THEN l.latest END)
      FROM unnest(imported) i
      WHERE i.position >= ALL (SELECT k.position FROM unnest(imported) k WHERE k.type = 'ClockConfirmed'));
  FOR i IN 1 .. cardinality(imported) LOOP
    PERFORM apply_event(imported[i], parsed[i], false);
  END LOOP;
  RETURN e.position;
END
$$;

-- Appends an event about the log itself, by whom is logged in and by the server's clock. Answers its position.
CREATE OR REPLACE FUNCTION append_about_log(head log, type text, command text, origin text, data text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  e event;
BEGIN
  e := row(head.position + 1, 'log', (SELECT coalesce(max(k.version), 0) + 1 FROM event k WHERE k.stream = 'log'), type,
    recorded_now(), session_user, origin, command, data, NULL);
  e.hash := chained(head.hash, e);
  INSERT INTO command (id, first, last, request)
  VALUES (command, e.position, e.position, coalesce(data::jsonb ->> 'request', ''));
  INSERT INTO event SELECT e.*;
  INSERT INTO event_type (type, first) VALUES (e.type, e.position) ON CONFLICT DO NOTHING;
  UPDATE log l
  SET position = e.position, hash = e.hash, settled = e.position, latest = greatest(l.latest, e.recorded_at);
  RETURN e.position;
END
$$;

-- This log goes on elsewhere: it ends with LogMoved, and is only read from then on.
CREATE OR REPLACE FUNCTION move_away(command text, origin text, data text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = seriatim, pg_temp AS $$
DECLARE
  head log := lock_log();
  last bigint;
BEGIN
  IF head.role <> 'live' OR head.format <> 1 THEN
    PERFORM refuse('SN001', 'this log is not live');
  END IF;
  last := append_about_log(head, 'LogMoved', command, origin, data);
  UPDATE log l SET role = 'moved';
  PERFORM pg_notify('seriatim', ''); -- With the commit that is flushed, for once: nobody appends any more.
  RETURN last;
END
$$;

-- The log that was brought here goes on here: only once it is closed where it was, for this arrival.
CREATE OR REPLACE FUNCTION finish_arrival(origin text, data text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = seriatim, pg_temp AS $$
DECLARE
  head log := lock_log();
  arrived text := (SELECT a.id FROM arrival a);
  last bigint;
BEGIN
  IF head.role <> 'moved' OR arrived IS NULL OR NOT EXISTS (SELECT FROM event e
      WHERE e.position = head.position AND e.type = 'LogMoved' AND e.data::jsonb ->> 'arrival' = arrived) THEN
    PERFORM refuse('SN005', 'a log becomes live here once it has ended where it was');
  END IF;
  last := append_about_log(head, 'LogArrived', arrived, origin, data);
  UPDATE log l SET role = 'live';
  DELETE FROM arrival;
  RETURN last;
END
$$;

-- The two doors for clerks: taking the turn to write, and appending. Both run with the owner's rights, who alone may
-- lock and write tables.

-- Whoever writes has locked this table, which holds nothing, until the transaction ends. Those who wait for a table are
-- served in the order in which they came. Waiting for the row of the log's head, they would wake one another and look
-- again: of 32 clerks the last hundredth waited four times as long (measured). A lock of the kind called advisory could
-- be taken, and kept, by whoever may connect.
CREATE TABLE IF NOT EXISTS turn ();

-- The log's one row, with the turn to write. Whoever waited sees what the one before has written: reading is a statement
-- of its own, after the lock.
CREATE OR REPLACE FUNCTION lock_log() RETURNS log
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = seriatim, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
  head log;
BEGIN
  LOCK TABLE turn IN EXCLUSIVE MODE;
  SELECT * INTO STRICT head FROM log ORDER BY id DESC LIMIT 1;
  RETURN head;
END
$$;

-- How an event changes what is made from the log.
CREATE OR REPLACE FUNCTION apply_event(e event, d jsonb, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF strict AND can_be_read(e.type, e.data, d) IS NOT TRUE THEN
    PERFORM refuse('SN004', 'the data of this event is not of the form that everybody can read: ' || e.type);
  END IF;
  IF e.type IN ('NumberVoided', 'NumberReleased') THEN
    PERFORM take_number_away(e, d);
  END IF;
  IF e.type LIKE 'Series%' THEN
    PERFORM apply_to_series(e, d, strict);
  ELSIF e.stream LIKE 'series/%' OR e.type = 'DocumentPrinted' THEN
    PERFORM apply_to_register(e, d, strict);
  END IF;
  IF e.stream LIKE 'document/%' OR e.stream LIKE 'series/%' THEN
    PERFORM apply_to_documents(e, d, strict);
  ELSE
    PERFORM apply_to_parties(e, d);
  END IF;
END
$$;

-- Whether one of these events changes more for a document to be issued than which number is the next.
CREATE OR REPLACE FUNCTION settles(types text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT NOT types <@ '{NumberReserved,NumberFinalized,NumberVoided,NumberReleased,ReservationMoved,DraftSaved,
    DraftDiscarded,DocumentIssued,DocumentVoided,DocumentPrinted,DocumentPrintFailed,DocumentCredited,CreditWithdrawn}'
$$;

-- Writes the events of one command behind the head, each with the hash that chains it. `e` has what they share: command,
-- actor, origin and time.
CREATE OR REPLACE FUNCTION write_events(head log, e event, streams text[], versions bigint[], types text[], datas text[])
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  events int := cardinality(types);
  hashes bytea[];
  are_known boolean;
BEGIN
  e.hash := head.hash;
  FOR i IN 1 .. events LOOP
    e.hash := sha256(e.hash || convert_to(concat_ws(E'\n', head.position + i, streams[i], versions[i], types[i],
      e.recorded_at, e.actor, e.origin, e.command_id, datas[i]), 'UTF8'));
    hashes[i] := e.hash;
  END LOOP;
  INSERT INTO command (id, first, last, request)
  VALUES (e.command_id, head.position + 1, head.position + events, coalesce(datas[1]::jsonb ->> 'request', ''));
  INSERT INTO event (position, stream, version, type, recorded_at, actor, origin, command_id, data, hash)
  SELECT head.position + n, s, v, t, e.recorded_at, e.actor, e.origin, e.command_id, d, h
  FROM unnest(streams, versions, types, datas, hashes) WITH ORDINALITY AS row (s, v, t, d, h, n);
  UPDATE log l
  SET position = head.position + events, hash = e.hash,
    settled = CASE WHEN settles(types) THEN head.position + events ELSE l.settled END,
    latest = CASE WHEN 'ClockConfirmed' = ANY (types) THEN e.recorded_at ELSE greatest(l.latest, e.recorded_at) END
  WHERE l.id = head.id
  RETURNING types <@ ARRAY(SELECT k.type FROM event_type k)::text[] INTO are_known;
  IF NOT are_known THEN
    INSERT INTO event_type (type, first)
    SELECT t, min(head.position + n) FROM unnest(types) WITH ORDINALITY AS row (t, n) GROUP BY t
    ON CONFLICT DO NOTHING;
  END IF;
END
$$;

-- Applies the events of one command, behind the position `begins`.
CREATE OR REPLACE FUNCTION apply_events(e event, begins bigint, streams text[], versions bigint[], types text[],
  datas text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  parsed jsonb[] := datas::jsonb[];
BEGIN
  FOR i IN 1 .. cardinality(types) LOOP
    IF (CASE WHEN parsed[i] ? 'request' THEN i = 1 AND is_digest(parsed[i] -> 'request') ELSE true END) IS NOT TRUE THEN
      PERFORM refuse('SN004', 'the first event of a command has a digest of what was asked for, and no other has');
    END IF;
    e.position := begins + i;
    e.stream := streams[i];
    e.version := versions[i];
    e.type := types[i];
    e.data := datas[i];
    PERFORM apply_event(e, parsed[i], true);
  END LOOP;
  PERFORM check_outcome(streams, types, parsed);
END
$$;

-- Appends the events of one command: by whom is who is logged in, and when is the server's clock. The arrays go
-- together: stream, version, type and data of each event. Answers the position of the last.
CREATE OR REPLACE FUNCTION append(command text, origin text, streams text[], versions bigint[], types text[], datas text[])
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = seriatim, pg_temp SET standard_conforming_strings = on
-- What is asked here is found by a key, however little the server knows yet about the tables when it plans.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
DECLARE
  head log;
  e event;
  place text := set_config('seriatim.place', 'told', true); -- By the caller: a trigger looks whether they are right.
BEGIN
  -- As lock_log does, for a clerk with psql may not have called it.
  LOCK TABLE turn IN EXCLUSIVE MODE;
  SELECT * INTO STRICT head FROM log ORDER BY id DESC LIMIT 1;
  IF head.role NOT IN ('live', 'branch') OR head.format <> 1 THEN
    PERFORM refuse('SN001', 'this log is not live');
  END IF;
  e.command_id := command;
  e.actor := session_user;
  e.origin := append.origin;
  e.recorded_at := recorded_now();
  IF (is_uuid(command) AND is_name(e.actor) AND is_name(append.origin)) IS NOT TRUE THEN
    PERFORM refuse('SN004', 'a command has a UUID, and comes from somebody and somewhere, named without control characters');
  END IF;
  -- What is hashed is found by subscripts, what is written one after another: they have to mean the same.
  IF (array_ndims(streams) = 1 AND array_ndims(versions) = 1 AND array_ndims(types) = 1 AND array_ndims(datas) = 1
      AND array_lower(streams, 1) = 1 AND array_lower(versions, 1) = 1 AND array_lower(types, 1) = 1
      AND array_lower(datas, 1) = 1) IS NOT TRUE THEN
    PERFORM refuse('SN004', 'each event has stream, version, type and data, counted from 1');
  END IF;
  PERFORM check_form(streams, versions, types, datas);
  PERFORM write_events(head, e, streams, versions, types, datas);
  PERFORM apply_events(e, head.position, streams, versions, types, datas);
  RETURN head.position + cardinality(types);
END
$$;

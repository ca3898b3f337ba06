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

CREATE OR REPLACE FUNCTION check_form(e event, streams text[], versions bigint[], types text[], datas text[])
RETURNS void
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  events int := cardinality(types);
  kind text;
BEGIN
  IF e.command_id !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' OR e.actor !~ '^[^[:cntrl:]]{1,255}$'
      OR e.origin !~ '^[^[:cntrl:]]{1,255}$' THEN
    PERFORM refuse('SN004', 'a command has a UUID, and comes from somebody and somewhere, named without control characters');
  ELSIF events IS NULL OR events = 0 OR cardinality(streams) <> events OR cardinality(versions) <> events
      OR cardinality(datas) <> events OR array_position(streams || types || datas, NULL) > 0
      OR array_position(versions, NULL) > 0 THEN
    PERFORM refuse('SN004', 'each event has stream, version, type and data');
  END IF;
  FOR i IN 1 .. events LOOP
    kind := stream_kind(types[i]);
    IF kind IS NULL THEN
      PERFORM refuse('SN004', 'no event of this type is appended by clerks: ' || types[i]);
    ELSIF streams[i] !~ (CASE kind
        WHEN 'series' THEN '^series/[A-Z0-9][A-Z0-9-]{0,15}$'
        WHEN 'document' THEN '^document/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        WHEN 'party' THEN '^party/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        ELSE '^' || kind || '$' END) THEN
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

-- The document list, with who was made from whom. Amounts are minor units of the currency; `amount` is the gross as text.

CREATE TABLE IF NOT EXISTS document (
  id text COLLATE "C" PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  wished_series text COLLATE "C" NOT NULL,
  series text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL DEFAULT 'all',
  ordinal bigint NOT NULL DEFAULT 0,
  number text COLLATE "C" NOT NULL DEFAULT '',
  date text COLLATE "C" NOT NULL,
  due text COLLATE "C" NOT NULL,
  party_id text COLLATE "C" NOT NULL,
  party_name text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  net bigint NOT NULL,
  gross bigint NOT NULL,
  amount text COLLATE "C" NOT NULL,
  follows text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  copies bigint NOT NULL DEFAULT 0,
  created bigint NOT NULL,
  changed_at text COLLATE "C" NOT NULL,
  changed_by text COLLATE "C" NOT NULL,
  position bigint NOT NULL
);

CREATE UNIQUE INDEX IF NOT EXISTS document_created ON document (created);
CREATE INDEX IF NOT EXISTS document_number ON document (number) WHERE number <> '';
CREATE INDEX IF NOT EXISTS document_follows ON document (follows) WHERE follows <> '';

-- Credit memos that stand against a document.
CREATE TABLE IF NOT EXISTS credit (
  document text COLLATE "C" NOT NULL,
  by text COLLATE "C" NOT NULL,
  PRIMARY KEY (document, by)
);

CREATE INDEX IF NOT EXISTS credit_by ON credit (by);

-- '1045.50' of a currency with two digits: 104550.
CREATE OR REPLACE FUNCTION minor_units(amount text) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$ SELECT replace(coalesce(amount, '0'), '.', '')::bigint $$;

CREATE OR REPLACE FUNCTION save_draft(e event, d jsonb, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO document AS known (id, kind, state, wished_series, series, date, due, party_id, party_name, reference,
    currency, net, gross, amount, follows, version, created, changed_at, changed_by, position)
  SELECT substr(e.stream, 10), c ->> 'kind', 'draft', coalesce(c ->> 'series', ''), coalesce(c ->> 'series', ''),
    coalesce(c ->> 'date', ''), coalesce(c ->> 'due', ''), coalesce(c -> 'party' ->> 'id', ''),
    coalesce(c -> 'party' ->> 'name', ''), coalesce(c ->> 'reference', ''), coalesce(c ->> 'currency', ''),
    minor_units(d ->> 'net'), minor_units(d ->> 'gross'), coalesce(d ->> 'gross', ''),
    coalesce(c -> 'follows' ->> 'document', ''), e.version, e.position, e.recorded_at, e.actor, e.position
  FROM (SELECT d -> 'content' AS c) content
  ON CONFLICT (id) DO UPDATE
  SET wished_series = excluded.wished_series,
    series = CASE known.state WHEN 'reserved' THEN known.series ELSE excluded.series END,
    date = excluded.date, due = excluded.due, party_id = excluded.party_id, party_name = excluded.party_name,
    reference = excluded.reference, currency = excluded.currency, net = excluded.net, gross = excluded.gross,
    amount = excluded.amount, follows = excluded.follows, version = excluded.version,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by, position = excluded.position
  WHERE NOT strict OR (known.state IN ('draft', 'reserved') AND known.kind = excluded.kind);
  IF NOT FOUND THEN
    PERFORM refuse('SN003', 'an issued document is frozen, and a draft keeps its kind');
  END IF;
END
$$;

-- The document as it is issued, of its content and totals, in the place of its draft; its kind, and its place in the list,
-- are those that it began with. `changed`: the position of the last event that changes it by this command.
CREATE OR REPLACE FUNCTION list_issued(document text, version bigint, code text, key text, ordinal bigint, number text,
  c jsonb, t jsonb, created bigint, stamp text, actor text, changed bigint, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  before document;
BEGIN
  IF version > 1 THEN -- Most have no draft. (INSERT ... ON CONFLICT costs a third more, though there is none; measured.)
    DELETE FROM document k
    WHERE k.id = document AND (NOT strict OR (k.kind = c ->> 'kind' AND (k.state = 'draft'
      OR (k.state = 'reserved' AND (k.series, k.period, k.ordinal) = (code, key, list_issued.ordinal)))))
    RETURNING * INTO before;
    IF strict AND NOT FOUND THEN
      PERFORM refuse('SN003', 'there is no draft of this kind without another number: an issued document is frozen');
    END IF;
  END IF;
  INSERT INTO document (id, kind, state, wished_series, series, period, ordinal, number, date, due, party_id, party_name,
    reference, currency, net, gross, amount, follows, version, created, changed_at, changed_by, position)
  VALUES (document, coalesce(before.kind, c ->> 'kind'), 'issued', code, code, key, ordinal, number, coalesce(c ->> 'date', ''),
    coalesce(c ->> 'due', ''), coalesce(c -> 'party' ->> 'id', ''), coalesce(c -> 'party' ->> 'name', ''),
    coalesce(c ->> 'reference', ''), coalesce(c ->> 'currency', ''), minor_units(t ->> 'net'), minor_units(t ->> 'gross'),
    t ->> 'gross', coalesce(c -> 'follows' ->> 'document', ''), version, coalesce(before.created, created), stamp, actor, changed);
END
$$;

CREATE OR REPLACE FUNCTION change_document(e event, d jsonb, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE document k
  SET version = e.version, changed_at = e.recorded_at, changed_by = e.actor, position = e.position,
    state = CASE e.type
      WHEN 'DraftDiscarded' THEN 'discarded'
      WHEN 'DocumentVoided' THEN 'void'
      WHEN 'DocumentCredited' THEN 'credited'
      ELSE k.state END,
    copies = CASE
      WHEN d ->> 'medium' = 'json' THEN k.copies
      WHEN e.type = 'DocumentPrinted' THEN (d ->> 'copy')::bigint
      WHEN e.type = 'DocumentPrintFailed' AND k.copies = (d ->> 'copy')::bigint THEN k.copies - 1
      ELSE k.copies END
  WHERE k.id = substr(e.stream, 10) AND (NOT strict OR CASE e.type
    WHEN 'DraftDiscarded' THEN k.state IN ('draft', 'reserved')
    WHEN 'DocumentVoided' THEN k.state = 'issued'
    WHEN 'DocumentCredited' THEN k.state IN ('issued', 'credited') AND k.kind = 'invoice' AND EXISTS (SELECT FROM document m
      WHERE m.id = d ->> 'by' AND m.id <> k.id AND m.kind = 'credit-memo' AND m.state = 'issued' AND m.number = d ->> 'number')
    WHEN 'CreditWithdrawn' THEN k.state = 'credited' AND EXISTS (SELECT FROM credit c JOIN document m ON m.id = c.by
      WHERE c.document = k.id AND c.by = d ->> 'by' AND m.state = 'void')
    WHEN 'DocumentPrinted' THEN k.state <> 'discarded' AND (d ->> 'medium' = 'json' OR (d ->> 'copy')::bigint = k.copies + 1)
    WHEN 'DocumentPrintFailed' THEN d ->> 'medium' = 'json' OR (d ->> 'copy')::bigint <= k.copies
    ELSE true END);
  IF strict AND NOT FOUND THEN
    PERFORM refuse('SN003', 'there is no such document, or it is in no state that this can happen to');
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION withdraw_credit(e event, d jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM credit c WHERE c.document = substr(e.stream, 10) AND c.by = d ->> 'by';
  UPDATE document k SET state = 'issued'
  WHERE k.id = substr(e.stream, 10) AND k.state = 'credited'
    AND NOT EXISTS (SELECT FROM credit c WHERE c.document = k.id);
END
$$;

-- Numbers come to drafts and leave them.

CREATE OR REPLACE FUNCTION give_number(e event, d jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE document k
  SET state = 'reserved', series = substr(e.stream, 8), period = d ->> 'period', ordinal = (d ->> 'first')::bigint,
    number = coalesce(d ->> 'firstNumber', (SELECT r.number FROM register r
      WHERE r.series = substr(e.stream, 8) AND r.period = d ->> 'period' AND r.ordinal = (d ->> 'first')::bigint)),
    changed_at = e.recorded_at, changed_by = e.actor, position = e.position
  WHERE k.id = d ->> 'document' AND k.state IN ('draft', 'reserved');
END
$$;

-- Before the register forgets whose the numbers were.
CREATE OR REPLACE FUNCTION take_number_away(e event, d jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE document k
  SET series = k.wished_series, period = 'all', ordinal = 0, number = '',
    state = CASE k.state WHEN 'reserved' THEN 'draft' ELSE k.state END,
    changed_at = e.recorded_at, changed_by = e.actor, position = e.position
  WHERE k.state IN ('reserved', 'discarded')
    AND k.id IN (SELECT r.document FROM register r
      WHERE r.series = substr(e.stream, 8) AND r.period = d ->> 'period' AND r.state = 'reserved' AND r.document <> ''
        AND r.ordinal BETWEEN (d ->> 'first')::bigint AND (d ->> 'last')::bigint);
END
$$;

CREATE OR REPLACE FUNCTION touch_documents(e event, d jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  touched text;
BEGIN
  FOR touched IN
    SELECT r.document FROM register r
    WHERE r.series = substr(e.stream, 8) AND r.period = d ->> 'period' AND r.document <> ''
      AND r.ordinal BETWEEN (d ->> 'first')::bigint AND (d ->> 'last')::bigint
  LOOP
    UPDATE document k SET changed_at = e.recorded_at, changed_by = e.actor, position = e.position WHERE k.id = touched;
  END LOOP;
END
$$;

-- The document that was issued just before, with this number.
CREATE OR REPLACE FUNCTION make_number_final(e event, d jsonb, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE document k SET changed_at = e.recorded_at, changed_by = e.actor, position = e.position
  WHERE k.id = d ->> 'document' AND (NOT strict OR (k.state = 'issued' AND k.number = d ->> 'number' AND k.date = d ->> 'date'
    AND k.series = substr(e.stream, 8) AND k.period = d ->> 'period' AND k.ordinal = (d ->> 'first')::bigint
    AND k.kind = (SELECT s.kind FROM series s WHERE s.code = k.series)));
  IF strict AND NOT FOUND THEN
    PERFORM refuse('SN003', 'a number is finalized with the document that is issued under it, of its series'' kind');
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION apply_to_documents(e event, d jsonb, strict boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF e.type = 'DraftSaved' THEN
    PERFORM save_draft(e, d, strict);
  ELSIF e.type = 'DocumentIssued' THEN
    PERFORM list_issued(substr(e.stream, 10), e.version, d ->> 'series', d ->> 'period', (d ->> 'ordinal')::bigint,
      d ->> 'number', d -> 'content', d -> 'totals', e.position, e.recorded_at, e.actor, e.position, strict);
  ELSIF e.stream LIKE 'document/%' THEN
    PERFORM change_document(e, d, strict);
    IF e.type = 'DocumentCredited' THEN
      INSERT INTO credit (document, by) VALUES (substr(e.stream, 10), d ->> 'by') ON CONFLICT DO NOTHING;
    ELSIF e.type = 'CreditWithdrawn' THEN
      PERFORM withdraw_credit(e, d);
    END IF;
  ELSIF e.type = 'NumberFinalized' THEN
    PERFORM make_number_final(e, d, strict);
  ELSIF e.type IN ('NumberReserved', 'ReservationMoved') AND d ? 'document' THEN
    PERFORM give_number(e, d);
  ELSIF e.type IN ('ReservationMoved', 'NumberVoided') THEN
    PERFORM touch_documents(e, d);
  END IF;
END
$$;

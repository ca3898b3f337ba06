-- The document list, with who was made from whom. Amounts are minor units of the currency; `amount` is the gross as text.

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  wished_series TEXT NOT NULL,
  series TEXT NOT NULL,
  period TEXT NOT NULL DEFAULT 'all',
  ordinal INTEGER NOT NULL DEFAULT 0,
  number TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL,
  due TEXT NOT NULL,
  party_id TEXT NOT NULL,
  party_name TEXT NOT NULL,
  reference TEXT NOT NULL,
  currency TEXT NOT NULL,
  net INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  amount TEXT NOT NULL,
  follows TEXT NOT NULL,
  version INTEGER NOT NULL,
  copies INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX document_created ON document (created);
CREATE INDEX document_number ON document (number) WHERE number <> '';
CREATE INDEX document_follows ON document (follows) WHERE follows <> '';

-- Credit memos that stand against a document.
CREATE TABLE credit (
  document TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (document, by)
) STRICT, WITHOUT ROWID;

CREATE INDEX credit_by ON credit (by);

CREATE TRIGGER draft_saved INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'DraftSaved'
BEGIN
  INSERT INTO document (id, kind, state, wished_series, series, date, due, party_id, party_name, reference, currency,
    net, gross, amount, follows, version, created, changed_at, changed_by, position)
  VALUES (substr(NEW.stream, 10), NEW.data ->> '$.content.kind', 'draft',
    coalesce(NEW.data ->> '$.content.series', ''), coalesce(NEW.data ->> '$.content.series', ''),
    coalesce(NEW.data ->> '$.content.date', ''), coalesce(NEW.data ->> '$.content.due', ''),
    coalesce(NEW.data ->> '$.content.party.id', ''), coalesce(NEW.data ->> '$.content.party.name', ''),
    coalesce(NEW.data ->> '$.content.reference', ''), coalesce(NEW.data ->> '$.content.currency', ''),
    CAST(replace(coalesce(NEW.data ->> '$.net', '0'), '.', '') AS INTEGER),
    CAST(replace(coalesce(NEW.data ->> '$.gross', '0'), '.', '') AS INTEGER), coalesce(NEW.data ->> '$.gross', ''),
    coalesce(NEW.data ->> '$.content.follows.document', ''), NEW.version, NEW.position, NEW.recorded_at, NEW.actor, NEW.position)
  ON CONFLICT (id) DO UPDATE
  SET wished_series = excluded.wished_series, series = iif(state = 'reserved', series, excluded.series),
    date = excluded.date, due = excluded.due, party_id = excluded.party_id, party_name = excluded.party_name,
    reference = excluded.reference, currency = excluded.currency, net = excluded.net, gross = excluded.gross,
    amount = excluded.amount, follows = excluded.follows, version = excluded.version,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by, position = excluded.position;
END;

CREATE TRIGGER document_issued INSTEAD OF INSERT ON told_event WHEN NEW.type = 'DocumentIssued'
BEGIN
  INSERT INTO document (id, kind, state, wished_series, series, period, ordinal, number, date, due, party_id, party_name,
    reference, currency, net, gross, amount, follows, version, created, changed_at, changed_by, position)
  VALUES (substr(NEW.stream, 10), NEW.data ->> '$.content.kind', 'issued', NEW.data ->> '$.series', NEW.data ->> '$.series',
    NEW.data ->> '$.period', NEW.data ->> '$.ordinal', NEW.data ->> '$.number',
    coalesce(NEW.data ->> '$.content.date', ''), coalesce(NEW.data ->> '$.content.due', ''),
    coalesce(NEW.data ->> '$.content.party.id', ''), coalesce(NEW.data ->> '$.content.party.name', ''),
    coalesce(NEW.data ->> '$.content.reference', ''), coalesce(NEW.data ->> '$.content.currency', ''),
    CAST(replace(NEW.data ->> '$.totals.net', '.', '') AS INTEGER),
    CAST(replace(NEW.data ->> '$.totals.gross', '.', '') AS INTEGER), NEW.data ->> '$.totals.gross',
    coalesce(NEW.data ->> '$.content.follows.document', ''), NEW.version, NEW.position, NEW.recorded_at, NEW.actor, NEW.position)
  ON CONFLICT (id) DO UPDATE
  SET state = excluded.state, wished_series = excluded.wished_series, series = excluded.series, period = excluded.period,
    ordinal = excluded.ordinal, number = excluded.number, date = excluded.date, due = excluded.due,
    party_id = excluded.party_id, party_name = excluded.party_name, reference = excluded.reference,
    currency = excluded.currency, net = excluded.net, gross = excluded.gross, amount = excluded.amount,
    follows = excluded.follows, version = excluded.version, copies = 0,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by, position = excluded.position;
END;

CREATE TRIGGER document_changed INSTEAD OF INSERT ON rare_event
WHEN NEW.type IN ('DraftDiscarded', 'DocumentVoided', 'DocumentPrinted', 'DocumentPrintFailed', 'DocumentCredited', 'CreditWithdrawn')
BEGIN
  UPDATE document
  SET version = NEW.version, changed_at = NEW.recorded_at, changed_by = NEW.actor, position = NEW.position,
    state = CASE NEW.type
      WHEN 'DraftDiscarded' THEN 'discarded'
      WHEN 'DocumentVoided' THEN 'void'
      WHEN 'DocumentCredited' THEN 'credited'
      ELSE state END,
    copies = CASE
      WHEN NEW.data ->> '$.medium' = 'json' THEN copies
      WHEN NEW.type = 'DocumentPrinted' THEN NEW.data ->> '$.copy'
      WHEN NEW.type = 'DocumentPrintFailed' AND copies = NEW.data ->> '$.copy' THEN copies - 1
      ELSE copies END
  WHERE id = substr(NEW.stream, 10);
END;

CREATE TRIGGER document_credited INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'DocumentCredited'
BEGIN
  INSERT INTO credit (document, by) VALUES (substr(NEW.stream, 10), NEW.data ->> '$.by') ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER credit_withdrawn INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'CreditWithdrawn'
BEGIN
  DELETE FROM credit WHERE document = substr(NEW.stream, 10) AND by = NEW.data ->> '$.by';
  UPDATE document SET state = 'issued'
  WHERE id = substr(NEW.stream, 10) AND state = 'credited'
    AND NOT EXISTS (SELECT 1 FROM credit WHERE credit.document = document.id);
END;

-- Numbers come to drafts and leave them.

CREATE TRIGGER draft_takes_number INSTEAD OF INSERT ON number_taken WHEN NEW.document <> '' AND NEW.state = 'reserved'
BEGIN
  UPDATE document
  SET state = 'reserved', series = NEW.series, period = NEW.period, ordinal = NEW.first, number = NEW.first_number,
    changed_at = NEW.recorded_at, changed_by = NEW.actor, position = NEW.position
  WHERE id = NEW.document AND state IN ('draft', 'reserved');
END;

CREATE TRIGGER draft_gets_number INSTEAD OF INSERT ON rare_event
WHEN NEW.type = 'ReservationMoved' AND json_type(NEW.data, '$.document') IS NOT NULL
BEGIN
  UPDATE document
  SET state = 'reserved', series = substr(NEW.stream, 8), period = NEW.data ->> '$.period', ordinal = NEW.data ->> '$.first',
    number = (SELECT r.number FROM register r
      WHERE r.series = substr(NEW.stream, 8) AND r.period = NEW.data ->> '$.period' AND r.ordinal = NEW.data ->> '$.first'),
    changed_at = NEW.recorded_at, changed_by = NEW.actor, position = NEW.position
  WHERE id = NEW.data ->> '$.document' AND state IN ('draft', 'reserved');
END;

CREATE TRIGGER draft_changes_holder INSTEAD OF INSERT ON rare_event
WHEN NEW.type = 'ReservationMoved' AND json_type(NEW.data, '$.document') IS NULL
BEGIN
  UPDATE document SET changed_at = NEW.recorded_at, changed_by = NEW.actor, position = NEW.position
  WHERE id IN (SELECT r.document FROM register r
    WHERE r.series = substr(NEW.stream, 8) AND r.period = NEW.data ->> '$.period' AND r.document <> ''
      AND r.ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last');
END;

CREATE TRIGGER number_leaves_draft INSTEAD OF INSERT ON changing_event WHEN NEW.type IN ('NumberVoided', 'NumberReleased')
BEGIN
  UPDATE document
  SET series = wished_series, period = 'all', ordinal = 0, number = '',
    state = iif(state = 'reserved', 'draft', state),
    changed_at = NEW.recorded_at, changed_by = NEW.actor, position = NEW.position
  WHERE state IN ('reserved', 'discarded')
    AND id IN (SELECT r.document FROM register r
      WHERE r.series = substr(NEW.stream, 8) AND r.period = NEW.data ->> '$.period' AND r.state = 'reserved' AND r.document <> ''
        AND r.ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last');
END;

CREATE TRIGGER number_touches_document INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'NumberVoided'
BEGIN
  UPDATE document SET changed_at = NEW.recorded_at, changed_by = NEW.actor, position = NEW.position
  WHERE id IN (SELECT r.document FROM register r
    WHERE r.series = substr(NEW.stream, 8) AND r.period = NEW.data ->> '$.period' AND r.document <> ''
      AND r.ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last');
END;

CREATE TRIGGER number_stays_with_document INSTEAD OF INSERT ON number_finalized
BEGIN
  UPDATE document SET changed_at = NEW.recorded_at, changed_by = NEW.actor, position = NEW.position WHERE id = NEW.document;
END;

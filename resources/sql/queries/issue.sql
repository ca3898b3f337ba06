-- The rows of a document that is issued under the next number of its period, in a file (core/sql/issueinsert.h).

--: issue.version
PRAGMA main.user_version

--: issue.period
UPDATE period SET next = next + 1, finalized = finalized + 1, inversions = inversions + ?
WHERE series = ? AND period = ? AND next = ? AND finalized > 0

--: issue.command
INSERT INTO command (id, first, last, request) VALUES (?, ?, ?, ?)

--: issue.number
INSERT INTO register (series, period, ordinal, number, state, document, holder, origin, purpose, date, inversion, since, by,
  first_position, finalized_position, position)
VALUES (?, ?, ?, ?, 'finalized', ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?)

--: issue.document
INSERT INTO document (id, kind, state, wished_series, series, period, ordinal, number, date, due, party_id, party_name,
  reference, currency, net, gross, amount, follows, version, created, changed_at, changed_by, position)
VALUES (?, ?, 'issued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE
SET state = excluded.state, wished_series = excluded.wished_series, series = excluded.series, period = excluded.period,
  ordinal = excluded.ordinal, number = excluded.number, date = excluded.date, due = excluded.due,
  party_id = excluded.party_id, party_name = excluded.party_name, reference = excluded.reference,
  currency = excluded.currency, net = excluded.net, gross = excluded.gross, amount = excluded.amount,
  follows = excluded.follows, version = excluded.version, copies = 0,
  changed_at = excluded.changed_at, changed_by = excluded.changed_by, position = excluded.position

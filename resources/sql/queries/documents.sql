--: documents.byId
SELECT id, kind, state, series, period, ordinal, number, date, due, party_id, party_name, reference, currency, net, gross,
  version, copies, changed_at, changed_by, position, created
FROM document WHERE id = ?

--: documents.byNumber
SELECT id, kind, state, series, period, ordinal, number, date, due, party_id, party_name, reference, currency, net, gross,
  version, copies, changed_at, changed_by, position, created
FROM document WHERE number = ? AND number <> ''

-- The filter: kind or '', states as a JSON array, first and last day or '', party or '', folded text or ''.

--: documents.page
SELECT id, kind, state, series, period, ordinal, number, date, due, party_id, party_name, reference, currency, net, gross,
  version, copies, changed_at, changed_by, position, created
FROM document
WHERE created < :after
  AND (:kind = '' OR kind = :kind)
  AND state IN (SELECT value FROM json_each(:states))
  AND (:from = '' OR date >= :from)
  AND (:to = '' OR (date <> '' AND date <= :to))
  AND (:party = '' OR party_id = :party)
  AND (:text = '' OR holds(:text, number, party_name, reference, amount))
ORDER BY created DESC LIMIT :limit

--: documents.count
SELECT count(*)
FROM document
WHERE (:kind = '' OR kind = :kind)
  AND state IN (SELECT value FROM json_each(:states))
  AND (:from = '' OR date >= :from)
  AND (:to = '' OR (date <> '' AND date <= :to))
  AND (:party = '' OR party_id = :party)
  AND (:text = '' OR holds(:text, number, party_name, reference, amount))

--: documents.sums
SELECT currency, count(*), sum(net), sum(gross)
FROM document
WHERE state IN ('issued', 'credited')
  AND (:kind = '' OR kind = :kind)
  AND state IN (SELECT value FROM json_each(:states))
  AND (:from = '' OR date >= :from)
  AND (:to = '' OR (date <> '' AND date <= :to))
  AND (:party = '' OR party_id = :party)
  AND (:text = '' OR holds(:text, number, party_name, reference, amount))
GROUP BY currency ORDER BY currency

--: documents.links
SELECT id, kind, number, state, 0, created FROM document
WHERE id IN (SELECT follows FROM document WHERE id = :id AND follows <> '' UNION SELECT document FROM credit WHERE by = :id)
UNION ALL
SELECT id, kind, number, state, 1, created FROM document
WHERE id IN (SELECT by FROM credit WHERE document = :id UNION SELECT id FROM document WHERE follows = :id AND follows <> '')
ORDER BY 6

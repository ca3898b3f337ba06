--: documents.byId
SELECT id, kind, state, series, period, ordinal, number, date, due, party_id, party_name, reference, currency, net, gross,
  version, copies, changed_at, changed_by, position, created
FROM document WHERE id = ?

--: documents.byNumber
SELECT id, kind, state, series, period, ordinal, number, date, due, party_id, party_name, reference, currency, net, gross,
  version, copies, changed_at, changed_by, position, created
FROM document WHERE number = ? AND number <> ''

-- The filter: kind or '', states as `,draft,issued,`, first and last day or '', party or '', folded text or '', and what it
-- is as a plain amount or ''.

--: documents.page
SELECT id, kind, state, series, period, ordinal, number, date, due, party_id, party_name, reference, currency, net, gross,
  version, copies, changed_at, changed_by, position, created
FROM document
WHERE created < :after
  AND (:kind = '' OR kind = :kind)
  AND instr(:states, ',' || state || ',') > 0
  AND (:from = '' OR date >= :from)
  AND (:to = '' OR (date <> '' AND date <= :to))
  AND (:party = '' OR party_id = :party)
  AND (:text = '' OR holds(:text, number, party_name, reference, amount)
    OR (:amount <> '' AND instr(amount, :amount) > 0))
ORDER BY created DESC LIMIT :limit

--: documents.count
SELECT count(*)
FROM document
WHERE (:kind = '' OR kind = :kind)
  AND instr(:states, ',' || state || ',') > 0
  AND (:from = '' OR date >= :from)
  AND (:to = '' OR (date <> '' AND date <= :to))
  AND (:party = '' OR party_id = :party)
  AND (:text = '' OR holds(:text, number, party_name, reference, amount)
    OR (:amount <> '' AND instr(amount, :amount) > 0))

-- Sums in two parts, which do not overflow where one would. Kinds that count, and those of them that are taken off, are
-- lists of the same form.

--: documents.sums
SELECT currency, count(*), sum(sign * (net / 1000000000)), sum(sign * (net % 1000000000)),
  sum(sign * (gross / 1000000000)), sum(sign * (gross % 1000000000))
FROM (SELECT currency, net, gross, CASE WHEN instr(:taken, ',' || kind || ',') > 0 THEN -1 ELSE 1 END AS sign
  FROM document
  WHERE state IN ('issued', 'credited')
    AND instr(:counted, ',' || kind || ',') > 0
    AND instr(:states, ',' || state || ',') > 0
    AND (:from = '' OR date >= :from)
    AND (:to = '' OR (date <> '' AND date <= :to))
    AND (:party = '' OR party_id = :party)
    AND (:text = '' OR holds(:text, number, party_name, reference, amount)
      OR (:amount <> '' AND instr(amount, :amount) > 0)))
AS counted GROUP BY currency ORDER BY currency

--: documents.links
SELECT id, kind, number, state, 0, created FROM document
WHERE id IN (SELECT follows FROM document WHERE id = :id AND follows <> '' UNION SELECT document FROM credit WHERE by = :id)
UNION ALL
SELECT id, kind, number, state, 1, created FROM document
WHERE id IN (SELECT by FROM credit WHERE document = :id UNION SELECT id FROM document WHERE follows = :id AND follows <> '')
ORDER BY 6

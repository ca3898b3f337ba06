--: parties.company
SELECT company FROM company

--: parties.byId
SELECT id, card, archived, version FROM party WHERE id = ?

--: parties.find
SELECT id, card, archived, version FROM party
WHERE (:text = '' OR holds(:text, name, city, tax_id, ''))
  AND (:archived = 1 OR archived = 0)
  AND (folded(name), id) > (:afterName, :afterId)
ORDER BY folded(name), id LIMIT :limit

--: numbers.allSeries
SELECT definition, retired, (
    SELECT json_group_array(json(rules)) FROM (SELECT rules FROM series_rules WHERE series = code ORDER BY from_day)
  )
FROM series ORDER BY code

--: numbers.series
SELECT definition, retired, (
    SELECT json_group_array(json(rules)) FROM (SELECT rules FROM series_rules WHERE series = code ORDER BY from_day)
  )
FROM series WHERE code = ?

--: numbers.usualSeries
SELECT code FROM series WHERE kind = ? AND NOT retired
ORDER BY is_default DESC, iif(is_default, -defined, 0), code LIMIT 1

--: numbers.periods
SELECT series, period, first, next, finalized, reserved, voided, lost, inversions, closed
FROM period WHERE series = ? ORDER BY period DESC

--: numbers.period
SELECT series, period, first, next, finalized, reserved, voided, lost, inversions, closed
FROM period WHERE series = ? AND period = ?

--: numbers.byText
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE number = ?

--: numbers.byOrdinal
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE series = ? AND period = ? AND ordinal = ?

--: numbers.reservationOf
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE document = ? AND state = 'reserved'

--: numbers.reservations
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE state = 'reserved' ORDER BY first_position, ordinal

--: numbers.oldestReservations
SELECT series, period, min(since) FROM register WHERE state = 'reserved' GROUP BY series, period ORDER BY series, period

--: numbers.range
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE series = ? AND period = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal

--: numbers.finalizedBelow
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE series = ? AND period = ? AND ordinal < ? AND state = 'finalized' ORDER BY ordinal DESC LIMIT 1

--: numbers.finalizedAbove
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE series = ? AND period = ? AND ordinal > ? AND state = 'finalized' ORDER BY ordinal LIMIT 1

-- Pages take a JSON array of states; the rarest question, for all but finalized ones, has an index of its own.

--: numbers.page
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE series = ? AND period = ? AND ordinal > ? ORDER BY ordinal LIMIT ?

--: numbers.pageDown
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE series = ? AND period = ? AND ordinal < ? ORDER BY ordinal DESC LIMIT ?

--: numbers.pageExceptions
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register
WHERE series = ? AND period = ? AND ordinal > ? AND state <> 'finalized' AND state IN (SELECT value FROM json_each(?))
ORDER BY ordinal LIMIT ?

--: numbers.pageExceptionsDown
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register
WHERE series = ? AND period = ? AND ordinal < ? AND state <> 'finalized' AND state IN (SELECT value FROM json_each(?))
ORDER BY ordinal DESC LIMIT ?

--: numbers.pageStates
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register
WHERE series = ? AND period = ? AND ordinal > ? AND state IN (SELECT value FROM json_each(?)) ORDER BY ordinal LIMIT ?

--: numbers.pageStatesDown
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register
WHERE series = ? AND period = ? AND ordinal < ? AND state IN (SELECT value FROM json_each(?)) ORDER BY ordinal DESC LIMIT ?

--: numbers.gaps
SELECT before + 1, ordinal - 1
FROM (
  SELECT ordinal, lag(ordinal, 1, ? - 1) OVER (ORDER BY ordinal) AS before
  FROM (
    SELECT ordinal FROM register WHERE series = ? AND period = ?
    UNION ALL SELECT ?
  )
)
WHERE ordinal > before + 1 ORDER BY ordinal

--: numbers.inversions
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register WHERE series = ? AND period = ? AND inversion <> '' ORDER BY ordinal

--: numbers.story
SELECT position FROM register_story WHERE series = ? AND period = ? AND ordinal = ?
UNION SELECT first_position FROM register WHERE series = ? AND period = ? AND ordinal = ?
UNION SELECT finalized_position FROM register WHERE series = ? AND period = ? AND ordinal = ? AND finalized_position IS NOT NULL
UNION SELECT position FROM register WHERE series = ? AND period = ? AND ordinal = ?
ORDER BY 1

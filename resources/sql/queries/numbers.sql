--: numbers.allSeries
SELECT definition, retired FROM series ORDER BY code

--: numbers.series
SELECT definition, retired FROM series WHERE code = ?

--: numbers.allRules
SELECT series, rules FROM series_rules ORDER BY series, from_day

--: numbers.rules
SELECT rules FROM series_rules WHERE series = ? ORDER BY from_day

--: numbers.usualSeries
SELECT code FROM series WHERE kind = ? AND retired = 0
ORDER BY is_default DESC, CASE is_default WHEN 1 THEN -defined ELSE 0 END, code LIMIT 1

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

-- Pages take states as `,reserved,voided,`; the rarest question, for all but finalized ones, has an index of its own.

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
WHERE series = ? AND period = ? AND ordinal > ? AND state <> 'finalized' AND instr(?, ',' || state || ',') > 0
ORDER BY ordinal LIMIT ?

--: numbers.pageExceptionsDown
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register
WHERE series = ? AND period = ? AND ordinal < ? AND state <> 'finalized' AND instr(?, ',' || state || ',') > 0
ORDER BY ordinal DESC LIMIT ?

--: numbers.pageStates
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register
WHERE series = ? AND period = ? AND ordinal > ? AND instr(?, ',' || state || ',') > 0 ORDER BY ordinal LIMIT ?

--: numbers.pageStatesDown
SELECT series, period, ordinal, number, state, document, holder, origin, purpose, reason, date, shown, inversion,
  since, by, first_position, position
FROM register
WHERE series = ? AND period = ? AND ordinal < ? AND instr(?, ',' || state || ',') > 0 ORDER BY ordinal DESC LIMIT ?

--: numbers.extent
SELECT count(*), coalesce(min(ordinal), 0), coalesce(max(ordinal), 0) FROM register WHERE series = ? AND period = ?

--: numbers.gaps
SELECT before + 1, ordinal - 1
FROM (
  SELECT ordinal, lag(ordinal, 1, CAST(? AS bigint) - 1) OVER (ORDER BY ordinal) AS before
  FROM (
    SELECT ordinal FROM register WHERE series = ? AND period = ?
    UNION ALL SELECT CAST(? AS bigint)
  ) AS taken
) AS neighbours
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

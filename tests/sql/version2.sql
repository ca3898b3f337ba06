-- The views and triggers of a log's file as version 2 made them, to be put in the place of today's.

CREATE VIEW number_taken (position, state, series, period, first, last, ordinal, pattern, first_number, document, holder,
  purpose, reason, recorded_at, actor, origin) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

CREATE VIEW number_finalized (position, series, period, first, last, document, date, inversion, recorded_at, actor, origin) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

CREATE VIEW rare_event (position, stream, version, type, recorded_at, actor, origin, data) AS
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL;

CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'an event is never deleted');
END;

CREATE TRIGGER event_is_the_next BEFORE INSERT ON event
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
  OR NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = NEW.stream)
BEGIN
  SELECT RAISE(ABORT, 'an event takes the next position and version');
END;

CREATE TRIGGER event_is_for_a_live_log BEFORE INSERT ON event
WHEN (SELECT role FROM log) NOT IN ('live', 'branch')
BEGIN
  SELECT RAISE(ABORT, 'this log is not live');
END;

CREATE TRIGGER event_moves_the_head AFTER INSERT ON event
BEGIN
  UPDATE log SET position = NEW.position, hash = NEW.hash WHERE rowid = (SELECT rowid FROM log);
END;

CREATE TRIGGER log_is_never_deleted BEFORE DELETE ON log
BEGIN
  SELECT RAISE(ABORT, 'the log is never deleted');
END;

CREATE TRIGGER log_is_one BEFORE INSERT ON log
WHEN EXISTS (SELECT 1 FROM log)
BEGIN
  SELECT RAISE(ABORT, 'there is one log');
END;

CREATE TRIGGER log_follows_its_events BEFORE UPDATE ON log
WHEN NEW.id IS NOT OLD.id OR NEW.format < OLD.format
  OR (NEW.position, NEW.hash) IS NOT (SELECT coalesce(max(position), 0), coalesce(hash, OLD.hash) FROM event)
  OR NEW.position < OLD.position
BEGIN
  SELECT RAISE(ABORT, 'the head of the log is its last event');
END;

CREATE TRIGGER event_takes_number AFTER INSERT ON event
WHEN (NEW.type = 'NumberReserved' OR NEW.type = 'NumberLost') AND NEW.data ->> '$.first' IS NEW.data ->> '$.last'
BEGIN
  INSERT INTO number_taken
  VALUES (NEW.position, iif(NEW.type = 'NumberReserved', 'reserved', 'lost'), substr(NEW.stream, 8),
    NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.data ->> '$.last', NEW.data ->> '$.first',
    NEW.data ->> '$.pattern', NEW.data ->> '$.firstNumber', coalesce(NEW.data ->> '$.document', ''),
    coalesce(NEW.data ->> '$.holder', ''), coalesce(NEW.data ->> '$.purpose', ''), coalesce(NEW.data ->> '$.reason', ''),
    NEW.recorded_at, NEW.actor, NEW.origin);
END;

CREATE TRIGGER event_takes_block AFTER INSERT ON event
WHEN (NEW.type = 'NumberReserved' OR NEW.type = 'NumberLost') AND NEW.data ->> '$.first' IS NOT NEW.data ->> '$.last'
BEGIN
  INSERT INTO number_taken
  SELECT NEW.position, iif(NEW.type = 'NumberReserved', 'reserved', 'lost'), substr(NEW.stream, 8),
    NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.data ->> '$.last', ordinal,
    NEW.data ->> '$.pattern', NEW.data ->> '$.firstNumber', coalesce(NEW.data ->> '$.document', ''),
    coalesce(NEW.data ->> '$.holder', ''), coalesce(NEW.data ->> '$.purpose', ''), coalesce(NEW.data ->> '$.reason', ''),
    NEW.recorded_at, NEW.actor, NEW.origin
  FROM (
    WITH RECURSIVE taken (ordinal) AS (
      SELECT NEW.data ->> '$.first' UNION ALL SELECT ordinal + 1 FROM taken WHERE ordinal < NEW.data ->> '$.last'
    )
    SELECT ordinal FROM taken
  );
END;

CREATE TRIGGER event_finalizes_number AFTER INSERT ON event WHEN NEW.type = 'NumberFinalized'
BEGIN
  INSERT INTO number_finalized
  VALUES (NEW.position, substr(NEW.stream, 8), NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.data ->> '$.last',
    NEW.data ->> '$.document', coalesce(NEW.data ->> '$.date', ''), coalesce(NEW.data ->> '$.inversion', ''),
    NEW.recorded_at, NEW.actor, NEW.origin);
END;

CREATE TRIGGER event_is_rare AFTER INSERT ON event
WHEN NEW.type <> 'NumberReserved' AND NEW.type <> 'DocumentIssued' AND NEW.type <> 'NumberFinalized'
BEGIN
  INSERT INTO rare_event
  VALUES (NEW.position, NEW.stream, NEW.version, NEW.type, NEW.recorded_at, NEW.actor, NEW.origin, NEW.data);
END;

CREATE TRIGGER command_appends AFTER INSERT ON event
BEGIN
  INSERT INTO command (id, first, last, request)
  VALUES (NEW.command_id, NEW.position, NEW.position,
    iif(NEW.data GLOB '*request"*', coalesce(NEW.data ->> '$.request', ''), ''))
  ON CONFLICT (id) DO UPDATE
  SET last = iif(last = excluded.last - 1 AND excluded.request = '', excluded.last, NULL);
END;

CREATE TRIGGER type_is_known AFTER INSERT ON event
BEGIN
  INSERT INTO event_type (type, first) VALUES (NEW.type, NEW.position) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER series_defined INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'SeriesDefined'
BEGIN
  INSERT INTO series (code, kind, is_default, defined, retired, definition)
  VALUES (NEW.data ->> '$.code', NEW.data ->> '$.kind', coalesce(NEW.data ->> '$.isDefault', 0), NEW.position, 0, NEW.data);
  INSERT INTO series_rules (series, from_day, rules)
  VALUES (NEW.data ->> '$.code', coalesce(NEW.data ->> '$.rules.from', ''), NEW.data -> '$.rules');
END;

CREATE TRIGGER series_rules_changed INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'SeriesRulesChanged'
BEGIN
  DELETE FROM series_rules
  WHERE series = substr(NEW.stream, 8) AND from_day >= coalesce(NEW.data ->> '$.rules.from', '');
  INSERT INTO series_rules (series, from_day, rules)
  VALUES (substr(NEW.stream, 8), coalesce(NEW.data ->> '$.rules.from', ''), NEW.data -> '$.rules');
END;

CREATE TRIGGER series_retired INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'SeriesRetired'
BEGIN
  UPDATE series SET retired = 1 WHERE code = substr(NEW.stream, 8);
END;

CREATE TRIGGER number_enters_register INSTEAD OF INSERT ON number_taken
BEGIN
  SELECT RAISE(ABORT, 'a number taken is the next of its period')
  FROM period
  WHERE series = NEW.series AND period = NEW.period AND next <> NEW.ordinal;
  -- The counter is made from the log like the rest: it is believed only where the register bears it out.
  SELECT RAISE(ABORT, 'the next number follows the last of its period')
  WHERE NEW.last IS NULL OR NEW.ordinal > NEW.last OR NEW.ordinal IS NOT coalesce(
    (SELECT iif(first_position < NEW.position OR ordinal >= NEW.first, ordinal + 1, 0) FROM register
      WHERE series = NEW.series AND period = NEW.period ORDER BY ordinal DESC LIMIT 1),
    (SELECT first FROM period WHERE series = NEW.series AND period = NEW.period), NEW.ordinal);
  INSERT INTO period (series, period, first, next, reserved, lost)
  VALUES (NEW.series, NEW.period, NEW.ordinal, NEW.ordinal + 1, NEW.state = 'reserved', NEW.state = 'lost')
  ON CONFLICT (series, period) DO UPDATE
  SET next = excluded.next, reserved = reserved + excluded.reserved, lost = lost + excluded.lost;
  INSERT INTO register (series, period, ordinal, number, state, document, holder, origin, purpose, reason, since, by, first_position, position)
  VALUES (NEW.series, NEW.period, NEW.ordinal,
    substr(NEW.pattern, 1, instr(NEW.pattern, '{') - 1)
      || printf('%0*d', instr(NEW.pattern, '}') - instr(NEW.pattern, '{') - 1, NEW.ordinal)
      || substr(NEW.pattern, instr(NEW.pattern, '}') + 1),
    NEW.state, NEW.document, NEW.holder, NEW.origin, NEW.purpose, NEW.reason,
    NEW.recorded_at, NEW.actor, NEW.position, NEW.position);
END;

CREATE TRIGGER number_is_there BEFORE INSERT ON event
WHEN NEW.type = 'ReservationMoved' OR NEW.type = 'NumberVoided' OR NEW.type = 'NumberReleased'
BEGIN
  SELECT RAISE(ABORT, 'a number is changed that was never reserved')
  WHERE (SELECT count(*) FROM register
         WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period'
           AND ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last')
    IS NOT (NEW.data ->> '$.last') - (NEW.data ->> '$.first') + 1;
END;

CREATE TRIGGER reservation_moved INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'ReservationMoved'
BEGIN
  UPDATE register
  SET document = coalesce(NEW.data ->> '$.document', document), holder = coalesce(NEW.data ->> '$.holder', holder),
    origin = NEW.origin
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period'
    AND ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last';
  INSERT INTO register_story (series, period, ordinal, position)
  SELECT series, period, ordinal, NEW.position FROM register
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period'
    AND ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last';
END;

CREATE TRIGGER number_is_finalized INSTEAD OF INSERT ON number_finalized
BEGIN
  UPDATE register
  SET state = 'finalized', document = NEW.document, origin = NEW.origin, date = NEW.date, inversion = NEW.inversion,
    since = NEW.recorded_at, by = NEW.actor, finalized_position = NEW.position, position = NEW.position
  WHERE series = NEW.series AND period = NEW.period AND ordinal = NEW.first;
  SELECT RAISE(ABORT, 'a number is changed that was never reserved') WHERE changes() <> 1 OR NEW.last IS NOT NEW.first;
  UPDATE period
  SET finalized = finalized + 1, reserved = reserved - 1, inversions = inversions + (NEW.inversion <> '')
  WHERE series = NEW.series AND period = NEW.period;
END;

CREATE TRIGGER number_voided INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'NumberVoided'
BEGIN
  UPDATE period
  SET voided = voided + (NEW.data ->> '$.last') - (NEW.data ->> '$.first') + 1,
    reserved = reserved - (SELECT count(*) FROM register r
      WHERE r.series = period.series AND r.period = period.period AND r.state = 'reserved'
        AND r.ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last'),
    finalized = finalized - (SELECT count(*) FROM register r
      WHERE r.series = period.series AND r.period = period.period AND r.state = 'finalized'
        AND r.ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last')
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period';
  UPDATE register
  SET state = 'voided', reason = coalesce(NEW.data ->> '$.reason', ''), origin = NEW.origin,
    since = NEW.recorded_at, by = NEW.actor, position = NEW.position
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period'
    AND ordinal BETWEEN NEW.data ->> '$.first' AND NEW.data ->> '$.last';
END;

CREATE TRIGGER number_released INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'NumberReleased'
BEGIN
  INSERT INTO register_story (series, period, ordinal, position)
  SELECT series, period, ordinal, first_position FROM register
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period' AND ordinal = NEW.data ->> '$.first'
  UNION ALL
  SELECT substr(NEW.stream, 8), NEW.data ->> '$.period', NEW.data ->> '$.first', NEW.position;
  DELETE FROM register
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period' AND ordinal = NEW.data ->> '$.first';
  UPDATE period SET next = NEW.data ->> '$.first', reserved = reserved - 1
  WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period';
END;

CREATE TRIGGER number_shown INSTEAD OF INSERT ON rare_event
WHEN NEW.type = 'DocumentPrinted' AND json_type(NEW.data, '$.number') IS NOT NULL
BEGIN
  UPDATE register SET shown = 1 WHERE number = NEW.data ->> '$.number' AND state = 'reserved';
END;

CREATE TRIGGER period_closed INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'PeriodClosed'
BEGIN
  INSERT INTO period (series, period, first, next)
  SELECT series, NEW.data ->> '$.period', start, start
  FROM (
    SELECT series, iif(rules ->> '$.startPeriod' = NEW.data ->> '$.period', rules ->> '$.start', 1) AS start
    FROM series_rules
    WHERE series = substr(NEW.stream, 8) AND from_day <= NEW.data ->> '$.period'
    ORDER BY from_day DESC LIMIT 1
  )
  WHERE true
  ON CONFLICT DO NOTHING;
  UPDATE period SET closed = 1 WHERE series = substr(NEW.stream, 8) AND period = NEW.data ->> '$.period';
END;

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

CREATE TRIGGER document_issued AFTER INSERT ON event WHEN NEW.type = 'DocumentIssued'
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

CREATE TRIGGER number_leaves_draft BEFORE INSERT ON event WHEN NEW.type IN ('NumberVoided', 'NumberReleased')
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

CREATE TRIGGER party_saved INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'PartySaved'
BEGIN
  INSERT INTO party (id, name, city, tax_id, archived, version, card)
  VALUES (substr(NEW.stream, 7), NEW.data ->> '$.party.name', coalesce(NEW.data ->> '$.party.address.city', ''),
    coalesce(NEW.data ->> '$.party.taxId', ''), 0, NEW.version, NEW.data)
  ON CONFLICT (id) DO UPDATE
  SET name = excluded.name, city = excluded.city, tax_id = excluded.tax_id, archived = 0, version = excluded.version, card = excluded.card;
END;

CREATE TRIGGER party_archived INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'PartyArchived'
BEGIN
  UPDATE party SET archived = 1, version = NEW.version WHERE id = substr(NEW.stream, 7);
END;

CREATE TRIGGER company_changed INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'CompanyChanged'
BEGIN
  INSERT INTO company (one, company) VALUES (1, json_remove(NEW.data, '$.logo'))
  ON CONFLICT (one) DO UPDATE SET company = excluded.company;
END;

CREATE TRIGGER number_keeps_its_story BEFORE UPDATE OF state ON register
WHEN NOT (OLD.state = NEW.state
  OR (OLD.state = 'reserved' AND NEW.state IN ('finalized', 'voided'))
  OR (OLD.state = 'finalized' AND NEW.state = 'voided'))
BEGIN
  SELECT RAISE(ABORT, 'a number never goes back to an earlier state');
END;

CREATE TRIGGER number_keeps_its_text BEFORE UPDATE OF series, period, ordinal, number ON register
BEGIN
  SELECT RAISE(ABORT, 'a number is never renumbered');
END;

CREATE TRIGGER number_is_finalized_once BEFORE UPDATE OF finalized_position ON register
WHEN OLD.finalized_position IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a number is finalized once');
END;

CREATE TRIGGER number_steps_back_only_as_the_latest BEFORE DELETE ON register
WHEN OLD.state <> 'reserved' OR OLD.shown
  OR OLD.ordinal IS NOT (SELECT next - 1 FROM period WHERE series = OLD.series AND period = OLD.period)
BEGIN
  SELECT RAISE(ABORT, 'only the latest number, reserved and never shown, steps back');
END;

CREATE TRIGGER number_is_not_replaced BEFORE INSERT ON register
WHEN EXISTS (SELECT 1 FROM register WHERE number = NEW.number)
  OR EXISTS (SELECT 1 FROM register WHERE series = NEW.series AND period = NEW.period AND ordinal = NEW.ordinal)
BEGIN
  SELECT RAISE(ABORT, 'a number is given once');
END;

CREATE TRIGGER command_is_not_replaced BEFORE INSERT ON command
WHEN EXISTS (SELECT 1 FROM command WHERE id = NEW.id AND (last <> NEW.last - 1 OR NEW.request <> ''))
BEGIN
  SELECT RAISE(ABORT, 'a command id is used once');
END;

-- Takes the triggers away that keep the read models, with what they hang on; the tables go by `upkeep.remove`. A rebuild
-- puts them back.

DROP TRIGGER IF EXISTS main.event_takes_number;
DROP TRIGGER IF EXISTS main.event_takes_block;
DROP TRIGGER IF EXISTS main.event_finalizes_number;
DROP TRIGGER IF EXISTS main.event_is_rare;
DROP TRIGGER IF EXISTS main.command_appends;
DROP TRIGGER IF EXISTS main.type_is_known;
DROP TRIGGER IF EXISTS main.series_defined;
DROP TRIGGER IF EXISTS main.series_rules_changed;
DROP TRIGGER IF EXISTS main.series_retired;
DROP TRIGGER IF EXISTS main.number_enters_register;
DROP TRIGGER IF EXISTS main.number_is_there;
DROP TRIGGER IF EXISTS main.reservation_moved;
DROP TRIGGER IF EXISTS main.number_is_finalized;
DROP TRIGGER IF EXISTS main.number_voided;
DROP TRIGGER IF EXISTS main.number_released;
DROP TRIGGER IF EXISTS main.number_shown;
DROP TRIGGER IF EXISTS main.period_closed;
DROP TRIGGER IF EXISTS main.draft_saved;
DROP TRIGGER IF EXISTS main.document_issued;
DROP TRIGGER IF EXISTS main.document_changed;
DROP TRIGGER IF EXISTS main.document_credited;
DROP TRIGGER IF EXISTS main.credit_withdrawn;
DROP TRIGGER IF EXISTS main.draft_takes_number;
DROP TRIGGER IF EXISTS main.draft_gets_number;
DROP TRIGGER IF EXISTS main.draft_changes_holder;
DROP TRIGGER IF EXISTS main.number_leaves_draft;
DROP TRIGGER IF EXISTS main.number_touches_document;
DROP TRIGGER IF EXISTS main.number_stays_with_document;
DROP TRIGGER IF EXISTS main.party_saved;
DROP TRIGGER IF EXISTS main.party_archived;
DROP TRIGGER IF EXISTS main.company_changed;
DROP VIEW IF EXISTS main.number_taken;
DROP VIEW IF EXISTS main.number_finalized;
DROP VIEW IF EXISTS main.rare_event;

-- The state machine of numbers, kept by the database even if the program is wrong. Not part of the read models: a
-- rebuild puts rows in their last state at once, and guards them afterwards.

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

-- Whoever goes on with a command is asked, too: its upsert (command.sql) is an INSERT first.
CREATE TRIGGER command_is_not_replaced BEFORE INSERT ON command
WHEN EXISTS (SELECT 1 FROM command WHERE id = NEW.id AND (last <> NEW.last - 1 OR NEW.request <> ''))
BEGIN
  SELECT RAISE(ABORT, 'a command id is used once');
END;

-- Lets go of what guards.sql keeps, while rows are put right: within one transaction, which guards them again.

DROP TRIGGER IF EXISTS main.number_keeps_its_story;
DROP TRIGGER IF EXISTS main.number_keeps_its_text;
DROP TRIGGER IF EXISTS main.number_is_finalized_once;
DROP TRIGGER IF EXISTS main.number_steps_back_only_as_the_latest;
DROP TRIGGER IF EXISTS main.number_is_not_replaced;
DROP TRIGGER IF EXISTS main.command_is_not_replaced;

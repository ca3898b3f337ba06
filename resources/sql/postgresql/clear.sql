-- Takes away every function, trigger and composite type of the schema, whatever version it is of: what this one is made of
-- comes back in the same transaction, and nothing that an earlier one had is left over. Tables and what they hold stay.
-- What others made of them goes, too: a view of somebody's own, say, which would stand in the way.
--
-- The log's table is locked first, which whoever writes has read: so none is met between their first row and their last.
-- Whoever waits for that lock within a function fails when it is gone, and has done nothing.

DO $$
DECLARE
  each record;
  functions text;
  types text;
BEGIN
  IF to_regclass('seriatim.log') IS NOT NULL THEN
    LOCK TABLE seriatim.log IN ACCESS EXCLUSIVE MODE;
  END IF;
  FOR each IN
    SELECT t.tgname, t.tgrelid::regclass AS relation FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'seriatim'::regnamespace AND NOT t.tgisinternal
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', each.tgname, each.relation);
  END LOOP;
  SELECT string_agg(p.oid::regprocedure::text, ', ') INTO functions
  FROM pg_proc p WHERE p.pronamespace = 'seriatim'::regnamespace;
  IF functions IS NOT NULL THEN
    EXECUTE 'DROP ROUTINE ' || functions || ' CASCADE';
  END IF;
  SELECT string_agg(c.oid::regclass::text, ', ') INTO types
  FROM pg_class c WHERE c.relnamespace = 'seriatim'::regnamespace AND c.relkind = 'c';
  IF types IS NOT NULL THEN
    EXECUTE 'DROP TYPE ' || types || ' CASCADE';
  END IF;
END
$$;

-- Who may do what. The owner has everything and no login; clerks read, and write through functions; auditors read.
-- Roles belong to the whole server: several logs of one server share them.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'seriatim_owner') THEN
    CREATE ROLE seriatim_owner NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'seriatim_clerk') THEN
    CREATE ROLE seriatim_clerk NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'seriatim_auditor') THEN
    CREATE ROLE seriatim_auditor NOLOGIN;
  END IF;
END
$$;

GRANT seriatim_owner TO CURRENT_USER;
CREATE SCHEMA IF NOT EXISTS seriatim AUTHORIZATION seriatim_owner;
SET LOCAL ROLE seriatim_owner;
SET LOCAL search_path = seriatim;

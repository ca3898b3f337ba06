-- A person is a login of its own, and a member of one of the groups.
CREATE OR REPLACE FUNCTION let_in(into_group text, login text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    EXECUTE format('CREATE ROLE %I LOGIN', login);
  END IF;
  EXECUTE format('GRANT %I TO %I', into_group, login);
END
$$;

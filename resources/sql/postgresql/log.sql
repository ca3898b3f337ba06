-- The log: format 1 (FORMAT.md). One row an event; everything else in the schema can be made anew from it. Text is
-- compared and ordered by its bytes, as SQLite does it.

CREATE TABLE IF NOT EXISTS log (
  id text COLLATE "C" NOT NULL,
  format bigint NOT NULL,
  role text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  hash bytea NOT NULL,
  -- The last event that changes more for a document to be issued than which number is the next: of the rules of a
  -- series, of the company, an address, the first of a period, the clock.
  settled bigint NOT NULL DEFAULT 0,
  -- The latest time that an event was recorded at since the clock was last confirmed.
  latest text COLLATE "C" NOT NULL DEFAULT ''
) WITH (fillfactor = 10); -- Its one row is written with every append: new versions of it find room on its own page.

-- Its row is found by key, from behind, where the newest version is: while many clerks wait, or one appends much in one
-- transaction, old versions fill pages, and a scan would go through all of them.
CREATE UNIQUE INDEX IF NOT EXISTS log_id ON log (id);

CREATE TABLE IF NOT EXISTS event (
  position bigint PRIMARY KEY,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  type text COLLATE "C" NOT NULL,
  recorded_at text COLLATE "C" NOT NULL,
  actor text COLLATE "C" NOT NULL,
  origin text COLLATE "C" NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  data text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  UNIQUE (stream, version)
);

-- The server's clock, as it is recorded.
CREATE OR REPLACE FUNCTION clock() RETURNS timestamptz
LANGUAGE sql VOLATILE AS $$ SELECT clock_timestamp() $$;

CREATE OR REPLACE FUNCTION recorded_now() RETURNS text
LANGUAGE sql VOLATILE AS $$ SELECT to_char(clock() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

CREATE OR REPLACE FUNCTION refuse(state text, words text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', words USING ERRCODE = state;
END
$$;

-- Append only, for whoever owns the tables too.

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', coalesce(TG_ARGV[0], 'what the log says is never changed') USING ERRCODE = 'SN006';
END
$$;

-- Positions and versions have no gaps: what is appended follows on something. It is looked up by its key: asked whether
-- it exists, the planner may read the whole log into a table of its own.
CREATE OR REPLACE FUNCTION refuse_wrong_place() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appended a
      WHERE a.position - 1 <> coalesce((SELECT p.position FROM seriatim.event p WHERE p.position = a.position - 1), 0)
        OR a.version - 1 <> coalesce((SELECT p.version FROM seriatim.event p
          WHERE p.stream = a.stream AND p.version = a.version - 1), 0)) THEN
    RAISE EXCEPTION 'an event takes the next position and version' USING ERRCODE = 'SN002';
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION refuse_other_log() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM log) THEN
    RAISE EXCEPTION 'there is one log' USING ERRCODE = 'SN006';
  END IF;
  RETURN NEW;
END
$$;

-- (`verify` holds them against this text, as the server itself would write it.)

CREATE OR REPLACE TRIGGER event_is_never_changed BEFORE DELETE OR UPDATE ON event
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER event_is_never_truncated BEFORE TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER event_is_the_next AFTER INSERT ON event
REFERENCING NEW TABLE AS appended FOR EACH STATEMENT
WHEN (current_setting('seriatim.place', true) IS DISTINCT FROM 'reckoned') EXECUTE FUNCTION refuse_wrong_place();
CREATE OR REPLACE TRIGGER log_is_never_deleted BEFORE DELETE ON log
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER log_is_never_truncated BEFORE TRUNCATE ON log
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER log_is_one BEFORE INSERT ON log
FOR EACH ROW EXECUTE FUNCTION refuse_other_log();
-- Two, for the server reads the condition of a trigger anew with each append that meets it, so that it is a short one
-- that they all meet. (Asked here, for to ask in a function takes longer.)
CREATE OR REPLACE TRIGGER log_goes_forward BEFORE UPDATE ON log
FOR EACH ROW WHEN (NEW.position < OLD.position)
EXECUTE FUNCTION refuse_change('the head of the log only goes forward');
-- An empty log makes room for one that is brought from elsewhere.
CREATE OR REPLACE TRIGGER log_stays_itself BEFORE UPDATE OF id, format ON log
FOR EACH ROW WHEN ((NEW.id <> OLD.id AND OLD.position > 0) OR NEW.format < OLD.format)
EXECUTE FUNCTION refuse_change('a log keeps its id, and its format only goes forward');

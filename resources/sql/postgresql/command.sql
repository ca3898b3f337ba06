-- Commands and the types of events. A command's events stand together; its id is never used for others.

CREATE TABLE IF NOT EXISTS command (
  id text COLLATE "C" PRIMARY KEY,
  first bigint NOT NULL,
  last bigint NOT NULL,
  request text COLLATE "C" NOT NULL
);

CREATE TABLE IF NOT EXISTS event_type (
  type text COLLATE "C" PRIMARY KEY,
  first bigint NOT NULL
);

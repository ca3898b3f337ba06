-- While a log is brought here: the id of the command with which it will become live (core/sql/moving.h). The table goes
-- when it has.

CREATE TABLE arrival (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Which version of the schema this is (core/sql/serverschema.h); before there was this table, it was 1.

CREATE TABLE IF NOT EXISTS schema_version (
  one bigint PRIMARY KEY CHECK (one = 1),
  version bigint NOT NULL
);

-- The address book, and the company as it was last changed, without its logo.

CREATE TABLE IF NOT EXISTS party (
  id text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  city text COLLATE "C" NOT NULL,
  tax_id text COLLATE "C" NOT NULL,
  archived bigint NOT NULL,
  version bigint NOT NULL,
  card text COLLATE "C" NOT NULL
);

CREATE TABLE IF NOT EXISTS company (
  one bigint PRIMARY KEY CHECK (one = 1),
  company text COLLATE "C" NOT NULL
);

CREATE OR REPLACE FUNCTION apply_to_parties(e event, d jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF e.type = 'PartySaved' THEN
    INSERT INTO party (id, name, city, tax_id, archived, version, card)
    VALUES (substr(e.stream, 7), d -> 'party' ->> 'name', coalesce(d #>> '{party,address,city}', ''),
      coalesce(d -> 'party' ->> 'taxId', ''), 0, e.version, e.data)
    ON CONFLICT (id) DO UPDATE
    SET name = excluded.name, city = excluded.city, tax_id = excluded.tax_id, archived = 0, version = excluded.version,
      card = excluded.card;
  ELSIF e.type = 'PartyArchived' THEN
    UPDATE party p SET archived = 1, version = e.version WHERE p.id = substr(e.stream, 7);
  ELSIF e.type = 'CompanyChanged' THEN
    INSERT INTO company (one, company) VALUES (1, (d - 'logo')::text)
    ON CONFLICT (one) DO UPDATE SET company = excluded.company;
  END IF;
END
$$;

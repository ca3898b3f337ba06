-- The address book, and the company as it was last changed, without its logo.

CREATE TABLE party (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  city TEXT NOT NULL,
  tax_id TEXT NOT NULL,
  archived INTEGER NOT NULL,
  version INTEGER NOT NULL,
  card TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE company (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  company TEXT NOT NULL
) STRICT;

CREATE TRIGGER party_saved INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'PartySaved'
BEGIN
  INSERT INTO party (id, name, city, tax_id, archived, version, card)
  VALUES (substr(NEW.stream, 7), NEW.data ->> '$.party.name', coalesce(NEW.data ->> '$.party.address.city', ''),
    coalesce(NEW.data ->> '$.party.taxId', ''), 0, NEW.version, NEW.data)
  ON CONFLICT (id) DO UPDATE
  SET name = excluded.name, city = excluded.city, tax_id = excluded.tax_id, archived = 0, version = excluded.version, card = excluded.card;
END;

CREATE TRIGGER party_archived INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'PartyArchived'
BEGIN
  UPDATE party SET archived = 1, version = NEW.version WHERE id = substr(NEW.stream, 7);
END;

CREATE TRIGGER company_changed INSTEAD OF INSERT ON rare_event WHEN NEW.type = 'CompanyChanged'
BEGIN
  INSERT INTO company (one, company) VALUES (1, json_remove(NEW.data, '$.logo'))
  ON CONFLICT (one) DO UPDATE SET company = excluded.company;
END;

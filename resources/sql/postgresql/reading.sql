-- What the statements that both engines share ask for.

-- A text as it is compared where case does not matter: Unicode's full folding, as near as ICU's two cases come to it.
CREATE OR REPLACE FUNCTION folded(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT replace(lower(upper(words COLLATE "und-x-icu") COLLATE "und-x-icu"), 'ς', 'σ') COLLATE "C"
$$;

-- Whether one of the texts contains the part, which is folded already.
CREATE OR REPLACE FUNCTION holds(part text, VARIADIC texts text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM unnest(texts) t WHERE strpos(folded(t), part) > 0)
$$;

CREATE OR REPLACE FUNCTION instr(words text, part text) RETURNS int
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT strpos(words, part) $$;

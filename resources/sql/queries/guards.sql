-- What guards the log on a server, as it is there.

--: guards.functions
SELECT p.proname, p.prosrc, p.prosecdef, coalesce((SELECT substr(setting, 13) FROM unnest(p.proconfig) AS setting
  WHERE setting LIKE 'search_path=%'), '')
FROM pg_proc p
WHERE p.pronamespace = 'seriatim'::regnamespace
ORDER BY p.proname

--: guards.questions
SELECT name, source FROM questions()

--: guards.triggers
SELECT t.tgname, CASE WHEN t.tgenabled IN ('O', 'A') THEN pg_get_triggerdef(t.oid) ELSE '' END
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = 'seriatim'::regnamespace AND NOT t.tgisinternal
ORDER BY t.tgname

-- What others than the owner may do, and who else owns something.

--: guards.privileges
WITH held (type, object, owner, grantee, privilege) AS (
  SELECT 'schema', n.nspname, n.nspowner, a.grantee, a.privilege_type
  FROM pg_namespace n, aclexplode(n.nspacl) a
  WHERE n.nspname = 'seriatim'
  UNION ALL
  SELECT 'table', c.relname, c.relowner, a.grantee, a.privilege_type
  FROM pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
  WHERE c.relnamespace = 'seriatim'::regnamespace AND c.relkind IN ('r', 'p')
  UNION ALL
  SELECT 'table', c.relname, c.relowner, a.grantee, a.privilege_type
  FROM pg_class c JOIN pg_attribute k ON k.attrelid = c.oid, aclexplode(k.attacl) a
  WHERE c.relnamespace = 'seriatim'::regnamespace AND c.relkind IN ('r', 'p')
  UNION ALL
  SELECT 'function', p.proname, p.proowner, a.grantee, a.privilege_type
  FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  WHERE p.pronamespace = 'seriatim'::regnamespace
)
SELECT DISTINCT h.type, h.object, CASE h.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(h.grantee) END, h.privilege
FROM held h
WHERE pg_get_userbyid(h.grantee) <> 'seriatim_owner'
ORDER BY 1, 2, 3, 4

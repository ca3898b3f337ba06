-- What guards the log on a server, as it is there.

--: guards.functions
SELECT p.proname, p.prosrc, p.prosecdef, coalesce((SELECT string_agg(setting, ';' ORDER BY setting) FROM unnest(p.proconfig) AS setting), '')
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

-- What others than its owner may do with something that is Seriatim's.

--: guards.privileges
WITH held (type, object, owner, grantee, privilege) AS (
  SELECT 'schema', n.nspname, n.nspowner, a.grantee, a.privilege_type
  FROM pg_namespace n, aclexplode(n.nspacl) a
  WHERE n.nspname = 'seriatim'
  UNION ALL
  SELECT 'table', c.relname, c.relowner, a.grantee, a.privilege_type
  FROM pg_class c, aclexplode(c.relacl) a
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
WHERE h.grantee <> h.owner
ORDER BY 1, 2, 3, 4

--: guards.owners
SELECT 'schema', n.nspname, pg_get_userbyid(n.nspowner) FROM pg_namespace n WHERE n.nspname = 'seriatim'
UNION ALL
SELECT 'table', c.relname, pg_get_userbyid(c.relowner)
FROM pg_class c
WHERE c.relnamespace = 'seriatim'::regnamespace AND c.relkind IN ('r', 'p')
UNION ALL
SELECT 'function', p.proname, pg_get_userbyid(p.proowner) FROM pg_proc p WHERE p.pronamespace = 'seriatim'::regnamespace
ORDER BY 1, 2, 3

-- Clerks and auditors who have the owner's rights as well.

--: guards.members
SELECT r.rolname
FROM pg_roles r
WHERE NOT r.rolsuper AND r.rolname <> 'seriatim_owner' AND pg_has_role(r.oid, 'seriatim_owner', 'member')
  AND (pg_has_role(r.oid, 'seriatim_clerk', 'member') OR pg_has_role(r.oid, 'seriatim_auditor', 'member'))
ORDER BY r.rolname

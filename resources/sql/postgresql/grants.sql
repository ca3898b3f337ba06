-- Nobody but the owner can write a table, or run anything but what is named here.

REVOKE ALL ON SCHEMA seriatim FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA seriatim FROM PUBLIC, seriatim_clerk, seriatim_auditor;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA seriatim FROM PUBLIC, seriatim_clerk, seriatim_auditor;

REVOKE ALL ON TYPE issuable, issued FROM PUBLIC, seriatim_clerk, seriatim_auditor;

GRANT USAGE ON SCHEMA seriatim TO seriatim_clerk, seriatim_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA seriatim TO seriatim_clerk, seriatim_auditor;
GRANT EXECUTE ON FUNCTION folded(text), holds(text, text[]), instr(text, text) TO seriatim_clerk, seriatim_auditor;
GRANT EXECUTE ON FUNCTION clock(), recorded_now(), questions() TO seriatim_clerk, seriatim_auditor;
GRANT EXECUTE ON FUNCTION lock_log(), give_up(text), append(text, text, text[], bigint[], text[], text[]),
  issue(text, text, text, text, text, text, text, text, bigint, text, text, text),
  issue_many(text, text, text, bigint, issuable[]) TO seriatim_clerk;

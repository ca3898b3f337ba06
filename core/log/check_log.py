#!/usr/bin/env python3
"""Checks a Seriatim log (format 1, see FORMAT.md) without Seriatim: positions, versions, hash chain and head.

python3 check_log.py FILE.seriatim     says what is wrong, a line each; exit status 0: nothing is, 1: something is,
                                       2: it could not be looked at
"""
import hashlib, pathlib, sqlite3, sys

COLUMNS = "position, stream, version, type, recorded_at, actor, origin, command_id, data"


def findings(db):
    rows = db.execute("SELECT id, format, position, hash FROM log").fetchall()
    if len(rows) != 1:
        yield f"the table log has {len(rows)} rows, where it must have one"
        return
    log_id, log_format, *head = rows[0]
    if log_format != 1:
        yield f"the format is {log_format}, which this script does not know"
    previous, position, versions = hashlib.sha256(b"seriatim/1/" + log_id).digest(), 0, {}
    for *columns, stored in db.execute(f"SELECT {COLUMNS}, hash FROM event ORDER BY position"):
        expected, (position, stream, version) = position + 1, columns[:3]
        if position != expected:
            yield f"position {expected}: missing; the next event is at {position}"
        if version != versions.get(stream, 0) + 1:
            yield f"position {position}: version {version} of {stream!r} follows {versions.get(stream, 0)}"
        texts = [c if isinstance(c, bytes) else str(c).encode() for c in columns]
        if hashlib.sha256(previous + b"\n".join(texts)).digest() != stored:
            yield f"position {position}: the hash does not fit the event and the one before"
        previous, versions[stream] = stored, version
    if head != [position, previous]:
        yield f"the head is said to be at position {head[0]}, but the events end at {position}, or with another hash"


try:
    database = sqlite3.connect(pathlib.Path(sys.argv[1]).absolute().as_uri() + "?mode=ro", uri=True)
    database.text_factory = bytes  # What is stored is what is hashed.
    found = list(findings(database))
except sqlite3.Error as error:
    print(f"{sys.argv[1]} cannot be read as a log: {error}", file=sys.stderr)
    sys.exit(2)
print(*found or ["clean"], sep="\n")
sys.exit(1 if found else 0)

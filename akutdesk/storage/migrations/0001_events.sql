-- The truth: sessions, events and record keys; and what this PC alone keeps.
-- Every table here but `record` and `conflict` is kept by a replay.

CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE membership (idx INTEGER PRIMARY KEY, statement BLOB NOT NULL);

-- One start of the program on one PC. `cert` is empty for a writer only heard of so far.
-- copied_n, received_n, backed_n: the last n in a second copy, at the server, in its backup.
-- noted_n: the last n whose notes are in the search index.
CREATE TABLE session (
    widx INTEGER PRIMARY KEY,
    writer BLOB NOT NULL UNIQUE,
    device BLOB,
    cert BLOB,
    signed_n INTEGER NOT NULL DEFAULT 0,
    signature BLOB,
    copied_n INTEGER NOT NULL DEFAULT 0,
    received_n INTEGER NOT NULL DEFAULT 0,
    backed_n INTEGER NOT NULL DEFAULT 0,
    noted_n INTEGER NOT NULL DEFAULT 0
);

-- eid = widx << 40 | n. `body` is empty after erasure, and only then is `body_hash` filled.
CREATE TABLE event (
    eid INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    rid BLOB NOT NULL,
    hlc INTEGER NOT NULL,
    header BLOB NOT NULL,
    body BLOB,
    body_hash BLOB,
    chain BLOB NOT NULL
);
CREATE INDEX event_rid ON event (rid) WHERE stream = 1;

CREATE TABLE keywrap (
    kid INTEGER PRIMARY KEY,
    rid BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    wrap BLOB NOT NULL,
    UNIQUE (rid, epoch)
);

-- Every record that is here: its local number and its type. One that was taken back is in no other table.
CREATE TABLE record (
    nr INTEGER PRIMARY KEY,
    rid BLOB NOT NULL UNIQUE,
    type TEXT NOT NULL,
    taken_back INTEGER NOT NULL DEFAULT 0
);

-- Fields that two desks set apart: a person's work list.
CREATE TABLE conflict (rid BLOB NOT NULL, felt TEXT NOT NULL, PRIMARY KEY (rid, felt)) WITHOUT ROWID;

-- What is typed and not yet saved: one row per open editor and user.
CREATE TABLE draft (
    bruger BLOB NOT NULL,
    rid BLOB NOT NULL,
    felt TEXT NOT NULL,
    type TEXT NOT NULL,
    base TEXT NOT NULL,
    text TEXT NOT NULL,
    caret INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    dropped_ms INTEGER,
    PRIMARY KEY (bruger, rid, felt)
) WITHOUT ROWID;

-- The second copy: where it goes, what each place has, and the segments written there.
CREATE TABLE spool_target (
    target INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    keywrap_kid INTEGER NOT NULL DEFAULT 0,
    membership_idx INTEGER NOT NULL DEFAULT 0,
    written_ms INTEGER
);
CREATE TABLE spool_mark (
    target INTEGER NOT NULL REFERENCES spool_target (target) ON DELETE CASCADE,
    widx INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (target, widx)
) WITHOUT ROWID;
CREATE TABLE spool_segment (
    target INTEGER NOT NULL REFERENCES spool_target (target) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (target, number)
) WITHOUT ROWID;

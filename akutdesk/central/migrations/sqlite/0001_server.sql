CREATE TABLE server (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  BLOB NOT NULL,
    key BLOB NOT NULL
) STRICT;

CREATE TABLE slot (
    code_hash BLOB PRIMARY KEY,
    name      TEXT NOT NULL,
    opened_ms INTEGER NOT NULL,
    org       BLOB UNIQUE,
    filled_ms INTEGER
) STRICT;

-- One row an org: its counters. Whoever appends holds the one write lock of the file meanwhile.
CREATE TABLE org (
    id          BLOB PRIMARY KEY,
    incarnation BLOB NOT NULL,
    seq         INTEGER NOT NULL,
    digest      BLOB NOT NULL,
    statements  INTEGER NOT NULL,
    size        INTEGER NOT NULL,
    sessions    INTEGER NOT NULL,
    wraps       INTEGER NOT NULL,
    backed_up   INTEGER NOT NULL
) STRICT;

CREATE TABLE incarnation (
    org      BLOB NOT NULL,
    number   INTEGER NOT NULL,
    id       BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    begun_ms INTEGER NOT NULL,
    PRIMARY KEY (org, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
    org       BLOB NOT NULL,
    number    INTEGER NOT NULL,
    statement BLOB NOT NULL,
    kept_ms   INTEGER NOT NULL,
    PRIMARY KEY (org, number)
) STRICT;

CREATE TABLE session (
    org         BLOB NOT NULL,
    number      INTEGER NOT NULL,
    writer      BLOB NOT NULL,
    device      BLOB NOT NULL,
    public      BLOB NOT NULL,
    first_chain BLOB NOT NULL,
    certificate BLOB NOT NULL,
    kept_ms     INTEGER NOT NULL,
    PRIMARY KEY (org, number),
    UNIQUE (org, writer)
) STRICT;

CREATE TABLE writer_head (
    org    BLOB NOT NULL,
    writer BLOB NOT NULL,
    n      INTEGER NOT NULL,
    chain  BLOB NOT NULL,
    PRIMARY KEY (org, writer)
) STRICT, WITHOUT ROWID;

-- `body` is NULL once its record is erased.
CREATE TABLE event (
    org       BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    writer    BLOB NOT NULL,
    n         INTEGER NOT NULL,
    stream    INTEGER NOT NULL,
    rid       BLOB NOT NULL,
    header    BLOB NOT NULL,
    body_hash BLOB NOT NULL,
    body      BLOB,
    PRIMARY KEY (org, seq),
    UNIQUE (org, writer, n)
) STRICT;

CREATE INDEX event_of_record ON event (org, rid) WHERE stream = 1;

-- One row a push: its signature, and D where it ended.
CREATE TABLE stretch (
    org       BLOB NOT NULL,
    seq_to    INTEGER NOT NULL,
    writer    BLOB NOT NULL,
    first     INTEGER NOT NULL,
    last      INTEGER NOT NULL,
    chain     BLOB NOT NULL,
    signature BLOB NOT NULL,
    digest    BLOB NOT NULL,
    size      INTEGER NOT NULL,
    kept_ms   INTEGER NOT NULL,
    PRIMARY KEY (org, seq_to),
    UNIQUE (org, writer, last)
) STRICT, WITHOUT ROWID;

-- Apart from the events, so that a backup may keep them for a shorter time.
CREATE TABLE keywrap (
    org     BLOB NOT NULL,
    number  INTEGER NOT NULL,
    rid     BLOB NOT NULL,
    epoch   INTEGER NOT NULL,
    wrap    BLOB NOT NULL,
    kept_ms INTEGER NOT NULL,
    PRIMARY KEY (org, number),
    UNIQUE (org, rid, epoch)
) STRICT;

CREATE TABLE tombstone (
    org       BLOB NOT NULL,
    rid       BLOB NOT NULL,
    erased_ms INTEGER NOT NULL,
    PRIMARY KEY (org, rid)
) STRICT, WITHOUT ROWID;

CREATE TABLE fork (
    org     BLOB NOT NULL,
    writer  BLOB NOT NULL,
    device  BLOB NOT NULL,
    batch   BLOB NOT NULL,
    kept_ms INTEGER NOT NULL,
    PRIMARY KEY (org, writer)
) STRICT;

CREATE TABLE nonce (
    hash       BLOB PRIMARY KEY,
    expires_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE token (
    hash       BLOB PRIMARY KEY,
    org        BLOB NOT NULL,
    device     BLOB NOT NULL,
    host       TEXT NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE enrolment (
    id          BLOB PRIMARY KEY,
    device      BLOB NOT NULL,
    sign_public BLOB NOT NULL,
    kem_public  BLOB NOT NULL,
    proof       BLOB NOT NULL,
    expires_ms  INTEGER NOT NULL,
    approved    INTEGER,
    org         BLOB,
    root        BLOB
) STRICT;

-- The network: how far the server's history was followed, what proves events, and what waits.
-- All of it is kept by a replay.

-- key: the session key of a start of this PC, until the server has all its events.
-- listed: the server has the certificate, or the wrap. settled: the server has every event of this writer that is here.
ALTER TABLE session ADD COLUMN key BLOB;
ALTER TABLE session ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
CREATE INDEX session_unsettled ON session (widx) WHERE settled = 0;
CREATE INDEX session_unlisted ON session (widx) WHERE listed = 0;
ALTER TABLE keywrap ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX keywrap_unlisted ON keywrap (kid) WHERE listed = 0;

-- One row once there is a server. statements, sessions_after, wraps_after: how far its lists were taken.
-- restored: it knows starts of this PC that this file does not.
CREATE TABLE cursor (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    server BLOB NOT NULL,
    public BLOB NOT NULL,
    incarnation BLOB NOT NULL,
    seq INTEGER NOT NULL DEFAULT 0,
    digest BLOB NOT NULL,
    in_doubt INTEGER NOT NULL DEFAULT 0,
    receipt_seq INTEGER NOT NULL DEFAULT 0,
    receipt BLOB,
    statements INTEGER NOT NULL DEFAULT 0,
    sessions_after INTEGER NOT NULL DEFAULT 0,
    wraps_after INTEGER NOT NULL DEFAULT 0,
    restored INTEGER NOT NULL DEFAULT 0,
    contact_ms INTEGER
);

-- Numbers in the server's order where D as computed here and its receipt agreed.
CREATE TABLE checkpoint (seq INTEGER PRIMARY KEY, digest BLOB NOT NULL);

-- What a backup of the server's up to number `seq` holds of a writer: its events up to n.
CREATE TABLE backing (
    seq INTEGER NOT NULL,
    widx INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (seq, widx)
) WITHOUT ROWID;

-- Signatures over a writer's events n = first to last: with them anybody carries the events on.
CREATE TABLE stretch (
    widx INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (widx, first, last, signature)
) WITHOUT ROWID;
INSERT INTO stretch (widx, first, last, signature)
    SELECT widx, 1, signed_n, signature FROM session WHERE signature NOT NULL AND signed_n BETWEEN 1 AND 500;

-- Events that do not count here, as they came. `hash` is H.
CREATE TABLE quarantine (
    qid INTEGER PRIMARY KEY,
    writer BLOB NOT NULL,
    n INTEGER NOT NULL,
    hash BLOB NOT NULL,
    header BLOB NOT NULL,
    body BLOB,
    body_hash BLOB NOT NULL,
    grund TEXT NOT NULL,
    tid_ms INTEGER NOT NULL,
    UNIQUE (writer, n, hash)
);

-- Events that are here and cannot be read yet: NOEGLE, NYERE, SEGL.
CREATE TABLE waiting (eid INTEGER PRIMARY KEY, grund TEXT NOT NULL);

-- Wraps that open to another key than the one that is here.
CREATE TABLE odd_wrap (
    rid BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    wrap BLOB NOT NULL,
    PRIMARY KEY (rid, epoch, wrap)
) WITHOUT ROWID;

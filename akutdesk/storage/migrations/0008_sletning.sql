-- What was erased for good, and what is still to be done about it. All of it is kept by a replay.

-- An order (wire/erasure.py) as the content of its statement. gaelder: 0 still to be said, 1 in force, 2 carried out here
-- and told in the log. server: it has told that all is off its disk.
CREATE TABLE sletning (
    hash BLOB PRIMARY KEY,
    indhold BLOB NOT NULL,
    gaelder INTEGER NOT NULL DEFAULT 0,
    server INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- A record that is gone. rester: something of it may still be in this file.
CREATE TABLE slettet (rid BLOB PRIMARY KEY, rester INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID;
CREATE INDEX slettet_rester ON slettet (rid) WHERE rester <> 0;

-- How far those who erased it had it: what stands beyond came too late.
CREATE TABLE slettet_til (
    rid BLOB NOT NULL,
    writer BLOB NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (rid, writer)
) WITHOUT ROWID;

-- What was written here by somebody who had not heard, sealed for the log's readers: a leader decides. n is 0 for a draft.
CREATE TABLE for_sent (
    id INTEGER PRIMARY KEY,
    rid BLOB NOT NULL,
    writer BLOB NOT NULL,
    n INTEGER NOT NULL,
    header BLOB NOT NULL,
    body BLOB NOT NULL,
    noegle BLOB NOT NULL
);

-- The segments there still hold what was erased.
ALTER TABLE spool_target ADD COLUMN renses INTEGER NOT NULL DEFAULT 0;

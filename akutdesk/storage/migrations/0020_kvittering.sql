-- The newest receipt of the server's for each start (protocol.md 10.8), and what a comparison with its heads found.
CREATE TABLE kvittering (
    writer BLOB PRIMARY KEY,
    n INTEGER NOT NULL,
    receipt BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE logfund (
    writer BLOB PRIMARY KEY,
    n INTEGER NOT NULL,
    tid_ms INTEGER NOT NULL
) WITHOUT ROWID;

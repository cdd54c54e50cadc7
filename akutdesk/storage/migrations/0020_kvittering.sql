-- The newest receipt of the server's for each start (protocol.md 10.8), and each place where the log
-- is not as it was written or not as the server has it, until a reader of the log has seen it.
CREATE TABLE kvittering (
    writer BLOB PRIMARY KEY,
    n INTEGER NOT NULL,
    receipt BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE logfund (
    writer BLOB NOT NULL,
    kode TEXT NOT NULL,
    n INTEGER NOT NULL,
    tid_ms INTEGER NOT NULL,
    set_ms INTEGER,
    PRIMARY KEY (writer, kode, n)
) WITHOUT ROWID;

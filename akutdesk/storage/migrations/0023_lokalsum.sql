-- What each table says that no event can prove, summed under a key of the file (storage/local_sum.py, decision 0179).

CREATE TABLE lokalsum (
    tabel TEXT PRIMARY KEY,
    gang INTEGER NOT NULL,
    sum BLOB NOT NULL
) WITHOUT ROWID;

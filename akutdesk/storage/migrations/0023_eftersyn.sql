-- What each table says that no event can prove, summed under a key of the file (storage/local_sum.py, decision 0179).

CREATE TABLE lokalsum (
    tabel TEXT PRIMARY KEY,
    gang INTEGER NOT NULL,
    sum BLOB NOT NULL
) WITHOUT ROWID;

-- Which folder a try was of. The table is made again from its events after each change of form.

DROP TABLE gendannelsesproeve;
CREATE TABLE gendannelsesproeve (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    tid INTEGER,
    medarbejder BLOB,
    kopi_tid INTEGER,
    antal INTEGER NOT NULL DEFAULT 0,
    sekunder INTEGER NOT NULL DEFAULT 0,
    udfald TEXT,
    kopi_sted TEXT,
    heads BLOB NOT NULL,
    awaited BLOB,
    unknown BLOB,
    locked INTEGER NOT NULL DEFAULT 0,
    created_hlc INTEGER NOT NULL,
    created_eid INTEGER NOT NULL,
    created_by BLOB NOT NULL,
    created_ms INTEGER NOT NULL,
    changed_hlc INTEGER NOT NULL,
    changed_eid INTEGER NOT NULL,
    changed_by BLOB NOT NULL,
    changed_ms INTEGER NOT NULL
);

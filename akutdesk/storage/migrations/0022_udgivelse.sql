-- The numbers of a period as they left the house the first time (domain/udgivelse.py, decision 0169).

CREATE TABLE udgivelse (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    fra TEXT,
    til TEXT,
    tid INTEGER,
    medarbejder BLOB,
    tal BLOB,
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

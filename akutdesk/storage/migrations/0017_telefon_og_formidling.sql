-- What the telephone provider says of each month, typed in by a leader (domain.md 5.3, Telefoni).

CREATE TABLE telefonital (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    maaned TEXT NOT NULL DEFAULT '',
    besvarede INTEGER,
    mistede INTEGER,
    ventetid INTEGER,
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

-- What the house did to be known (domain.md 5.3, Kendskab).

CREATE TABLE formidling (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    dato TEXT,
    slags TEXT,
    hvad TEXT NOT NULL DEFAULT '',
    til_hvem TEXT NOT NULL DEFAULT '[]',
    fjernet INTEGER NOT NULL DEFAULT 0,
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

-- Samples of the look-up log that a leader went through, and what was said of each look-up.

CREATE TABLE stikproeve (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    tid INTEGER,
    af BLOB,
    mulige INTEGER,
    uforklarede INTEGER,
    opslag TEXT NOT NULL DEFAULT '[]',
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

CREATE TABLE stiksvar (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    parent_id BLOB,
    plads INTEGER,
    svar TEXT,
    note TEXT NOT NULL DEFAULT '',
    af BLOB,
    tid INTEGER,
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

CREATE INDEX stiksvar_parent_id ON stiksvar (parent_id);

-- Paper forms with numbers: what was printed, and which henvendelse a form became (domain/noedmappe.py).

CREATE TABLE papirskema (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    parent_id BLOB,
    slags TEXT NOT NULL DEFAULT 'HENVENDELSE',
    nummer TEXT NOT NULL DEFAULT '',
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

CREATE TABLE noedmappe (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    tid INTEGER,
    medarbejder BLOB,
    pc INTEGER NOT NULL DEFAULT 0,
    foerste INTEGER NOT NULL DEFAULT 0,
    antal INTEGER NOT NULL DEFAULT 0,
    udfald TEXT,
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

CREATE INDEX papirskema_parent_id ON papirskema (parent_id);
CREATE INDEX papirskema_nummer ON papirskema (nummer);

-- Measurements before and after (domain.md 2.11), for reading; made again by a replay.
CREATE TABLE progressionsmaal (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    borger_id BLOB,
    henvendelse_id BLOB,
    forloebskode TEXT NOT NULL DEFAULT '',
    instrument TEXT,
    maaling TEXT,
    par_id BLOB,
    dato TEXT,
    tid INTEGER,
    maal TEXT NOT NULL DEFAULT '',
    svar TEXT NOT NULL DEFAULT '[]',
    raa INTEGER,
    metrisk INTEGER,
    udfyldt_af TEXT,
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
CREATE INDEX progressionsmaal_borger_id ON progressionsmaal (borger_id);
CREATE INDEX progressionsmaal_dato ON progressionsmaal (dato);
CREATE INDEX progressionsmaal_forloebskode ON progressionsmaal (forloebskode) WHERE forloebskode <> '';
CREATE INDEX progressionsmaal_henvendelse_id ON progressionsmaal (henvendelse_id);

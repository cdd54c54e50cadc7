-- Tasks get a role and a note on how to ring; handover items their source and place; a handover and a wish to
-- talk are records. Tables for reading are made again from the events after a migration (2.13).
DROP TABLE opfoelgning;
CREATE TABLE opfoelgning (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    borger_id BLOB,
    henvendelse_id BLOB,
    kriseplan_id BLOB,
    type TEXT,
    tekst TEXT NOT NULL DEFAULT '',
    hvem TEXT NOT NULL DEFAULT '',
    telefon TEXT NOT NULL DEFAULT '',
    ring_note TEXT NOT NULL DEFAULT '',
    forfald INTEGER,
    forfald_slut INTEGER,
    ansvarlig BLOB,
    ansvarlig_vagt TEXT,
    ansvarlig_rolle TEXT,
    status TEXT NOT NULL DEFAULT 'AABEN',
    udfoert_tid INTEGER,
    resultat_henvendelse_id BLOB,
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
CREATE INDEX opfoelgning_borger_id ON opfoelgning (borger_id);
CREATE INDEX opfoelgning_forfald ON opfoelgning (forfald);
CREATE INDEX opfoelgning_henvendelse_id ON opfoelgning (henvendelse_id);
CREATE INDEX opfoelgning_kriseplan_id ON opfoelgning (kriseplan_id);
CREATE INDEX opfoelgning_resultat_henvendelse_id ON opfoelgning (resultat_henvendelse_id)
    WHERE resultat_henvendelse_id IS NOT NULL;

DROP TABLE overleveringspunkt;
CREATE TABLE overleveringspunkt (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    parent_id BLOB,
    vagt_fra TEXT,
    vagt_til TEXT,
    tid INTEGER,
    borger_id BLOB,
    alias TEXT NOT NULL DEFAULT '',
    tekst TEXT NOT NULL DEFAULT '',
    henvendelse_id BLOB,
    overnatning_id BLOB,
    opfoelgning_id BLOB,
    kriseplan_id BLOB,
    konflikt_id BLOB,
    vigtighed TEXT,
    plads INTEGER,
    udeladt INTEGER NOT NULL DEFAULT 0,
    kvitteret_af BLOB,
    kvitteret_tid INTEGER,
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
CREATE INDEX overleveringspunkt_borger_id ON overleveringspunkt (borger_id);
CREATE INDEX overleveringspunkt_henvendelse_id ON overleveringspunkt (henvendelse_id);
CREATE INDEX overleveringspunkt_parent_id ON overleveringspunkt (parent_id);
CREATE INDEX overleveringspunkt_tid ON overleveringspunkt (tid);

CREATE TABLE vagtoverlevering (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    vagt_fra TEXT,
    vagt_til TEXT,
    vagt_start INTEGER,
    vagt_slut INTEGER,
    punkter TEXT NOT NULL DEFAULT '[]',
    henvendelser TEXT NOT NULL DEFAULT '[]',
    aabne_opfoelgninger TEXT NOT NULL DEFAULT '[]',
    i_huset_nu TEXT NOT NULL DEFAULT '[]',
    teknik TEXT NOT NULL DEFAULT '[]',
    givet_af BLOB,
    givet_tid INTEGER,
    kvitteret_af BLOB,
    kvitteret_tid INTEGER,
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
CREATE INDEX vagtoverlevering_vagt_start ON vagtoverlevering (vagt_start);

CREATE TABLE droeftelse (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL DEFAULT 'NORMAL',
    fortrolig_for TEXT NOT NULL DEFAULT '[]',
    oevelse INTEGER NOT NULL DEFAULT 0,
    medarbejder_id BLOB,
    henvendelse_id BLOB,
    tid INTEGER,
    tekst TEXT NOT NULL DEFAULT '',
    talt_tid INTEGER,
    talt_med BLOB,
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
CREATE INDEX droeftelse_henvendelse_id ON droeftelse (henvendelse_id);

-- The contacts whose staff would like to talk them over.
CREATE INDEX henvendelse_droeftes ON henvendelse (start) WHERE usikker_hjaelp = 'OENSKER';

-- What figures count: one short row for each closed contact, small numbers for codes (design.md D12, docs/decisions/0112).
-- Filled from the records by the replay that follows a migration (2.13).
CREATE TABLE fakta_kontakt (
    dag INTEGER NOT NULL,
    nr INTEGER NOT NULL,
    svar INTEGER NOT NULL,
    minutter INTEGER NOT NULL,
    person INTEGER NOT NULL,
    symptomer INTEGER NOT NULL,
    begivenheder INTEGER NOT NULL,
    tiltag INTEGER NOT NULL,
    form INTEGER NOT NULL,
    hoert_fra INTEGER NOT NULL,
    ellers_gjort INTEGER NOT NULL,
    tryghed INTEGER,
    enhed INTEGER NOT NULL,
    kommune INTEGER NOT NULL,
    PRIMARY KEY (dag, nr)
) WITHOUT ROWID;
CREATE UNIQUE INDEX fakta_kontakt_nr ON fakta_kontakt (nr);

-- Everybody a contact is with or a card is about; `til` is the row of the card that stands for the person.
CREATE TABLE fakta_person (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    til INTEGER NOT NULL,
    svar INTEGER NOT NULL DEFAULT 0,
    foedselsaar INTEGER,
    kommune INTEGER NOT NULL DEFAULT 0,
    kendt_i INTEGER NOT NULL DEFAULT 0
);

-- The words behind the numbers: a code, or several that were answered together. 0 stands for no answer.
CREATE TABLE fakta_ord (nr INTEGER PRIMARY KEY, ord TEXT NOT NULL UNIQUE);

-- First and second measurements of a period, counted without reading their records.
CREATE INDEX progressionsmaal_maaling_dato
    ON progressionsmaal (maaling, dato, oevelse, enhed_id, dataansvarlig_kommune, par_id);

-- One table per record type, for reading; the columns are the fields of the class. Rebuilt by a replay.

CREATE TABLE enhed (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    navn TEXT NOT NULL,
    telefon TEXT NOT NULL,
    adresse TEXT NOT NULL,
    model TEXT,
    deltagende_kommuner TEXT NOT NULL,
    region TEXT,
    vagtgraenser TEXT NOT NULL,
    min_alder INTEGER NOT NULL,
    ring_foerst INTEGER NOT NULL,
    antal_pladser INTEGER NOT NULL,
    overnatning_hjemmel TEXT NOT NULL,
    overnatning_hjemmel_dato TEXT,
    overnatning_hjemmel_tekst TEXT NOT NULL,
    max_naetter INTEGER NOT NULL,
    opbevaring_identificeret INTEGER NOT NULL,
    opbevaring_alias INTEGER NOT NULL,
    opbevaring_tilbagekald INTEGER NOT NULL,
    opbevaring_log INTEGER NOT NULL,
    udvid_aktive TEXT NOT NULL
);

CREATE TABLE medarbejder (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    navn TEXT NOT NULL,
    initialer TEXT NOT NULL,
    rolle TEXT,
    faggruppe TEXT,
    dsa_gennemfoert TEXT,
    krisesamtale_undervist TEXT,
    enheder TEXT NOT NULL,
    aktiv INTEGER NOT NULL
);

CREATE TABLE vagt (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    vagttype TEXT,
    start INTEGER,
    slut INTEGER,
    medarbejdere TEXT NOT NULL,
    akut_ansvarlig BLOB,
    bemaerkning TEXT NOT NULL
);

CREATE TABLE borger (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    identitet TEXT,
    kaldenavn TEXT NOT NULL,
    fornavn TEXT NOT NULL,
    efternavn TEXT NOT NULL,
    cpr TEXT NOT NULL,
    cpr_svar TEXT,
    foedselsaar INTEGER,
    aldersgruppe TEXT,
    koen TEXT,
    kommunekode TEXT,
    bolig TEXT,
    adresse TEXT NOT NULL,
    adresse_skjult INTEGER NOT NULL,
    telefon TEXT NOT NULL,
    maa_ringes_op TEXT,
    boern TEXT,
    tolk_sprog TEXT NOT NULL,
    kommunikation TEXT NOT NULL,
    kendt_i TEXT NOT NULL,
    moedes TEXT NOT NULL,
    kontaktaftale TEXT NOT NULL,
    kontaktaftale_ansvarlig BLOB,
    kontaktaftale_udloeb TEXT,
    opmaerksomhed TEXT NOT NULL,
    opmaerksomhed_udloeb TEXT,
    sammenlagt_til BLOB
);

CREATE TABLE paaroerende (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    borger_id BLOB,
    navn TEXT NOT NULL,
    relation TEXT,
    telefon TEXT NOT NULL,
    maa_kontaktes TEXT,
    maa_faa_at_vide TEXT NOT NULL,
    samtykke_id BLOB
);

CREATE TABLE henvendelse (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    status TEXT NOT NULL,
    annulleret_grund TEXT NOT NULL,
    start INTEGER,
    slut INTEGER,
    samtaletid_min INTEGER,
    form TEXT,
    henvender TEXT,
    borger_id BLOB,
    om_borger_id BLOB,
    kaldenavn TEXT NOT NULL,
    cpr_svar TEXT,
    tilbagekald_nummer TEXT NOT NULL,
    tilbagekald_maa TEXT,
    gangtype TEXT,
    gangtype_kilde TEXT,
    maalgruppe TEXT,
    grad_foer TEXT,
    symptomer TEXT NOT NULL,
    begivenheder TEXT NOT NULL,
    hovedbegivenhed TEXT,
    tiltag TEXT NOT NULL,
    tiltag_andet TEXT NOT NULL,
    raadlinjer TEXT NOT NULL,
    stabilisering TEXT,
    krisesamtale TEXT,
    kriseplan TEXT,
    progressionsmaal TEXT,
    handleniveau TEXT,
    ikke_overdraget_grund TEXT NOT NULL,
    notat TEXT NOT NULL,
    hoert_fra TEXT,
    ellers_gjort TEXT,
    tryghed_efter INTEGER,
    usikker_hjaelp TEXT,
    afbrudt TEXT
);

CREATE TABLE kortopkald (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    start INTEGER,
    slut INTEGER,
    slags TEXT
);

CREATE TABLE krisesamtale (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    henvendelse_id BLOB,
    spor TEXT,
    trin_status TEXT NOT NULL,
    borgers_ord TEXT NOT NULL,
    udloesende TEXT NOT NULL,
    omraader TEXT NOT NULL,
    ressourcer TEXT NOT NULL,
    naeste_skridt TEXT NOT NULL,
    opsummering_godkendt INTEGER
);

CREATE TABLE sikkerhedsafklaring (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    henvendelse_id BLOB,
    andre_til_stede TEXT,
    spurgt_direkte TEXT,
    spurgt_ikke_fordi TEXT NOT NULL,
    tanker TEXT,
    plan TEXT,
    midler TEXT,
    forberedelse TEXT,
    tidspunkt TEXT,
    allerede_handlet TEXT,
    handlet_hvad TEXT NOT NULL,
    handlet_hvornaar TEXT NOT NULL,
    handlet_maengde TEXT NOT NULL,
    tidligere_forsoeg TEXT,
    udskrevet_nyligt TEXT,
    rus_nu TEXT,
    stemmer_befaler TEXT,
    alene TEXT,
    holder_mig_i_live TEXT NOT NULL,
    fare_for_andre TEXT,
    vold_i_hjemmet TEXT,
    boern_bekymring TEXT,
    droeftet_med TEXT NOT NULL,
    droeftet_med_navn TEXT NOT NULL,
    overdraget BLOB
);

CREATE TABLE partnerkontakt (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    henvendelse_id BLOB,
    borger_id BLOB,
    partner_id BLOB,
    katalog_kode TEXT NOT NULL,
    tid INTEGER,
    kanal TEXT,
    grundlag TEXT,
    grundlag_tekst TEXT NOT NULL,
    samtykke_id BLOB,
    isbar TEXT NOT NULL,
    modtager_navn TEXT NOT NULL,
    modtager_bekraeftet TEXT,
    resultat TEXT,
    afvist_grund TEXT NOT NULL,
    ventetid_min INTEGER
);

CREATE TABLE kriseplan (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    borger_id BLOB,
    henvendelse_id BLOB,
    bygger_paa BLOB,
    status TEXT NOT NULL,
    lavet_dato TEXT,
    lavet_med TEXT NOT NULL,
    kaldenavn TEXT NOT NULL,
    lavet_sammen TEXT,
    gaelder_fra INTEGER,
    gaelder_til TEXT,
    opfoelgning_dato TEXT,
    borger_har_kopi TEXT,
    k1_handler_om TEXT NOT NULL,
    k2_omraader TEXT NOT NULL,
    k3_maal TEXT NOT NULL,
    k4_advarselstegn TEXT NOT NULL,
    k5_selv TEXT NOT NULL,
    k6_ro TEXT NOT NULL,
    k7_mennesker TEXT NOT NULL,
    k8_fagfolk TEXT NOT NULL,
    k9_moedes TEXT NOT NULL,
    k9_hjaelper_ikke TEXT NOT NULL,
    k10_omgivelser TEXT NOT NULL,
    k11_fast_i_livet TEXT NOT NULL,
    k12_ansvar TEXT NOT NULL,
    k13_praktisk TEXT NOT NULL,
    k14_aftaler TEXT NOT NULL,
    k15_deling TEXT NOT NULL,
    k15_ingen INTEGER NOT NULL,
    k16_bagefter TEXT NOT NULL
);

CREATE TABLE udlevering (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    kriseplan_id BLOB,
    borger_id BLOB,
    tid INTEGER,
    medarbejder BLOB,
    udgave TEXT,
    papir TEXT,
    kanal TEXT,
    antal INTEGER NOT NULL,
    modtager TEXT,
    samtykke_id BLOB,
    udfald TEXT
);

CREATE TABLE opfoelgning (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    borger_id BLOB,
    henvendelse_id BLOB,
    kriseplan_id BLOB,
    type TEXT,
    tekst TEXT NOT NULL,
    hvem TEXT NOT NULL,
    telefon TEXT NOT NULL,
    forfald INTEGER,
    forfald_slut INTEGER,
    ansvarlig BLOB,
    ansvarlig_vagt TEXT,
    status TEXT NOT NULL,
    udfoert_tid INTEGER,
    resultat_henvendelse_id BLOB
);

CREATE TABLE samtykke (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    borger_id BLOB,
    formaal TEXT,
    modtager TEXT NOT NULL,
    oplysninger TEXT NOT NULL,
    givet TEXT,
    givet_tid INTEGER,
    udloeb TEXT,
    trukket_tid INTEGER
);

CREATE TABLE overnatning (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    borger_id BLOB,
    henvendelse_id BLOB,
    plads TEXT NOT NULL,
    ankomst INTEGER,
    afrejse INTEGER,
    vurdering_af_leder TEXT NOT NULL,
    vurdering_hvem BLOB,
    vurdering_tid INTEGER,
    delegation TEXT,
    husregler_gennemgaaet INTEGER,
    medicin TEXT,
    rusmiddel TEXT,
    kontakt_i_noed BLOB,
    tilsyn_aftale TEXT NOT NULL,
    afslutning TEXT,
    afvist_grund TEXT
);

CREATE TABLE nat (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    parent_id BLOB,
    dato TEXT,
    beslutning TEXT,
    vurdering TEXT NOT NULL,
    hvem BLOB
);

CREATE TABLE overleveringspunkt (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    parent_id BLOB,
    vagt_fra TEXT,
    vagt_til TEXT,
    tid INTEGER,
    borger_id BLOB,
    alias TEXT NOT NULL,
    tekst TEXT NOT NULL,
    opfoelgning_id BLOB,
    vigtighed TEXT,
    kvitteret_af BLOB,
    kvitteret_tid INTEGER
);

CREATE TABLE opslag (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    kode TEXT NOT NULL,
    navn TEXT NOT NULL,
    nummer TEXT NOT NULL,
    aabent TEXT NOT NULL,
    region TEXT,
    brug_til TEXT NOT NULL,
    kilde TEXT NOT NULL,
    kontrolleret_dato TEXT,
    kontrolleret_af BLOB,
    skjult INTEGER NOT NULL
);

CREATE TABLE indstilling (
    nr INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    enhed_id BLOB,
    dataansvarlig_kommune TEXT,
    fortrolighed TEXT NOT NULL,
    fortrolig_for TEXT NOT NULL,
    oevelse INTEGER NOT NULL,
    noegle TEXT NOT NULL,
    vaerdi TEXT NOT NULL,
    liste TEXT NOT NULL,
    favoritter TEXT NOT NULL,
    skjulte TEXT NOT NULL,
    lokale TEXT NOT NULL
);

-- What the screens ask by.
CREATE INDEX henvendelse_start ON henvendelse (start);
CREATE INDEX henvendelse_borger_id_start ON henvendelse (borger_id, start);
CREATE INDEX henvendelse_status_start ON henvendelse (status, start);
CREATE INDEX kortopkald_start ON kortopkald (start);
CREATE INDEX krisesamtale_henvendelse_id ON krisesamtale (henvendelse_id);
CREATE INDEX sikkerhedsafklaring_henvendelse_id ON sikkerhedsafklaring (henvendelse_id);
CREATE INDEX partnerkontakt_henvendelse_id ON partnerkontakt (henvendelse_id);
CREATE INDEX partnerkontakt_borger_id ON partnerkontakt (borger_id);
CREATE INDEX kriseplan_borger_id ON kriseplan (borger_id);
CREATE INDEX kriseplan_henvendelse_id ON kriseplan (henvendelse_id);
CREATE INDEX kriseplan_status ON kriseplan (status);
CREATE INDEX kriseplan_bygger_paa ON kriseplan (bygger_paa);
CREATE INDEX udlevering_kriseplan_id ON udlevering (kriseplan_id);
CREATE INDEX udlevering_borger_id ON udlevering (borger_id);
CREATE INDEX opfoelgning_forfald ON opfoelgning (forfald);
CREATE INDEX opfoelgning_borger_id ON opfoelgning (borger_id);
CREATE INDEX opfoelgning_henvendelse_id ON opfoelgning (henvendelse_id);
CREATE INDEX opfoelgning_kriseplan_id ON opfoelgning (kriseplan_id);
CREATE INDEX overnatning_afrejse_ankomst ON overnatning (afrejse, ankomst);
CREATE INDEX overnatning_borger_id ON overnatning (borger_id);
CREATE INDEX overnatning_henvendelse_id ON overnatning (henvendelse_id);
CREATE INDEX nat_parent_id ON nat (parent_id);
CREATE INDEX paaroerende_borger_id ON paaroerende (borger_id);
CREATE INDEX samtykke_borger_id ON samtykke (borger_id);
CREATE INDEX overleveringspunkt_tid ON overleveringspunkt (tid);
CREATE INDEX overleveringspunkt_parent_id ON overleveringspunkt (parent_id);
CREATE INDEX overleveringspunkt_borger_id ON overleveringspunkt (borger_id);
CREATE INDEX borger_telefon ON borger (telefon);

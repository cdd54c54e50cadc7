-- One org's database. Its owner is a role that reaches no other.
DO $$ BEGIN
    EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;

-- The row under whose lock every number is given; room on its page so that an update stays on it.
CREATE TABLE org (
    one bool PRIMARY KEY DEFAULT true CHECK (one),
    id bytea NOT NULL,
    incarnation bytea NOT NULL,
    seq bigint NOT NULL,
    digest bytea NOT NULL,
    statements bigint NOT NULL,
    sessions bigint NOT NULL DEFAULT 0,
    wraps bigint NOT NULL DEFAULT 0,
    size bigint NOT NULL,
    backed_up bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 20);

CREATE TABLE membership (number bigint PRIMARY KEY, statement bytea NOT NULL, kept_ms bigint NOT NULL);

CREATE TABLE incarnation (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id bytea NOT NULL UNIQUE,
    seq bigint NOT NULL,
    begun_ms bigint NOT NULL
);

CREATE TABLE session (
    number bigint PRIMARY KEY,
    writer bytea NOT NULL UNIQUE,
    device bytea NOT NULL,
    public bytea NOT NULL,
    first_chain bytea NOT NULL,
    certificate bytea NOT NULL,
    kept_ms bigint NOT NULL
);

CREATE TABLE writer_head (
    session bigint PRIMARY KEY REFERENCES session,
    n bigint NOT NULL,
    chain bytea NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE stretch (
    seq_to bigint PRIMARY KEY,
    session bigint NOT NULL,
    first bigint NOT NULL,
    last bigint NOT NULL,
    chain bytea NOT NULL,
    signature bytea NOT NULL,
    digest bytea NOT NULL,
    size bigint NOT NULL,
    kept_ms bigint NOT NULL
);
CREATE UNIQUE INDEX stretch_of_session ON stretch (session, last);

CREATE TABLE event (
    seq bigint PRIMARY KEY,
    session bigint NOT NULL,
    n bigint NOT NULL,
    stream smallint NOT NULL,
    rid bytea NOT NULL,
    header bytea NOT NULL,
    body bytea,    -- NULL where the record is erased
    body_hash bytea NOT NULL
);
CREATE UNIQUE INDEX event_of_session ON event (session, n);
CREATE INDEX event_of_record ON event (rid);
-- sealed bytes do not compress
ALTER TABLE event ALTER header SET STORAGE EXTERNAL, ALTER body SET STORAGE EXTERNAL;

-- Apart from the events, so that a dump of the one is no dump of the other.
CREATE TABLE keywrap (
    number bigint PRIMARY KEY,
    rid bytea NOT NULL,
    epoch bigint NOT NULL,
    wrap bytea NOT NULL,
    kept_ms bigint NOT NULL,
    UNIQUE (rid, epoch)
);

CREATE TABLE tombstone (rid bytea PRIMARY KEY, erased_ms bigint NOT NULL);

CREATE TABLE fork (
    writer bytea PRIMARY KEY,
    device bytea NOT NULL,
    batch bytea NOT NULL,
    kept_ms bigint NOT NULL
);

-- The main database: who the server is, which orgs there are and where, and who may come in.
DO $$ BEGIN
    EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;

CREATE TABLE server (
    one bool PRIMARY KEY DEFAULT true CHECK (one),
    id bytea NOT NULL,
    key bytea NOT NULL    -- seed of the key that signs receipts
);

-- What create-org opened. Each has a database of its own, owned by a role of the same name.
CREATE TABLE slot (
    code_hash bytea PRIMARY KEY,
    name text NOT NULL,
    database text NOT NULL UNIQUE,
    secret text NOT NULL,    -- the role's password
    org bytea UNIQUE,
    opened_ms bigint NOT NULL,
    filled_ms bigint
);

CREATE TABLE nonce (hash bytea PRIMARY KEY, expires_ms bigint NOT NULL);
CREATE INDEX nonce_expires ON nonce (expires_ms);

CREATE TABLE token (
    hash bytea PRIMARY KEY,
    org bytea NOT NULL,
    device bytea NOT NULL,
    host text NOT NULL,
    expires_ms bigint NOT NULL
);
CREATE INDEX token_expires ON token (expires_ms);

CREATE TABLE enrolment (
    id bytea PRIMARY KEY,
    request bytea NOT NULL,
    expires_ms bigint NOT NULL,
    approved bool,
    org bytea,
    root bytea
);
CREATE INDEX enrolment_expires ON enrolment (expires_ms);

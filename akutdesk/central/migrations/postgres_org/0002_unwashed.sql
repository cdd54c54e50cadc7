-- How many times something was erased since the tables it lay in were last written anew without it.
ALTER TABLE org ADD COLUMN unwashed bigint NOT NULL DEFAULT 0;

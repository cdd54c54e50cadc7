-- The few citizens whose card is closed to others: asked at each list and each save (docs/decisions/0085).
CREATE INDEX borger_skaerpet ON borger (id) WHERE fortrolighed = 'SKAERPET';

-- What relatives and others told about a citizen, for the citizen's card.
CREATE INDEX henvendelse_om_borger_id ON henvendelse (om_borger_id, start) WHERE om_borger_id IS NOT NULL;

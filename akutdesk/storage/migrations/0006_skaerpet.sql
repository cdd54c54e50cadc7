-- The few citizens whose card is closed to others: asked at each list and each save (docs/decisions/0085).
CREATE INDEX borger_skaerpet ON borger (id) WHERE fortrolighed = 'SKAERPET';

-- The few cards that are one person with another, found without reading the row of everybody at each page that comes in.
-- The tables are made again after each change of form: so what was undone at one desk and written on at another before
-- decision 0180 is here again too.
CREATE INDEX fakta_person_samlet ON fakta_person (til) WHERE til <> nr;

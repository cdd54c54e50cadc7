-- Cards of one person: `kort` lies under `til`, which stands for the person (domain/samling.py).
CREATE TABLE samlet (kort BLOB PRIMARY KEY, til BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX samlet_til ON samlet (til);
CREATE INDEX borger_sammenlagt_til ON borger (sammenlagt_til) WHERE sammenlagt_til IS NOT NULL;

-- Whom a plan in force is for, without reading the plans.
CREATE INDEX kriseplan_gaeldende ON kriseplan (borger_id) WHERE status = 'GAELDENDE';

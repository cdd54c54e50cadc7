"""The figures once more, by plain SQL over an export in DuckDB; it shares no rule with the program (domain.md 5)."""

from __future__ import annotations

import json
from fractions import Fraction

import duckdb

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.nat import Nat
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import fields_of
from akutdesk.domain.telefonital import Telefonital
from akutdesk.storage import noun_table

COLUMNS = {
    Henvendelse: "status oevelse:BOOLEAN start:BIGINT slut:BIGINT samtaletid_min:BIGINT form henvender borger_id"
    " cpr_svar gangtype maalgruppe grad_foer symptomer:VARCHAR[] begivenheder:VARCHAR[] hovedbegivenhed"
    " tiltag:VARCHAR[] stabilisering krisesamtale kriseplan progressionsmaal afbrudt hoert_fra ellers_gjort"
    " tryghed_efter:BIGINT usikker_hjaelp handleniveau ikke_overdraget_grund skrevet:BIGINT",
    Borger: "identitet cpr cpr_svar sammenlagt_til koen bolig kommunekode foedselsaar:BIGINT aldersgruppe kendt_i:VARCHAR[]",
    Overnatning: "oevelse:BOOLEAN borger_id ankomst:BIGINT afvist_grund afvist_tid:BIGINT",
    Partnerkontakt: "oevelse:BOOLEAN henvendelse_id katalog_kode partner_id tid:BIGINT svar_tid:BIGINT resultat"
    " modtager_bekraeftet ventetid_min:BIGINT",
    Opfoelgning: "oevelse:BOOLEAN kriseplan_id type forfald:BIGINT forfald_slut:BIGINT status udfoert_tid:BIGINT",
    Kriseplan: "oevelse:BOOLEAN status lavet_dato:DATE",
    Nat: "parent_id dato:DATE beslutning",
    Telefonital: "maaned besvarede:BIGINT mistede:BIGINT ventetid:BIGINT",
    Progressionsmaal: "instrument maaling par_id dato:DATE svar:BIGINT[] metrisk:BIGINT tid:BIGINT",
}

VIEWS = """
SET TimeZone = 'UTC';
CREATE MACRO lokal(ms) AS timezone('Europe/Copenhagen', epoch_ms(ms)::TIMESTAMPTZ);
CREATE MACRO sagt(k) AS k.cpr <> '' OR coalesce(k.cpr_svar, 'IKKE_SPURGT') NOT IN ('IKKE_SPURGT', 'UKENDT');
CREATE TABLE person AS
    SELECT k.id, coalesce(o.id, k.id) AS hvem, coalesce(o.identitet, k.identitet) AS identitet,
        CASE WHEN sagt(s) OR u.id IS NULL THEN s.cpr ELSE u.cpr END <> '' AS har_cpr,
        CASE WHEN sagt(s) OR u.id IS NULL THEN s.cpr_svar ELSE u.cpr_svar END AS cpr_svar,
        coalesce(s.koen, u.koen) AS koen, coalesce(nullif(s.bolig, 'UKENDT'), u.bolig) AS bolig,
        coalesce(nullif(s.kommunekode, '0000'), u.kommunekode) AS kommunekode,
        coalesce(s.foedselsaar, u.foedselsaar) AS foedselsaar,
        CASE WHEN len(s.kendt_i) > 0 THEN s.kendt_i ELSE u.kendt_i END AS kendt_i
    FROM borger k LEFT JOIN borger o ON o.id = k.sammenlagt_til
    JOIN borger s ON s.id = coalesce(o.id, k.id)
    LEFT JOIN borger u ON u.sammenlagt_til = s.id;
CREATE TABLE h AS
    SELECT c.*, p.hvem, p.identitet, coalesce(p.har_cpr, FALSE) AS har_cpr,
        coalesce(c.cpr_svar, p.cpr_svar) AS svar_om_cpr, koen, bolig, kommunekode, foedselsaar, kendt_i,
        CASE WHEN hour(lokal(start)) BETWEEN 7 AND 14 THEN 'DAG' WHEN hour(lokal(start)) BETWEEN 15 AND 22 THEN 'AFT'
            ELSE 'NAT' END AS vagt,
        coalesce(samtaletid_min, (slut - start + 30000) // 60000) AS minutter,
        CASE WHEN grad_foer <> 'UKENDT' THEN grad_foer END AS grad,
        coalesce(grad_foer IN ('LET', 'MELLEM', 'ALVOR'), FALSE) AS hk
    FROM henvendelse c LEFT JOIN person p ON p.id = c.borger_id
    WHERE status = 'AFSLUTTET' AND NOT oevelse AND lokal(start)::DATE BETWEEN $fra AND $til
        AND ($vagt IS NULL OR $vagt = CASE WHEN hour(lokal(start)) BETWEEN 7 AND 14 THEN 'DAG'
            WHEN hour(lokal(start)) BETWEEN 15 AND 22 THEN 'AFT' ELSE 'NAT' END)
        AND ($henvender IS NULL OR henvender = $henvender);
CREATE TABLE g AS SELECT * FROM h WHERE $grundlag = 'H' OR (hk AND henvender = 'BORGER' AND maalgruppe = 'IND'
    AND coalesce(afbrudt, 'NEJ') = 'NEJ');
CREATE TABLE heavy AS SELECT h.*, (SELECT min(coalesce(svar_tid, tid)) FROM partnerkontakt k
    WHERE k.henvendelse_id = h.id AND modtager_bekraeftet = 'JA') AS overtaget FROM h WHERE handleniveau IN ('2', '3');
CREATE TABLE known AS SELECT *, coalesce(hvem, borger_id) AS who FROM h WHERE borger_id IS NOT NULL;
CREATE TABLE often AS SELECT DISTINCT a.who FROM known a JOIN known b ON a.who = b.who
    AND lokal(b.start)::DATE - lokal(a.start)::DATE BETWEEN 0 AND 29 GROUP BY a.who, a.id, lokal(a.start)::DATE
    HAVING count(*) >= 8;
CREATE TABLE task AS SELECT *, lokal(forfald)::DATE AS dag, CASE WHEN status <> 'UDFOERT' THEN status
    WHEN udfoert_tid > forfald_slut OR (forfald_slut IS NULL AND lokal(udfoert_tid)::DATE > lokal(forfald)::DATE)
    THEN 'sent' ELSE 'til_tiden' END AS udfald
    FROM opfoelgning WHERE NOT oevelse AND lokal(forfald)::DATE BETWEEN $fra AND $til;
CREATE TABLE seen AS SELECT k.id, k.lavet_dato, min(o.udfoert_tid) AS gjort FROM kriseplan k JOIN opfoelgning o
    ON o.kriseplan_id = k.id AND o.type = 'PLANGENNEMGANG' WHERE NOT k.oevelse AND k.status <> 'KLADDE'
    AND lavet_dato BETWEEN $fra AND $til GROUP BY ALL;
CREATE TABLE reached AS SELECT *, CASE WHEN katalog_kode <> '' THEN katalog_kode ELSE partner_id END AS partner
    FROM partnerkontakt WHERE NOT oevelse AND lokal(tid)::DATE BETWEEN $fra AND $til;
CREATE TABLE stay AS
    SELECT o.id, coalesce(p.hvem, o.borger_id) AS hvem, lokal(ankomst)::DATE AS dag,
        (lokal(ankomst) - INTERVAL 7 HOUR)::DATE AS nat
    FROM overnatning o LEFT JOIN person p ON p.id = o.borger_id
    WHERE afvist_grund IS NULL AND ankomst IS NOT NULL AND NOT oevelse;
CREATE TABLE night AS SELECT id, nat AS dato FROM stay
    UNION SELECT parent_id, dato FROM nat JOIN stay ON stay.id = parent_id WHERE beslutning = 'FORTSAET';
CREATE TABLE refused AS SELECT afvist_grund AS grund FROM overnatning
    WHERE afvist_grund IS NOT NULL AND NOT oevelse
        AND lokal(coalesce(afvist_tid, ankomst))::DATE BETWEEN $fra AND $til;
CREATE TABLE calls AS SELECT * FROM telefonital WHERE maaned <> ''
    AND (maaned || '-01')::DATE >= $fra AND last_day((maaned || '-01')::DATE) <= $til;
CREATE TABLE pair AS
    SELECT b.instrument, date_diff('day', b.dato, o.dato) AS dage,
        CASE WHEN b.metrisk IS NOT NULL AND o.metrisk IS NOT NULL THEN o.metrisk - b.metrisk
            WHEN b.instrument <> 'SWEMWBS7' THEN (
                SELECT avg(100.0 * (after - before)) FROM (SELECT unnest(b.svar) AS before, unnest(o.svar) AS after)
            ) END AS diff
    FROM progressionsmaal b, LATERAL (
        SELECT * FROM progressionsmaal o WHERE o.maaling = 'OPF' AND o.par_id = b.par_id
            AND o.instrument = b.instrument AND o.dato BETWEEN b.dato AND $til
        ORDER BY o.dato DESC, o.tid DESC LIMIT 1
    ) o
    WHERE b.maaling = 'BASIS' AND b.dato BETWEEN $fra AND $til;
"""

CELLS = (
    """SELECT 'hoved', unnest(['henvendelser', 'UKENDT', 'personer', 'identificerede']), '', unnest([count(*),
        count(*) FILTER (coalesce(gangtype, 'UKENDT') = 'UKENDT'), count(DISTINCT coalesce(hvem, borger_id)),
        count(DISTINCT hvem) FILTER (identitet IN ('SANDSYNLIG', 'SIKKER'))]), NULL FROM h""",
    """SELECT 'hoved', gangtype, '', count(*), (SELECT count(*) FROM h WHERE gangtype IN ('FOERST', 'FLER'))
        FROM h WHERE gangtype IN ('FOERST', 'FLER') GROUP BY gangtype""",
    "SELECT 'fig2', grad, '', count(*), (SELECT count(grad) FROM h) FROM h WHERE grad IS NOT NULL GROUP BY grad",
    "SELECT 'fig2', '-', '', count(*) FILTER (grad IS NULL), NULL FROM h",
    "SELECT 'fig3', 'ophold', '', count(*), NULL FROM stay WHERE dag BETWEEN $fra AND $til",
    "SELECT 'fig3', 'personer', '', count(DISTINCT hvem), NULL FROM stay WHERE dag BETWEEN $fra AND $til",
    "SELECT 'fig3', 'naetter', '', count(*), NULL FROM night WHERE dato BETWEEN $fra AND $til",
    "SELECT 'fig3_afvist', grund, '', count(*), (SELECT count(*) FROM refused) FROM refused GROUP BY grund",
    """SELECT 'fig4', unnest(['cpr', 'samtale', 'plan', 'maal', 'BRUGT']), '', unnest([
        count(*) FILTER (har_cpr), count(*) FILTER (krisesamtale = 'GENNEMFOERT'),
        count(*) FILTER (kriseplan IN ('NY', 'REVIDERET')), count(*) FILTER (progressionsmaal = 'BASIS'),
        count(*) FILTER (kriseplan = 'BRUGT')]), count(*) FROM g""",
    """SELECT 'fig4_cpr_svar', svar_om_cpr, '', count(*), (SELECT count(svar_om_cpr) FROM g)
        FROM g WHERE svar_om_cpr IS NOT NULL GROUP BY svar_om_cpr""",
    """SELECT 'fig5', s, '', count(*), (SELECT count(*) FROM h WHERE len(symptomer) > 0)
        FROM (SELECT id, unnest(list_distinct(symptomer)) AS s FROM h) GROUP BY s""",
    "SELECT 'fig5', '-', '', count(*) FILTER (len(symptomer) = 0), NULL FROM h",
    """SELECT 'fig6', s, '', count(*), (SELECT count(*) FROM h WHERE len(begivenheder) > 0)
        FROM (SELECT id, unnest(list_distinct(begivenheder)) AS s FROM h) GROUP BY s""",
    """SELECT 'fig6_hoved', hovedbegivenhed, '', count(*), (SELECT count(hovedbegivenhed) FROM h)
        FROM h WHERE hovedbegivenhed IS NOT NULL GROUP BY hovedbegivenhed""",
    """SELECT 'fig7', s, '', count(*), (SELECT count(*) FROM h WHERE len(tiltag) > 0)
        FROM (SELECT id, unnest(list_distinct(tiltag)) AS s FROM h) GROUP BY s""",
    """SELECT 'fig7_stabilisering', stabilisering, '', count(*), sum(count(*)) OVER () FROM h WHERE hk
        AND list_contains(tiltag, 'INGEN') AND stabilisering <> 'IKKE_REL' GROUP BY stabilisering""",
    """SELECT 'fig8', stabilisering, '', count(*), sum(count(*)) OVER () FROM h
        WHERE hk AND stabilisering <> 'IKKE_REL' GROUP BY stabilisering""",
    """SELECT 'fig8', 'stab_delvis', '', count(*) FILTER (stabilisering IN ('STAB', 'DELVIS')), count(*) FROM h
        WHERE hk AND stabilisering <> 'IKKE_REL'""",
    "SELECT 'fig8', '-', '', count(*) FILTER (hk AND stabilisering IS NULL), NULL FROM h",
    """SELECT 'fig9', vagt, grad, count(*), sum(count(*)) OVER (PARTITION BY vagt) FROM h
        WHERE grad IS NOT NULL GROUP BY vagt, grad""",
    """SELECT 'fig9_grad', vagt, grad, count(*), sum(count(*)) OVER (PARTITION BY grad) FROM h
        WHERE grad IS NOT NULL GROUP BY vagt, grad""",
    """SELECT 'progression', unnest(['bedre', 'uaendret', 'vaerre']), '', unnest([count(*) FILTER (round(diff) > 0),
        count(*) FILTER (round(diff) = 0), count(*) FILTER (round(diff) < 0)]), count(diff) FROM pair""",
    "SELECT 'progression', '-', '', count(*) FILTER (diff IS NULL), NULL FROM pair",
    """SELECT 'telefoni', maaned, slags, antal, sum(antal) OVER () FROM (SELECT maaned,
        unnest(['besvarede', 'mistede']) AS slags, unnest([besvarede, mistede]) AS antal FROM calls)""",
    """SELECT 'par', 'par', '', count(*), (SELECT count(*) FROM progressionsmaal
        WHERE maaling = 'BASIS' AND dato BETWEEN $fra AND $til) FROM pair""",
)

REPORTS = (
    "SELECT 'kerneydelser', form, '', count(*), (SELECT count(form) FROM h) FROM h WHERE form IS NOT NULL GROUP BY form",
    """SELECT 'kerneydelser_maaned', strftime(lokal(start), '%Y-%m') AS m, form, count(*), (SELECT count(form) FROM h)
        FROM h WHERE form IS NOT NULL GROUP BY m, form""",
    """SELECT 'doegn', isodow(lokal(start))::VARCHAR AS d, strftime(lokal(start), '%H') AS t, count(*),
        (SELECT count(*) FROM h) FROM h GROUP BY d, t""",
    "SELECT 'hvem_henvender', henvender, '', count(*), sum(count(*)) OVER () FROM h WHERE henvender IS NOT NULL GROUP BY henvender",
    """SELECT 'hvem_alder', CASE WHEN a < 18 THEN 'U18' WHEN a < 25 THEN 'A18' WHEN a < 35 THEN 'A25' WHEN a < 45 THEN 'A35'
        WHEN a < 55 THEN 'A45' WHEN a < 65 THEN 'A55' ELSE 'A65' END AS g, '', count(*), sum(count(*)) OVER ()
        FROM (SELECT year(lokal(start)) - foedselsaar AS a FROM h WHERE foedselsaar IS NOT NULL) GROUP BY g""",
    "SELECT 'hvem_koen', koen, '', count(*), sum(count(*)) OVER () FROM h WHERE koen IS NOT NULL GROUP BY koen",
    """SELECT 'hvem_bolig', bolig, '', count(*), sum(count(*)) OVER () FROM h
        WHERE bolig <> 'UKENDT' GROUP BY bolig""",
    """SELECT unnest(['hvem_kommune', 'mellemkommunal']), kommunekode, '', count(*), sum(count(*)) OVER () FROM h
        WHERE kommunekode <> '0000' GROUP BY kommunekode""",
    """SELECT 'hvem_kendt_i', k, '', count(*), (SELECT count(*) FROM h WHERE len(kendt_i) > 0)
        FROM (SELECT id, unnest(kendt_i) AS k FROM h) GROUP BY k""",
    "SELECT 'maalgruppe', maalgruppe, '', count(*), sum(count(*)) OVER () FROM h WHERE maalgruppe IS NOT NULL GROUP BY maalgruppe",
    """SELECT 'maalgruppe_tiltag', maalgruppe, t, count(*), (SELECT count(*) FROM h WHERE maalgruppe <> 'IND' AND len(tiltag) > 0)
        FROM (SELECT maalgruppe, unnest(list_distinct(tiltag)) AS t FROM h WHERE maalgruppe <> 'IND') GROUP BY maalgruppe, t""",
    "SELECT 'kendskab', hoert_fra, '', count(*), sum(count(*)) OVER () FROM h WHERE hoert_fra IS NOT NULL GROUP BY hoert_fra",
    """SELECT 'kendskab_maaned', strftime(lokal(start), '%Y-%m') AS m, hoert_fra, count(*), sum(count(*)) OVER ()
        FROM h WHERE hoert_fra IS NOT NULL GROUP BY m, hoert_fra""",
    """SELECT 'formidling', strftime(lokal(start), '%Y-%m') AS m,
        CASE WHEN hoert_fra IN ('PLAKAT', 'NET', 'PRESSE', 'NETVAERK') THEN 'hoert' ELSE 'andre' END AS s,
        count(*), (SELECT count(*) FROM h) FROM h GROUP BY m, s""",
    """SELECT 'stemme_tryghed', tryghed_efter::VARCHAR, '', count(*), sum(count(*)) OVER () FROM h
        WHERE tryghed_efter IS NOT NULL GROUP BY tryghed_efter""",
    """SELECT 'medarbejdere', usikker_hjaelp, '', count(*), sum(count(*)) OVER () FROM h
        WHERE usikker_hjaelp IS NOT NULL GROUP BY usikker_hjaelp""",
    """SELECT 'medarbejdere_emne', hovedbegivenhed, '', count(*), sum(count(*)) OVER () FROM h
        WHERE usikker_hjaelp <> 'NEJ' AND hovedbegivenhed IS NOT NULL GROUP BY hovedbegivenhed""",
    """SELECT 'datakvalitet', unnest(['grad_foer', 'gangtype', 'henvender', 'maalgruppe', 'stabilisering',
        'krisesamtale', 'kriseplan', 'progressionsmaal', 'hele']), '', unnest([count(grad),
        count(*) FILTER (gangtype <> 'UKENDT'), count(henvender), count(maalgruppe), count(stabilisering),
        count(krisesamtale), count(kriseplan), count(progressionsmaal), count(*) FILTER (grad IS NOT NULL
        AND gangtype <> 'UKENDT' AND henvender IS NOT NULL AND maalgruppe IS NOT NULL AND stabilisering IS NOT NULL
        AND krisesamtale IS NOT NULL AND kriseplan IS NOT NULL AND progressionsmaal IS NOT NULL)]), count(*) FROM h""",
    """SELECT 'datakvalitet_ikke_spurgt', unnest(['hoert_fra', 'cpr_svar']), '', unnest([
        count(*) FILTER (hoert_fra = 'IKKE_SPURGT'), count(*) FILTER (svar_om_cpr = 'IKKE_SPURGT')]), count(*) FROM h""",
    """SELECT 'sikkerhed', unnest(['2', '3', 'overdraget', 'med_grund', 'uden']), '', unnest([
        count(*) FILTER (handleniveau = '2'), count(*) FILTER (handleniveau = '3'), count(overtaget),
        count(*) FILTER (overtaget IS NULL AND ikke_overdraget_grund <> ''),
        count(*) FILTER (overtaget IS NULL AND ikke_overdraget_grund = '')]), count(*) FROM heavy""",
    "SELECT 'sikkerhed_112', 'K112', '', count(*), count(*) FROM h WHERE list_contains(tiltag, 'K112')",
    "SELECT 'hyppig', 'hyppig', '', (SELECT count(*) FROM often), count(DISTINCT who) FROM known",
    "SELECT 'hyppig_kontakter', 'hyppig', '', count(*) FILTER (who IN (FROM often)), count(*) FROM known",
    "SELECT 'opfoelgning', udfald, '', count(*), sum(count(*)) OVER () FROM task GROUP BY udfald",
    """SELECT 'opfoelgning_plan', 'set_igen', '', count(*) FILTER (lokal(gjort)::DATE <= lavet_dato + 7), count(*)
        FROM seen""",
    """SELECT 'ophold', strftime(dag, '%Y-%m') AS m, '', count(*), sum(count(*)) OVER () FROM stay
        WHERE dag BETWEEN $fra AND $til GROUP BY m""",
    """SELECT 'ophold_naetter', strftime(dato, '%Y-%m') AS m, '', count(*), sum(count(*)) OVER () FROM night
        WHERE dato BETWEEN $fra AND $til GROUP BY m""",
    """SELECT 'ophold_kommune', kommunekode, '', count(*), sum(count(*)) OVER () FROM night
        JOIN stay ON stay.id = night.id JOIN person p ON p.id = stay.hvem
        WHERE dato BETWEEN $fra AND $til AND kommunekode <> '0000' GROUP BY kommunekode""",
    "SELECT 'registrering', 'efterregistreret', '', count(*) FILTER (skrevet - slut > 3600000), count(*) FROM h",
    """SELECT 'samarbejde', partner, resultat, count(*), (SELECT count(*) FROM reached) FROM reached
        WHERE partner IS NOT NULL AND resultat IS NOT NULL GROUP BY partner, resultat""",
)
"""What else a leader reports (domain.md 5.3)."""

MEANS = """
SELECT 'varighed', vagt, count(*), sum(minutter), median(minutter), count(*) FILTER (minutter > 240)
FROM h WHERE minutter > 0 GROUP BY vagt
UNION ALL SELECT 'fremgang', 'dage', count(*), sum(dage), median(dage), 0 FROM pair WHERE diff IS NOT NULL HAVING count(*) > 0
UNION ALL SELECT 'fremgang', instrument, count(*), sum(round(diff)), median(round(diff)), 0 FROM pair
    WHERE diff IS NOT NULL GROUP BY instrument
UNION ALL SELECT 'telefoni_ventetid', maaned, besvarede, ventetid * besvarede, NULL, 0 FROM calls WHERE ventetid IS NOT NULL
"""


def exported(store, folder):
    """Every record of the types that figures need, a JSON line each."""
    for cls in COLUMNS:
        lines = [
            json.dumps(
                {"id": record.id, **fields_of(record), "skrevet": skrevet[0]}, default=bytes.hex
            )
            for record, skrevet in zip(
                noun_table.select(store._file.db, cls, "ORDER BY nr", ()),
                store._file.db.execute(f"SELECT created_ms FROM {cls.TYPE} ORDER BY nr").fetchall(),  # noqa: S608
                strict=True,
            )
        ]
        (folder / f"{cls.TYPE}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def second_opinion(folder, udvalg):
    """(cells, means): each cell's antal, n and tenths of a per cent; each mean's n, mean, median and over."""
    db = duckdb.connect()
    for cls, names in COLUMNS.items():
        kinds = {"id": "VARCHAR"} | {
            name: kind or "VARCHAR"
            for name, _, kind in (each.partition(":") for each in names.split())
        }
        path = str(folder / f"{cls.TYPE}.jsonl")
        db.execute(
            f"CREATE TABLE {cls.TYPE} AS"  # noqa: S608 - names of our own
            f" SELECT * FROM read_json('{path}', format='newline_delimited', columns={kinds})"
        )
    asked = {
        name: getattr(udvalg, name) for name in ("fra", "til", "vagt", "henvender", "grundlag")
    }
    for statement in VIEWS.split(";\n"):
        _ask(db, statement, asked)
    cells = {}
    for sql in (*CELLS, *REPORTS):
        for figur, raekke, soejle, antal, n in _ask(db, sql, asked).fetchall():
            cells[figur, raekke, soejle] = (antal, None if n is None else int(n), _tenths(antal, n))
    means = {
        (figur, raekke): (
            n,
            Fraction(int(total), n * _parts(figur, raekke)),
            None if middle is None else Fraction(middle) / _parts(figur, raekke),
            over,
        )
        for figur, raekke, n, total, middle, over in db.execute(MEANS).fetchall()
    }
    db.close()
    return cells, means


def _ask(db, sql, asked):
    return db.execute(sql, {name: value for name, value in asked.items() if f"${name}" in sql})


def _parts(figur, raekke):
    """How many parts a point is counted in: a measurement's are hundredths."""
    return 100 if figur == "fremgang" and raekke != "dage" else 1


def _tenths(antal, n):
    """Tenths of a per cent, half up; None where there is nothing to count among."""
    return (antal * 2000 + int(n)) // (2 * int(n)) if n else None

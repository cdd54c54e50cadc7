"""Whatever is typed, the paper is a good one: no crash, nothing over anything else, nothing outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akutdesk.domain.kriseplan import Aftale, Deling, Kontakt, Kriseplan, Maal
from akutdesk.domain.record import RecordId
from akutdesk.reports.diskret import render_diskret
from akutdesk.reports.kriseplan import render_kriseplan
from akutdesk.reports.lommekort import kort_af_plan, render_lommekort
from akutdesk.reports.papir import Papir
from akutdesk.reports.signs import shows
from akutdesk.reports.skrift import NORMAL, STOR, Skrift
from akutdesk.reports.udskrift import Afsender, Udskrift
from tests.reports.checker import check, outside

ODD = (
    "x" * 200,
    "W" * 45,
    "æøå " * 60,
    "👩‍👩‍👧 hej 🇩🇰",
    "kl. 02.14 23. november 2026 04 61 20 35 " * 4,
    "مرحبا",
    "a\u0301\u0327" * 40,
    "\ud800\x00\x1b",
    " \u00a0 ",
    "Fem\n\nlinjer\nmed\nord\ni",
)
TEXT = st.one_of(st.text(max_size=300), st.sampled_from(ODD))
WORD = st.one_of(st.text(max_size=40), st.sampled_from(ODD))
DAY = st.one_of(st.none(), st.dates(date(1970, 1, 1), date(2170, 1, 1)))
CODES = ("", "EGEN", "N112", "LVSD", "GIFT")


def some(strategy: st.SearchStrategy, most: int = 5) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(tuple)


PEOPLE = some(
    st.builds(
        Kontakt,
        navn=WORD,
        nummer=st.one_of(st.just("04206080"), WORD),
        hvornaar=WORD,
        maerke=WORD,
        katalog_kode=st.sampled_from(CODES),
    )
)
PLAN = st.builds(
    Kriseplan,
    id=st.just(RecordId(b"\1" * 16)),
    lavet_dato=DAY,
    gaelder_til=DAY,
    lavet_med=WORD,
    kaldenavn=WORD,
    lavet_sammen=st.sampled_from([None, "JA", "DELVIS", "NEJ"]),
    k1_handler_om=TEXT,
    k2_omraader=st.tuples(*[st.one_of(st.none(), st.integers(0, 10))] * 5),
    k3_maal=some(st.builds(Maal, tekst=TEXT, foerste_skridt=TEXT, hvem=WORD), 3),
    k4_advarselstegn=some(TEXT),
    k5_selv=some(TEXT),
    k6_ro=some(TEXT),
    k7_mennesker=PEOPLE,
    k8_fagfolk=PEOPLE,
    k9_moedes=TEXT,
    k9_hjaelper_ikke=TEXT,
    k10_omgivelser=some(TEXT),
    k11_fast_i_livet=some(TEXT),
    k12_ansvar=some(TEXT),
    k13_praktisk=some(TEXT),
    k14_aftaler=some(st.builds(Aftale, hvem=WORD, hvad=TEXT, hvornaar=WORD)),
    k15_deling=some(st.builds(Deling, modtager=WORD)),
    k15_ingen=st.booleans(),
    k16_bagefter=TEXT,
)
UDSKRIFT = Udskrift(
    afsender=Afsender(navn="Akuttilbuddet Åbredden", telefon="04 20 60 80"),
    udskrevet=date(2026, 11, 23),
    udgave=3,
)


def holds(examples: int, check_one: Callable[[Kriseplan, Skrift], None]) -> None:
    rule = given(PLAN, st.sampled_from([NORMAL, STOR]))(check_one)
    settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))(rule)()


def test_any_plan_is_a_good_paper(papir: Papir, count: Callable[[str], int]):
    def check_one(plan: Kriseplan, skrift: Skrift) -> None:
        for render in (render_kriseplan, render_diskret):
            dokument = render(papir, plan, UDSKRIFT, skrift=skrift, kontrollerede={"LVSD"})
            report = check(dokument.pdf)
            assert report.faults == []
            assert outside(report) == []

    holds(max(20, count("property") // 10), check_one)


def test_any_card_is_whole_or_handed_back(papir: Papir, count: Callable[[str], int]):
    def check_one(plan: Kriseplan, _: Skrift) -> None:
        kort = kort_af_plan(plan, {"LVSD"})
        ark = render_lommekort(papir, kort)
        report = check(ark.dokument.pdf)
        assert report.faults == []
        assert outside(report, 40, 556) == []
        left = {(rest.felt, rest.nr) for rest in ark.rester}
        signs = [
            nr for nr, text in enumerate(kort.tegn) if shows(text) and ("tegn", nr) not in left
        ]
        steps = [
            nr for nr, text in enumerate(kort.selv) if shows(text) and ("selv", nr) not in left
        ]
        numbers = len(kort.numre) - sum(rest.felt == "numre" for rest in ark.rester)
        bodies = [tag for tag, _ in report.tree if tag == "LBody"]
        assert len(bodies) == len(signs) + len(steps)
        assert numbers >= 0
        fewer = replace(
            kort,
            tegn=tuple(kort.tegn[nr] for nr in signs),
            selv=tuple(kort.selv[nr] for nr in steps),
            fast="" if ("fast", 0) in left else kort.fast,
            numre=tuple(k for nr, k in enumerate(kort.numre) if ("numre", nr) not in left),
        )
        assert render_lommekort(papir, fewer).rester == ()

    holds(max(20, count("property") // 10), check_one)

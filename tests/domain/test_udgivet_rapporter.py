"""No report of domain.md 5.3 gives away a small number by what stands beside it in the same file."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akutdesk.domain.figur import ALLE, Celle, Figur, Tal
from akutdesk.domain.figurregel import figur
from akutdesk.domain.kontaktsvar import Kontaktsvar, Personsvar
from akutdesk.domain.rapportregler import regler_i
from akutdesk.domain.smaa_tal import Skjul, Sum, doemt, lille
from akutdesk.domain.udgivet import Udgivet, talsaet
from tests.domain.attacker import told_apart

REPORTS = (
    "kerneydelser",
    "doegn",
    "hvem",
    "maalgruppe",
    "kendskab",
    "formidling",
    "stemme",
    "medarbejdere",
)


def contact(chance: Random) -> Kontaktsvar:
    """Somebody, some time; some answers are missing."""
    return Kontaktsvar(
        form=chance.choice(("TLF", "TLF", "FREM", "SMS")),
        maaned=f"2026-{chance.randint(1, 4):02}",
        ugedag=str(chance.randint(1, 7)),
        time=f"{chance.randint(0, 23):02}",
        henvender=chance.choice(("BORGER", "BORGER", "PAAR", "FAG", None)),
        maalgruppe=chance.choice(("IND", "IND", "U18", "AFLAST", None)),
        usikker_hjaelp=chance.choice(("NEJ", "NEJ", "KOLLEGA", "LEDER", None)),
        hovedbegivenhed=chance.choice(("PAAR", "BRUD", None)),
        grad_foer=chance.choice(("LET", "LET", "MELLEM", "ALVOR", None)),
        tiltag=tuple(chance.sample(("INGEN", "NYSAMTALE", "NETVAERK"), chance.randint(0, 2))),
        hoert_fra=chance.choice(("NET", "NET", "LAEGE", "PRESSE", None)),
        ellers_gjort=chance.choice(("K112", "ALENE", "ALENE", None)),
        tryghed=chance.choice((None, 3, 7, 7, 8)),
        aldersgruppe=chance.choice(("A18", "A25", "A65", None)),
        person=Personsvar(koen=chance.choice(("K", "K", "M", None)), bolig="EGEN"),
    )


def report(navn: str, seed: int, size: int) -> list[Figur]:
    """A report's figures, with the number of all contacts."""
    chance = Random(seed)
    contacts = [(contact(chance), 1) for _ in range(size)]
    every = Figur(
        navn="hoved",
        grundlag="H",
        tal=(Tal(celle=Celle("hoved", "henvendelser"), antal=size),),
        n=size,
    )
    return [every, *(figur(regel, contacts) for regel in regler_i(navn))]


@pytest.mark.parametrize("navn", REPORTS)
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), size=st.integers(5, 120))
def test_no_small_number_of_a_report_can_be_reckoned_out(navn: str, seed: int, size: int) -> None:
    figurer = report(navn, seed, size)
    tal = talsaet(figurer)
    hidden = doemt(tal).skjult
    shown = set(tal.antal) - set(hidden) - tal.usete - tal.manglende
    assert not [celle for celle in shown if lille(tal.antal[celle])]
    assert not told_apart(tal, hidden)


def safety(levels: tuple[int, int], outcomes: tuple[int, int, int]) -> Figur:
    """Heavy contacts, told by level and again by what came of them."""
    n = sum(levels)
    rows = dict(zip(("2", "3"), levels, strict=True))
    rows |= dict(zip(("overdraget", "med_grund", "uden"), outcomes, strict=True))
    cells = tuple(
        Tal(celle=Celle("sikkerhed", kode), antal=antal, n=n) for kode, antal in rows.items()
    )
    return Figur(navn="sikkerhed", grundlag="H", tal=cells, n=n)


def test_what_came_of_heavy_contacts_is_not_told_by_subtraction() -> None:
    figure = safety((10, 12), (12, 2, 8))
    tal = talsaet([figure])
    parts = tuple(Celle("sikkerhed", kode) for kode in ("overdraget", "med_grund", "uden"))
    whole = Sum(helhed=Celle("sikkerhed", ALLE), dele=parts)
    known = replace(tal, summer=(*tal.summer, whole))
    assert not told_apart(known, doemt(tal).skjult)


def test_a_month_is_not_told_by_the_year_beside_it() -> None:
    for seed in range(8):
        figurer = report("kerneydelser", seed, 60)
        tal = talsaet(figurer)
        month = figurer[2]
        forms = {each.celle.soejle for each in month.tal}
        sums = (
            Sum(
                helhed=Celle("kerneydelser", form),
                dele=tuple(one.celle for one in month.tal if one.celle.soejle == form),
            )
            for form in forms
        )
        known = replace(tal, summer=(*tal.summer, *sums))
        assert not told_apart(known, doemt(tal).skjult)


def test_counts_that_people_share_are_no_sum() -> None:
    figurer = report("maalgruppe", 3, 90)
    vist = Udgivet(doemt(talsaet(figurer)).skjult)
    tiltag = figurer[2]
    assert any(vist.antal(tal) is Skjul.LILLE for tal in tiltag.tal)

"""A finding is chosen by rule, from numbers that may be told."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from akutdesk.domain.figur import Celle, Figur, Middel, Tal
from akutdesk.domain.fund import (
    FOR_FAA,
    FORDELT,
    INGEN_SVAR,
    TOM,
    fund,
    fund_midler,
    fund_overnatninger,
)
from akutdesk.domain.smaa_tal import Skjul
from akutdesk.domain.udgivet import Udgivet


def figure(navn: str, n: int | None = None, **counts: int) -> Figur:
    of = sum(counts.values()) if n is None else n
    tal = tuple(Tal(celle=Celle(navn, kode), antal=value, n=of) for kode, value in counts.items())
    return Figur(navn=navn, grundlag="H", tal=tal, n=of)


def two_way(**rows: tuple[int, int]) -> Figur:
    """For each shift: light and serious."""
    tal = [
        Tal(celle=Celle("fig9", vagt, grad), antal=antal, n=sum(pair))
        for vagt, pair in rows.items()
        for grad, antal in zip(("LET", "ALVOR"), pair, strict=True)
    ]
    return Figur(navn="fig9", grundlag="H", tal=tuple(tal), n=sum(one.antal for one in tal))


def hidden(navn: str, *koder: str) -> Udgivet:
    return Udgivet({Celle(navn, kode): Skjul.LILLE for kode in koder})


@pytest.mark.parametrize(
    ("light", "kode"),
    [
        (70, "grad_klart_flest"),
        (55, "grad_over_halvdelen"),
        (50, "grad_hver_anden"),
        (47, "grad_naesten_hver_anden"),
        (40, "grad_flest"),
    ],
)
def test_the_commonest_grade_is_told_in_words_for_its_share(light, kode):
    found = fund(figure("fig2", LET=light, MELLEM=min(39, 100 - light), ALVOR=max(0, 61 - light)))
    assert (found.kode, dict(found.koder)) == (kode, {"grad": "LET"})


def test_nothing_and_too_little_are_said_to_be_so():
    assert fund(figure("fig2", LET=0)) == TOM
    assert fund(figure("fig2", LET=3)) == FOR_FAA


def test_two_grades_alike_are_no_finding():
    assert fund(figure("fig2", LET=20, ALVOR=20)) == FORDELT


def test_the_two_that_filled_most_are_named_but_never_other_or_none():
    found = fund(figure("fig5", n=100, INGEN=60, ANGST=50, ANDET=40, NEDTRYKT=30, URO=20))
    assert dict(found.koder) == {"symptomer": "ANGST", "symptomer2": "NEDTRYKT"}


def test_what_is_hidden_is_not_told_in_a_heading():
    figur = figure("fig5", n=100, ANGST=4, NEDTRYKT=30)
    found = fund(figur, hidden("fig5", "ANGST"))
    assert (found.kode, dict(found.koder)) == ("symptomer_en", {"symptomer": "NEDTRYKT"})
    assert fund(figur, hidden("fig5", "ANGST", "NEDTRYKT")) == FORDELT


def test_the_shift_with_the_heaviest_crises_is_named():
    assert fund(two_way(DAG=(40, 60), AFT=(60, 40), NAT=(70, 30))).kode == "svaerest_dag"
    assert fund(two_way(DAG=(40, 60), AFT=(41, 59))).kode == "vagter_ens"


def test_a_shift_with_a_hidden_cell_names_none():
    figur = two_way(DAG=(40, 60), NAT=(70, 3))
    shown = Udgivet({Celle("fig9", "NAT", "ALVOR"): Skjul.LILLE})
    assert fund(figur, shown) == FORDELT


@pytest.mark.parametrize(
    ("stays", "refused", "kode"),
    [(12, 32, "flere_nej"), (0, 0, "ingen_naetter"), (12, 3, "naetter")],
)
def test_nights_and_refusals(stays, refused, kode):
    nights = figure("fig3", naetter=stays, ophold=stays, personer=stays)
    assert fund_overnatninger(nights, figure("fig3_afvist", RUS=refused)).kode == kode


def test_few_nights_are_told_without_a_number():
    nights = figure("fig3", naetter=3, ophold=3, personer=1)
    shown = hidden("fig3", "naetter", "ophold", "personer")
    assert fund_overnatninger(nights, figure("fig3_afvist"), shown).kode == "faa_sov"


def test_few_refusals_do_not_make_the_nights_few():
    nights = figure("fig3", naetter=210, ophold=90, personer=61)
    shown = Udgivet({Celle("fig3_afvist", "RUS"): Skjul.LILLE})
    assert fund_overnatninger(nights, figure("fig3_afvist", RUS=3), shown).kode == "naetter"
    both = Udgivet({Celle("fig3", "naetter"): Skjul.SKJULT})
    assert fund_overnatninger(nights, figure("fig3_afvist"), both).kode == "naetter_skjult"


def kept_back(navn: str, **why: Skjul) -> Udgivet:
    return Udgivet({Celle(navn, kode): one for kode, one in why.items()})


def test_no_row_is_the_most_while_a_hidden_one_may_be_more():
    """Of nine contacts none was without a crisis; the paper once said that most were."""
    nine = figure("fig2", IKKE=0, LET=6, MELLEM=2, ALVOR=1)
    shown = kept_back("fig2", LET=Skjul.SKJULT, MELLEM=Skjul.LILLE, ALVOR=Skjul.LILLE)
    assert fund(nine, shown) == FORDELT
    thirty = figure("fig2", IKKE=3, LET=14, MELLEM=12, ALVOR=1)
    shown = kept_back("fig2", IKKE=Skjul.LILLE, MELLEM=Skjul.SKJULT, ALVOR=Skjul.LILLE)
    assert fund(thirty, shown) == FORDELT
    more = figure("fig2", IKKE=3, LET=17, MELLEM=9, ALVOR=1)
    assert fund(more, shown).kode == "grad_over_halvdelen"


def test_of_answers_that_may_be_several_a_hidden_one_may_be_all():
    many = figure("fig5", n=30, ANGST=20, URO=15, SOEVN=18, STEMMER=3)
    assert fund(many, kept_back("fig5", STEMMER=Skjul.LILLE)).kode == "symptomer"
    shown = kept_back("fig5", STEMMER=Skjul.LILLE, SOEVN=Skjul.SKJULT)
    assert fund(many, shown) == FORDELT


def test_contacts_without_an_answer_are_not_said_to_be_no_contacts():
    nobody = replace(figure("fig5"), mangler=12)
    assert fund(nobody) == INGEN_SVAR


def test_the_longest_talks_are_those_of_a_shift_unless_all_are_alike():
    def means(*minutes: int) -> list[Middel]:
        pairs = zip(("DAG", "AFT", "NAT"), minutes, strict=True)
        return [
            Middel(celle=Celle("varighed", vagt), n=9, middel=Fraction(mean), median=Fraction(mean))
            for vagt, mean in pairs
        ]

    assert fund_midler("varighed", means(28, 19, 14)).kode == "laengst_dag"
    assert fund_midler("varighed", means(14, 19, 28)).kode == "laengst_nat"
    assert fund_midler("varighed", means(19, 19, 14)).kode == "lige_lange"
    assert fund_midler("varighed", []) == TOM


def test_more_that_needed_nothing_else_is_told_as_a_share():
    found = fund(figure("fig7", n=100, INGEN=52, NETVAERK=30))
    assert (found.kode, dict(found.tal)) == ("ingen_tiltag", {"pct": "52,0 %"})

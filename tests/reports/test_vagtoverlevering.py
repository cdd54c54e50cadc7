"""The handover on paper: in order, whole, tagged, and with nothing left out however much there is to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from akutdesk.reports.vagtoverlevering import (
    IHuset,
    Kontakt,
    Overleveret,
    Overleveringsark,
    SkalGoeres,
    render_vagtoverlevering,
)
from tests.reports.checker import check, outside

KAREN = Overleveret(navn="Karen", tekst="Tanker om selvmord uden plan. Ring kl. 10.")
CALL = Kontakt(
    tid="23.20",
    kontakt="Telefon",
    grad="Let",
    minutter="9",
    navn="Anonym",
    tekst="Uro og søvn. Ingen aftale.",
)
ARK = Overleveringsark(
    afsender=Afsender(navn="Akuttilbuddet Åbredden"),
    linje="Fra nat til dag, tirsdag 24. november 2026 kl. 07.00. Nattevagt: Anna (AM) og Bo (BK).",
    udskrevet="Udskrevet 24. november 2026 kl. 06.48",
    makuleres=date(2026, 12, 1),
    vigtigt=(KAREN,),
    i_huset=(IHuset(plads="Plads 1", navn="Ali, nat 2 af 3", note="Morgensamtale kl. 9"),),
    opgaver=(SkalGoeres(tid="10.00", tekst="Ring til Karen, 04 71 20 66", hvem="dagvagt"),),
    kontakter=(CALL,),
    husk=(Overleveret(navn="Printer", tekst="Bakke 2 mangler papir."),),
    teknik=("Net: alt er sendt.",),
)


def test_what_is_important_comes_first_and_everything_is_tagged(papir: Papir):
    report = check(render_vagtoverlevering(papir, ARK).pdf)
    assert report.faults == []
    assert outside(report) == []
    assert report.said("H1") == ["Overlevering"]
    assert report.said("H2") == [
        *("Vigtigt", "I huset nu", "Skal gøres", "Henvendelser", "Husk", "Teknik", "Initialer")
    ]
    assert report.said("TH") == ["Kl.", "Kontakt", "Grad", "Min.", "Hvem og hvad"]
    assert report.said("TD")[:4] == ["23.20", "Telefon", "Let", "9"]


def test_two_names_and_two_times_stand_where_the_lines_were(papir: Papir):
    signed = replace(ARK, givet=("Anna (AM)", "06.50"), modtaget=("Sara (SB)", "07.02"))
    made = render_vagtoverlevering(papir, signed)
    assert check(made.pdf).faults == []
    assert "Givet Anna (AM) kl. 06.50 Modtaget Sara (SB) kl. 07.02" in made.tekst


def test_it_says_when_it_is_shredded_and_that_it_is_secret(papir: Papir):
    made = render_vagtoverlevering(papir, ARK)
    assert made.sider == 1
    report = check(made.pdf)
    assert any("makuleres senest 1. december 2026" in one.text for one in report.texts)


@pytest.mark.parametrize("tekst", ["å" * 400, "ord " * 100, "👋 \u202e navn", "(paren) \\ fod"])
def test_the_longest_and_strangest_words_stay_inside_and_none_are_lost(papir: Papir, tekst: str):
    long = Overleveret(navn="K" * 60, tekst=tekst)
    much = replace(
        ARK,
        vigtigt=(long,) * 4,
        husk=(long,) * 6,
        kontakter=(replace(CALL, tekst=tekst, navn="N" * 60),) * 12,
        opgaver=(SkalGoeres(tid="i dag", tekst=tekst, hvem="dagvagten"),) * 9,
        i_huset=(IHuset(plads="Plads 4", navn="G" * 60, note=tekst[:120]),) * 4,
    )
    made = render_vagtoverlevering(papir, much)
    report = check(made.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert made.sider > 1
    assert len(report.said("TD")) == 12 * 5


def test_a_block_that_goes_on_has_its_label_and_its_heads_again(papir: Papir):
    tasks = (SkalGoeres(tid="10.00", tekst="Ring til Karen " * 12),) * 12
    busy = replace(ARK, opgaver=tasks, kontakter=(replace(CALL, tekst="Uro og søvn. " * 9),) * 20)
    report = check(render_vagtoverlevering(papir, busy).pdf)
    assert report.faults == []
    assert outside(report) == []
    pages = {text.page for text in report.texts if text.text.strip() == "23.20"}
    heads = {text.page for text in report.texts if text.text.strip() == "Hvem og hvad"}
    assert len(pages) > 1
    assert heads == pages
    to_do = {text.page for text in report.texts if text.text.strip() == "Skal gøres"}
    assert to_do == {text.page for text in report.texts if text.text.strip() == "10.00"}
    assert report.said("H2").count("Skal gøres") == 1, "a voice hears it once"


def test_an_empty_shift_prints_its_names_alone(papir: Papir):
    empty = Overleveringsark(
        afsender=Afsender(navn=""), linje="Fra nat til dag.", udskrevet="", makuleres=ARK.makuleres
    )
    report = check(render_vagtoverlevering(papir, empty).pdf)
    assert report.faults == []
    assert report.said("H2") == ["Initialer"]


def test_a_kort_opkald_has_no_grade_and_keeps_its_words_on_one_line(papir: Papir):
    short = replace(CALL, kontakt="Kort opkald", grad="", navn="Lagt på", tekst="")
    report = check(render_vagtoverlevering(papir, replace(ARK, kontakter=(short,))).pdf)
    assert report.faults == []
    assert "Kort opkald" in [text.text.strip() for text in report.texts]


def test_many_at_work_and_a_long_name_push_the_blocks_down_and_cover_nothing(papir: Papir):
    names = ", ".join(f"Medarbejder{nr} (M{nr})" for nr in range(9))
    wide = replace(
        ARK,
        afsender=Afsender(navn="Det sociale akuttilbud for Åbredden, Nørreå og Ærø i fællesskab"),
        linje=f"{ARK.linje} Nattevagt: {names}.",
        husk=(KAREN,) * 60,
    )
    made = render_vagtoverlevering(papir, wide)
    report = check(made.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert made.sider > 1
    assert "Medarbejder8 (M8)" in report.said("P")[1]

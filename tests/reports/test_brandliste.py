"""The brandliste: everybody counted, names to call, and room for those who came later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.reports.brandliste import Brandliste, Person, render_brandliste
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from tests.reports.checker import check, outside

HOUSE = (
    Person(plads="Plads 1", navn="Ali", kom="søndag", hjaelp="Kan selv"),
    Person(
        plads="Plads 3",
        navn="Mette",
        kom="mandag",
        hjaelp="Rollator. Hører dårligt uden høreapparat",
    ),
    Person(plads="Vagt", navn="Anna", kom="kl. 23", hjaelp="Kan selv"),
    Person(plads="Vagt", navn="Bo", kom="kl. 23", hjaelp="Kan selv"),
)
LISTE = Brandliste(
    personer=HOUSE,
    antal=4,
    dag="Tirsdag 24. november 2026 kl. 02.45",
    klokken="02.45",
    moedested="Ved cykelskuret på Åvej",
    bagvagt="04206099",
)


def test_everybody_is_counted_named_and_can_be_ticked(papir: Papir, afsender: Afsender):
    report = check(render_brandliste(papir, afsender, LISTE).pdf)
    assert report.faults == []
    assert outside(report) == []
    assert "4 personer" in report.said("P")
    assert report.said("TH") == ["Ude", "Plads", "Navn", "Kom", "Hjælp til at komme ud"]
    cells = report.said("TD")
    assert [one.navn for one in HOUSE if one.navn in cells] == ["Ali", "Mette", "Anna", "Bo"]
    sizes = {text.text.strip(): text.size for text in report.texts}
    assert (sizes["4"], sizes["Ali"], sizes["søndag"]) == (64, 18, 16)


def test_it_says_where_to_meet_and_what_to_tell_the_fire_brigade(papir: Papir, afsender: Afsender):
    where = replace(afsender, adresse="Åvej 4, 0000 Nørreå")
    said = render_brandliste(papir, where, LISTE).tekst
    assert "Ring 112. Sig: Åvej 4, 0000 Nørreå." in said
    assert "Ved cykelskuret på Åvej" in said
    assert "04 20 60 99" in said
    assert "Kommet efter kl. 02.45" in said


def test_what_nobody_has_entered_is_left_out(papir: Papir):
    bare = replace(LISTE, moedested="", bagvagt="")
    said = render_brandliste(papir, Afsender(navn="Akuttilbuddet"), bare).tekst
    assert "Mødes" not in said
    assert "Bagvagt" not in said
    assert "Ring 112. Sig, hvor I er." in said


@pytest.mark.parametrize("count", [0, 1, 9, 12, 40])
def test_a_house_of_any_size_fits_its_pages(papir: Papir, afsender: Afsender, count: int):
    many = replace(LISTE, personer=(HOUSE * 10)[:count], antal=count)
    dokument = render_brandliste(papir, afsender, many)
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert report.said("TD").count("Anna") == (HOUSE * 10)[:count].count(HOUSE[2])
    heads = {text.page for text in report.texts if text.text.startswith("Hvem er i huset")}
    assert len(heads) == dokument.sider, "each page says of when and of what it is"


def test_long_words_are_broken_and_never_cut(papir: Papir, afsender: Afsender):
    long = Person(plads="Plads 1", navn="Anna-Margrethe Lund Østergaard", hjaelp="ord " * 30)
    dokument = render_brandliste(papir, afsender, replace(LISTE, personer=(long,)))
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert "Østergaard" in dokument.tekst

"""A word of three hundred letters, and a house with a long name: no page cuts it, covers anything, or leaves its margins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from akutdesk.domain.kriseplan import Aftale
from akutdesk.reports.akutkort import Akutnummer, render_akutkort
from akutdesk.reports.blank_kriseplan import render_blank_kriseplan
from akutdesk.reports.brandliste import Brandliste, Person, render_brandliste
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.genopretningsark import render_genopretningsark
from akutdesk.reports.indsigt import render_indsigt
from akutdesk.reports.isbar import Isbarark, render_isbar
from akutdesk.reports.noedmappe import Forside, render_forside
from akutdesk.reports.papir import Papir
from akutdesk.reports.proeveside import render_proeveside
from akutdesk.reports.seddel import Seddel, render_seddel
from akutdesk.reports.udskrift import Afsender
from akutdesk.reports.vagtoverlevering import render_vagtoverlevering
from akutdesk.reports.videregivelse import render_videregivelse
from tests.reports.checker import check, outside
from tests.reports.test_fhir import CONTACT, PLAN, WHOLE, WORDS
from tests.reports.test_genopretningsark import GRUPPER
from tests.reports.test_indsigt import FOLDER, ORD, post
from tests.reports.test_vagtoverlevering import ARK

WORD = "æskestol" * 37 + "slut"
NAME, NUMBER, HELP, PLACE, ADDRESS = WORD[:100], WORD[:120], WORD[:240], WORD[:80], WORD[:200]
"""As long as their fields let them be."""
SENDERS = {
    "lang": Afsender(
        navn="Det sociale akuttilbud for Åbredden, Nørreå og Ærø i fællesskab",
        telefon="04 20 60 80",
        kommune="Nørreå og Omegns Kommune",
        adresse="Gamle Åbreddens Møllevej 114, 3. sal, 0000 Nørreå",
    ),
    "et ord": Afsender(navn=PLACE, telefon="04 20 60 80", kommune="Ærø Kommune", adresse=ADDRESS),
}
DAY = date(2026, 11, 24)


def akutkort(papir: Papir, afsender: Afsender) -> Dokument:
    number = Akutnummer(nummer=NUMBER, navn=NUMBER, tekst=HELP, kontrolleret=False)
    return render_akutkort(papir, afsender, (number, number), set_efter=DAY)


def blank(papir: Papir, afsender: Afsender) -> Dokument:
    return render_blank_kriseplan(papir, afsender=afsender, kontakter=(), numre=("A-0001-K",))


def brandliste(papir: Papir, afsender: Afsender) -> Dokument:
    one = Person(plads="Plads 1", navn=NAME, kom="søndag", hjaelp=HELP)
    listed = Brandliste(
        personer=(one,) * 3, antal=3, dag="I dag", klokken="02.45", moedested=NUMBER, bagvagt="114"
    )
    return render_brandliste(papir, afsender, listed)


def isbar(papir: Papir, afsender: Afsender) -> Dokument:
    return render_isbar(
        papir, afsender, Isbarark(linjer=(("I", "Hvem", WORD),), hvem=WORD, dato=DAY)
    )


def forside(papir: Papir, afsender: Afsender) -> Dokument:
    page = Forside(
        afsender=afsender,
        udskrevet="Til når computeren ikke virker.",
        makuleres=DAY,
        trin=(WORD,),
        opgaver=(Aftale(hvem=WORD, hvad=WORD, hvornaar="02.00"),),
        indhold=("Akutkort",),
    )
    return render_forside(papir, page)


def seddel(papir: Papir, afsender: Afsender) -> Dokument:
    return render_seddel(papir, afsender, Seddel(navn=PLACE, initialer="AN", kode="a" * 19))


def genopretning(papir: Papir, afsender: Afsender) -> Dokument:
    return render_genopretningsark(papir, afsender, kit="A", grupper=GRUPPER)


def proeve(papir: Papir, afsender: Afsender) -> Dokument:
    return render_proeveside(papir, afsender, udskrevet=DAY)


def overlevering(papir: Papir, afsender: Afsender) -> Dokument:
    return render_vagtoverlevering(papir, replace(ARK, afsender=afsender, linje=WORD))


def indsigt(papir: Papir, afsender: Afsender) -> Dokument:
    enhed = replace(WHOLE.enhed, navn=afsender.navn)
    said = post(replace(CONTACT, notat=WORD))
    return render_indsigt(papir, ORD, replace(FOLDER, enhed=enhed, poster=(FOLDER.poster[0], said)))


def videregivelse(papir: Papir, afsender: Afsender) -> Dokument:
    enhed, said = replace(WHOLE.enhed, navn=afsender.navn), replace(CONTACT, notat=WORD)
    return render_videregivelse(papir, WORDS, replace(WHOLE, enhed=enhed, henvendelse=said), PLAN)


PAPERS = (
    akutkort,
    blank,
    brandliste,
    isbar,
    forside,
    seddel,
    genopretning,
    proeve,
    overlevering,
    indsigt,
    videregivelse,
)


@pytest.mark.parametrize("sender", SENDERS, ids=lambda name: name.replace(" ", "-"))
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
def test_the_longest_word_a_field_takes_is_broken_and_never_cut(
    papir: Papir, paper: Callable[[Papir, Afsender], Dokument], sender: str
):
    report = check(paper(papir, SENDERS[sender]).pdf)
    assert report.faults == []
    assert outside(report) == []


def test_the_first_page_of_the_noedmappe_says_what_to_do_and_what_is_due(
    papir: Papir, afsender: Afsender
):
    page = Forside(
        afsender=afsender,
        udskrevet="Til når computeren ikke virker.",
        makuleres=DAY,
        trin=("Skriv på de tomme skemaer.",),
        opgaver=(Aftale(hvem="Bo", hvad="Ring til Karen", hvornaar="02.00"),) * 30,
        indhold=("Akutkort",),
    )
    made = render_forside(papir, page)
    report = check(made.pdf)
    assert report.faults == []
    assert report.said("H2") == ["Sådan gør I", "Skal gøres", "Her i mappen"]
    assert report.said("TD").count("Ring til Karen") == 30
    assert made.sider == 2
    assert {text.page for text in report.texts if text.text == "Hvornår"} == {0, 1}
    assert report.said("TH").count("Hvornår") == 1, "a voice hears it once"
    none = check(render_forside(papir, replace(page, opgaver=())).pdf)
    assert "Der er ingen aftaler det næste døgn." in none.said("P")

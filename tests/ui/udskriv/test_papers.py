"""A plan as paper: real documents, and what a draft's paper says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Deling
from akutdesk.domain.record import new_id
from akutdesk.reports.papir import papir_of
from akutdesk.reports.udskrift import Afsender, Udskrift
from akutdesk.ui.udskriv.overview import overview
from akutdesk.ui.udskriv.papers import Kept, PlanPapers, as_printed
from akutdesk.ui.udskriv.raster import raster
from akutdesk.ui.udskriv.state import Choice
from tests.ui.plan_desk import LINES, whole_plan

NIGHT = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)
KAREN = Borger(id=new_id())


def papers_of(assets, **fields):
    plan = as_printed(whole_plan(KAREN, **fields), NIGHT)
    sender = Afsender(navn="Dit Akuttilbud", telefon="00 00 00 00")
    udskrift = Udskrift(afsender=sender, udskrevet=date(2026, 11, 24), udgave=1)
    return PlanPapers(papir=papir_of(assets), plan=plan, udskrift=udskrift)


@pytest.mark.parametrize("kind", ["A4", "STOR", "LOMMEKORT"])
def test_every_paper_holds_the_citizen_s_own_lines(assets, kind):
    document = papers_of(assets).paper(kind)
    assert all(line.lower() in document.tekst.lower() for line in LINES)
    assert document.pdf.startswith(b"%PDF-")


def test_a_discreet_paper_says_nothing_of_the_place(assets):
    document = papers_of(assets).paper("A4", diskret=True)
    assert document.titel == "Mine noter"
    assert "Dit Akuttilbud" not in document.tekst
    assert "kriseplan" not in document.tekst


def test_a_line_the_citizen_took_out_is_not_on_the_discreet_paper(assets):
    kept = Kept(skjul=frozenset({("K5", 1)}))
    document = papers_of(assets).paper("A4", diskret=True, kept=kept)
    assert LINES[0] in document.tekst
    assert LINES[1] not in document.tekst


def test_a_known_number_gets_on_the_discreet_paper_by_a_mark(assets):
    papers = papers_of(assets)
    assert "112" not in papers.paper("A4", diskret=True).tekst
    marked = papers.paper("A4", diskret=True, kept=Kept(maerker=(("112", "sol"),)))
    assert "112" in marked.tekst
    assert "sol" in marked.tekst


def test_the_paper_of_a_draft_is_the_one_it_would_be_finished_now():
    draft = whole_plan(KAREN)
    paper = as_printed(draft, NIGHT)
    assert paper.status == "KLADDE"
    assert paper.lavet_dato == date(2026, 11, 24)
    assert paper.gaelder_til == date(2026, 12, 22)


def test_silence_about_sharing_does_not_print(assets):
    shared = "Må deles med"
    assert shared not in papers_of(assets, status="GAELDENDE", k15_ingen=True).paper("A4").tekst
    told = papers_of(assets, k15_deling=(Deling(modtager="Min søster"),))
    assert shared in told.paper("A4").tekst


def test_a_card_that_is_too_full_says_which_lines_are_too_many(assets):
    full = papers_of(assets, k4_advarselstegn=tuple(f"tegn nummer {n}" for n in range(5)))
    whole = overview(full, Kept(), diskret=False)
    assert whole.too_much(Choice(edition="A4_KORT"))
    assert not whole.too_much(Choice(edition="A4"))


def test_the_sheets_of_an_edition_come_in_the_order_of_the_paper(assets, texts):
    made = overview(papers_of(assets), Kept(), diskret=False)
    sheets = made.sheets(Choice(edition="A4_KORT"), texts)
    assert [sheet.navn for sheet in sheets] == ["kriseplan", "lommekort"]
    assert made.asides(texts) == {
        "A4": "1 ark",
        "A4_KORT": "1 ark mere",
        "KORT": "klip og fold",
        "STOR": "2 ark" if made.documents["STOR"].sider == 2 else "1 ark",
    }


def test_a_page_is_drawn_as_high_as_asked_and_has_ink_on_paper(assets):
    pdf = papers_of(assets).paper("A4").pdf
    page = raster(pdf, side=1, high=554)
    assert page.high == 554
    assert page.pixels.count(255) > len(page.pixels) / 2
    assert min(page.pixels) < 64
    with pytest.raises(IndexError):
        raster(pdf, side=9, high=554)

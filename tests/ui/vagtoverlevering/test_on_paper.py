"""The sheet lies on the desk: whoever is closed to others does not stand on it, though the giver knows them (0085)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import Vagt
from akutdesk.reports.vagtoverlevering import render_vagtoverlevering
from akutdesk.ui.vagtoverlevering.sheet import sheet_of
from tests.reports.checker import check
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, local
from tests.ui.night_desk import LEADER


@pytest.fixture
def handover(night, hands):
    """Karen's card is closed; Anna is named and sees her in the handover."""
    card = night.store.get(LEADER, Borger, KAREN)
    after = replace(card, fortrolighed="SKAERPET", fortrolig_for=(night.desk.adgang.bruger,))
    night.store.save(LEADER, after, card)
    hands.press("Ctrl+5")
    hands.start()
    settle()
    return night.page.handover


def test_a_closed_card_is_told_on_the_screen_and_not_on_paper(night, handover):
    assert any("Karen" in line.alias for line in handover.lines)
    sheet = sheet_of(night.desk, handover.vagten, handover.lines, teknik=())
    assert "Karen" not in str(sheet)
    assert "Printer" in str(sheet)
    assert "Jonas" in str(sheet)
    assert len(sheet.i_huset) == 1, "a guest is counted, without a name"


def test_an_open_card_stands_on_paper(night, hands):
    hands.press("Ctrl+5")
    hands.start()
    settle()
    page = night.page.handover
    assert "Karen" in str(sheet_of(night.desk, page.vagten, page.lines, teknik=()))


def test_the_agreed_look_in_on_a_guest_says_what_it_is(night, hands):
    (guest,) = night.all_of(Overnatning)
    night.store.save(LEADER, replace(guest, tilsyn_aftale="kl. 04, bank på"), guest)
    hands.press("Ctrl+5")
    hands.start()
    settle()
    page = night.page.handover
    (line,) = sheet_of(night.desk, page.vagten, page.lines, teknik=()).i_huset
    assert line.note == "Tilsyn: kl. 04, bank på"


def _sheet(night, hands):
    hands.press("Ctrl+5")
    hands.start()
    settle()
    page = night.page.handover
    return sheet_of(night.desk, page.vagten, page.lines, teknik=())


def test_the_paper_names_those_at_work_and_not_those_who_wrote(night, hands):
    begun = local(2026, 11, 23, 23, 0)
    bo = next(one for one in night.all_of(Medarbejder) if one.id != night.desk.adgang.bruger)
    shift = Vagt(
        id=new_id(),
        vagttype="NAT",
        start=begun,
        slut=begun + timedelta(hours=8),
        medarbejdere=(bo.id,),
    )
    assert f"({bo.initialer})" not in _sheet(night, hands).linje
    night.save(shift)
    assert _sheet(night, hands).linje.endswith(f"Nattevagt: {bo.navn.split()[0]} ({bo.initialer}).")


def test_kinds_of_contact_are_said_in_words_that_their_column_holds(night, hands):
    sheet = _sheet(night, hands)
    assert "Vi ringede" in [one.kontakt for one in sheet.kontakter]
    page = check(render_vagtoverlevering(night.desk.papir, sheet).pdf)
    drawn = {text.text.strip() for text in page.texts}
    assert {one.kontakt for one in sheet.kontakter} <= drawn, "none is broken"


def test_what_has_a_clock_comes_before_what_may_be_done_at_any_time_of_the_day(night, hands):
    assert [one.tid for one in _sheet(night, hands).opgaver] == ["02.00", "10.00", "i dag"]

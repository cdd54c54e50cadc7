"""The sheet lies on the desk: whoever is closed to others does not stand on it, though the giver knows them (0085)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.overnatning import Overnatning
from akutdesk.ui.vagtoverlevering.sheet import sheet_of
from tests.ui.conftest import settle
from tests.ui.folk import KAREN
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

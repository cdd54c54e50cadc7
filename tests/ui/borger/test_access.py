"""Who may open a card: closed and named by keys, asked why when it is opened, told on the card (domain.md 2.0.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui.borger.access_panel import AccessPanel
from akutdesk.ui.borger.page import BorgerPage
from akutdesk.ui.henvendelse.why_panel import WhyPanel
from tests.ui.conftest import settle
from tests.ui.folk import KAREN
from tests.ui.night_desk import ANNA, BO, LEADER, SARA

BOS = Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")


@pytest.fixture
def card(people):
    people.window.go("borger", KAREN)
    settle()
    return people.page


def closed_by_bo(people, *named):
    """Bo closed her card on the other PC; Anna has not opened it."""
    before = people.store.get(BOS, Borger, KAREN)
    after = replace(before, fortrolighed="SKAERPET", fortrolig_for=(BO, *named))
    people.store.save(BOS, after, before)


@pytest.mark.usefixtures("card")
def test_a_card_is_closed_by_keys_and_says_so(people, hands):
    hands.press("Alt+A", "2", "Tab", "1", "Ctrl+Enter")
    settle()
    stored = people.store.reread(people.desk.adgang, Borger, KAREN)
    assert (stored.fortrolighed, stored.fortrolig_for) == ("SKAERPET", (ANNA, BO))
    assert people.page.known.notices.said[0] == "Kortet er lukket for andre."
    hands.press("Ctrl+Z")
    assert people.store.reread(people.desk.adgang, Borger, KAREN).fortrolighed == "NORMAL"


def test_a_closed_card_is_opened_once_it_is_said_why(people, hands):
    closed_by_bo(people, ANNA)
    people.window.go("borger", KAREN)
    settle()
    assert isinstance(people.window.layers.overlay, WhyPanel)
    hands.press("Ctrl+Enter")
    assert isinstance(people.window.layers.overlay, WhyPanel), "no answer, no card"
    hands.press("1", "Ctrl+Enter")
    settle()
    assert isinstance(people.page, BorgerPage)
    assert people.page.rid == KAREN


def test_own_words_why_are_asked_for_at_the_place(people, hands):
    closed_by_bo(people, ANNA)
    people.window.go("borger", KAREN)
    settle()
    hands.press("6", "Ctrl+Enter")
    panel = people.window.layers.overlay
    assert isinstance(panel, WhyPanel)
    hands.write("Hun venter i stuen")
    hands.press("Ctrl+Enter")
    settle()
    assert isinstance(people.page, BorgerPage)


def test_esc_leaves_everything_as_it_was(people, hands):
    closed_by_bo(people, ANNA)
    before = people.page
    people.window.go("borger", KAREN)
    settle()
    hands.press("Esc")
    assert people.window.layers.overlay is None
    assert people.page is before


def test_a_card_that_is_closed_meanwhile_leaves_the_screen(people, card):
    assert people.page is card
    people.store._file.presence.reasons.clear()
    closed_by_bo(people)
    people.desk.changes.tell(frozenset({"borger"}), frozenset({KAREN}))
    settle()
    assert people.page is not card


def test_the_leader_opens_it_for_all_again(people, hands):
    closed_by_bo(people)
    card = people.store.reread(BOS, Borger, KAREN)
    panel = AccessPanel(replace(people.desk, adgang=LEADER), card, "Karen")
    freed = []
    panel.freed.connect(lambda: freed.append(True))
    people.window.open_overlay(panel)
    hands.press("1", "Ctrl+Enter")
    assert freed == [True]


def test_a_colleague_is_told_what_only_the_leader_does(people, hands):
    closed_by_bo(people, SARA)
    bos = replace(people.desk, adgang=BOS)
    panel = AccessPanel(bos, people.store.reread(BOS, Borger, KAREN), "Karen")
    people.window.open_overlay(panel)
    hands.press("1", "Ctrl+Enter")
    assert panel.level.missing
    hands.press("2", "Tab", "1", "Ctrl+Enter")
    assert panel.who.missing, "Sara's name stays"
    hands.press("1", "Ctrl+Enter")
    assert people.window.layers.overlay is None


def test_a_call_of_a_citizen_with_a_closed_card_asks_why_before_it_is_linked(people, hands):
    closed_by_bo(people, ANNA)
    hands.press("F2", "Alt+I", "2", *"kar", "Enter")
    settle()
    assert isinstance(people.window.layers.overlay, WhyPanel)
    hands.press("1", "Ctrl+Enter")
    settle()
    calls = [one for one in people.all_of(Henvendelse) if one.status == "KLADDE"]
    assert [one.borger_id for one in calls] == [KAREN]

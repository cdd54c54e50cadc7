"""A page that stands open on what two people erase, here or elsewhere: it closes kindly, and a word goes to a leader."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.record import new_id
from akutdesk.storage.grund import Grund
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.kriseplan.page import KriseplanPage
from akutdesk.ui.krisesamtale.page import KrisesamtalePage
from tests.flows.seen import visible_words
from tests.ui.folk import KAREN
from tests.ui.night_desk import BO, LEADER, NIGHT
from tests.ui.sletning.conftest import BO_HERE

WHY = Grund(grund="BORGER", hjemmel="GDPR_17")


def erase(night, *rids, tell=True):
    """As a round brings it: the records go, and every page hears of it."""
    navn = night.store.sletning.bestil(LEADER, BO, rids, WHY)
    night.store.sign_in(BO, night.bo)
    steps = night.store.sletning.bekraeft(BO_HERE, navn)
    for step in steps if tell else ():
        night.desk.changes.tell(step.changes.types, step.changes.ids)
    QApplication.processEvents()


def words(night):
    return " ".join(visible_words(night.window))


@pytest.fixture
def plan(two):
    """A plan of Karen's, and a word just typed in it."""
    made = Kriseplan(id=new_id(), borger_id=KAREN, k1_handler_om="Mørke aftener")
    two.store.save(LEADER, made)
    two.window.go("kriseplan", made.id)
    assert isinstance(two.page, KriseplanPage)
    return made


@pytest.fixture
def talk(two):
    """A talk with Karen."""
    call = Henvendelse(id=new_id(), borger_id=KAREN, start=NIGHT, form="TLF")
    two.store.save(LEADER, call)
    two.window.go("krisesamtale", call.id)
    assert isinstance(two.page, KrisesamtalePage)
    return call


def type_into(text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    QApplication.processEvents()


def test_a_plan_that_is_erased_closes_and_says_so(two, plan):
    erase(two, plan.id)
    assert not isinstance(two.page, KriseplanPage)
    assert "Kriseplanen findes ikke mere, så siden er lukket." in words(two)


def test_a_talk_whose_contact_is_erased_closes_and_says_so(two, talk):
    erase(two, talk.id)
    assert not isinstance(two.page, KrisesamtalePage)
    assert "Krisesamtalen findes ikke mere, så siden er lukket." in words(two)


@pytest.fixture
def call(two, hands):
    """A call with Karen, a moment old."""
    hands.press("F2")
    assert isinstance(two.page, HenvendelsePage)
    return two.page.work.shown


def test_a_call_that_is_erased_closes_and_says_so(two, call):
    erase(two, call.id)
    assert not isinstance(two.page, HenvendelsePage)
    assert "Henvendelsen findes ikke mere, så siden er lukket." in words(two)


def test_a_call_under_a_talk_closes_with_it(two, call, hands, qtbot):
    hands.press("F7")
    assert isinstance(two.page, KrisesamtalePage)
    erase(two, call.id)
    qtbot.waitUntil(lambda: not isinstance(two.page, KrisesamtalePage | HenvendelsePage))


def test_what_was_being_typed_in_a_call_is_a_leaders_and_no_save_fails(two, call):
    two.page.body.words.note.setFocus()
    type_into("et ord til")
    erase(two, call.id)
    assert "gem" not in two.window.frame.alarm_area.names
    assert call.id in [one.rid for one in two.store.sletning.for_sent(LEADER)]


def test_a_correction_of_a_contact_that_is_erased_closes_too(two, hands):
    closed = Henvendelse(id=new_id(), borger_id=KAREN, start=NIGHT, form="TLF", status="AFSLUTTET")
    two.store.save(LEADER, closed)
    two.window.go("henvendelse", closed.id)
    hands.press("Ctrl+Enter")
    assert isinstance(two.page, HenvendelsePage)
    erase(two, closed.id)
    assert not isinstance(two.page, HenvendelsePage)


def test_what_was_being_typed_in_a_plan_is_sealed_for_a_leader_and_no_save_fails(two, plan):
    type_into("et ord til")
    erase(two, plan.id)
    assert "gem" not in two.window.frame.alarm_area.names
    assert [one.rid for one in two.store.sletning.for_sent(LEADER)] == [plan.id]


def test_a_word_typed_in_a_talk_is_a_draft_or_a_leaders_and_no_save_fails(two, talk):
    two.page.note.field.setFocus()
    type_into("et ord til")
    erase(two, talk.id)
    assert "gem" not in two.window.frame.alarm_area.names
    kept = [one.rid for one in two.store.sletning.for_sent(LEADER)]
    assert kept == [talk.id] or [one.text for one in two.store.drafts(LEADER)] == ["et ord til"]


@pytest.mark.parametrize("page", ["plan", "talk"])
def test_a_page_that_is_come_back_to_after_the_erasing_closes_too(two, request, page):
    record = request.getfixturevalue(page)
    two.window.go("borgere")
    erase(two, record.id, tell=False)
    two.window.go("kriseplan" if page == "plan" else "krisesamtale", record.id)
    QApplication.processEvents()
    assert not isinstance(two.page, KriseplanPage | KrisesamtalePage)


@pytest.mark.usefixtures("plan")
def test_another_plan_stays_open(two):
    other = Kriseplan(id=new_id(), borger_id=KAREN)
    two.store.save(LEADER, other)
    erase(two, other.id)
    assert isinstance(two.page, KriseplanPage)

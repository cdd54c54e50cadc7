"""The card on a real store: what it shows, what its keys do, and what the log says (mock-up 06)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import NotFound
from akutdesk.ui.borger.page import BorgerPage
from akutdesk.ui.opfoelgning.new_panel import NewTaskPanel
from akutdesk.ui.udskriv.dialog import PrintDialog
from tests.ui.conftest import settle
from tests.ui.folk import CPR, KAREN, karen, local, log_of, plans, ring
from tests.ui.night_desk import LEADER, NIGHT, ElsewherePage, borger
from tests.ui.spoken import controls


@pytest.fixture
def card(people) -> BorgerPage:
    plans(people)
    people.window.go("borger", KAREN)
    settle()
    return people.page


@pytest.fixture
def elsewhere(people):
    """Pages of other parts only tell that they were reached."""
    reached = []

    def make(route):
        return lambda rid: reached.append((route, rid)) or ElsewherePage(people.desk, rid)

    for route in ("kriseplan", "henvendelse"):
        people.window.route(route, make(route))
    return reached


def with_cpr(people):
    before = people.store.get(LEADER, Borger, KAREN)
    people.store.save(LEADER, replace(before, cpr=CPR, cpr_svar="OPLYST"), before)


def test_it_shows_what_the_mock_up_shows(card):
    assert card.head.title == "Karen"
    assert card.head.note == "f. 1984 · Middelfart · kendt under et navn"
    assert card.known._words.text() == "Gå ned til åen. Ringe til Lone. Lave te og tænde lampen."
    assert card.plan._title.text() == "Planen gælder til 16. december"
    assert card.contacts._title.accessibleName() == "Henvendelser, 4 i alt"
    assert card.contacts.table.rows[0].cells == (
        "18/11  02.10", "Telefon", "Let krise", "16", "Stabiliseret",
        "Kunne ikke sove. Bange for sin bror.",
    )  # fmt: skip
    assert card.consents.line.text() == "dele med egen læge til 1. maj · ringe op"
    assert card.consents.button.words == "Samtykker"
    assert QApplication.focusWidget() is card.contacts.table


def test_opening_is_logged_before_anything_shows(people):
    before = len(log_of(people))
    people.window.go("borger", KAREN)
    assert log_of(people)[before + 1] == ("AABN", KAREN)


def test_coming_back_to_a_card_that_is_open_is_no_new_opening(people, card, hands):
    before = log_of(people).count(("AABN", KAREN))
    hands.press("Ctrl+4", "Esc")
    assert people.page is card
    assert log_of(people).count(("AABN", KAREN)) == before


def test_a_card_nobody_may_open_says_so_by_its_error(people):
    with pytest.raises(NotFound):
        BorgerPage(people.desk, new_id())


@pytest.mark.usefixtures("card")
def test_f2_begins_a_call_about_this_citizen(people, hands, elsewhere):
    hands.start()
    hands.press("F2")
    assert hands.keys == 1
    ((route, rid),) = elsewhere
    call = people.store.get(LEADER, Henvendelse, rid)
    assert (route, call.borger_id, call.form, call.start) == (
        "henvendelse", KAREN, "TLF", people.clock.now(),
    )  # fmt: skip


def test_f8_opens_the_plan_and_enter_opens_the_marked_contact(card, hands, elsewhere):
    hands.press("F8", "Esc", "Down", "Enter")
    second = card.contacts.table.rows[1].id
    assert elsewhere == [("kriseplan", KAREN), ("henvendelse", second)]


@pytest.mark.usefixtures("card")
def test_ctrl_p_prints_the_plan(people, hands, qtbot):
    hands.press("Ctrl+P")
    assert isinstance(people.window.layers.overlay, PrintDialog)
    qtbot.waitUntil(lambda: not people.desk.jobs.busy)
    hands.press("Esc")


def test_without_a_plan_the_card_offers_to_make_one(people, hands, elsewhere):
    people.window.go("borger", KAREN)
    settle()
    page = people.page
    assert page.plan._none.text().startswith("Karen har ingen kriseplan endnu.")
    hands.press("Ctrl+P")
    assert people.window.layers.overlay is None
    hands.press("F8")
    assert elsewhere == [("kriseplan", KAREN)]


def test_a_plan_that_is_begun_is_gone_on_with_and_never_called_none(people, hands):
    people.save(Kriseplan(id=new_id(), borger_id=KAREN, k1_handler_om="Jeg kan ikke sove."))
    people.window.go("borger", KAREN)
    settle()
    assert people.page.plan._none.text() == "Der er en kladde til en plan."
    assert [button.text for button in people.page.bar][1] == "Skriv videre på planen"
    hands.press("Ctrl+P")
    (strip,) = people.window.frame.done_area.strips
    assert strip.text.startswith("Planen er en kladde endnu.")


def test_the_number_is_shown_by_a_key_and_the_log_knows_first(people, hands):
    with_cpr(people)
    people.window.go("borger", KAREN)
    settle()
    page = people.page
    assert "610184-••••" in page.known.facts.said
    hands.press("Alt+C")
    assert "610184-0123" in page.known.facts.said
    assert log_of(people)[-1] == ("VIS_CPR", KAREN)
    hands.press("Ctrl+4", "Esc")
    assert "610184-••••" in page.known.facts.said


@pytest.mark.usefixtures("card")
def test_without_a_number_the_key_does_nothing_and_logs_nothing(people, hands):
    hands.press("Alt+C")
    assert ("VIS_CPR", KAREN) not in log_of(people)


def test_a_task_is_ticked_off_on_the_card_and_taken_back(card, hands):
    card.plan.tasks.setFocus()
    hands.press("Space")
    assert card.plan.tasks.rows[-1].done
    hands.press("Ctrl+Z")
    assert not any(row.done for row in card.plan.tasks.rows)


def test_many_tasks_leave_room_for_the_contacts_and_one_key_shows_the_rest(people, hands):
    people.save(*(ring(NIGHT + timedelta(hours=n)) for n in range(7)))
    people.window.resize(1366, 768)
    people.window.go("borger", KAREN)
    settle()
    card = people.page
    table = card.contacts.table
    first = [row.time for row in card.plan.tasks.rows]
    assert (len(first), first[0]) == (3, "02.00")
    assert card.plan.promised.more.words == f"{len(card.card.opgaver) - 3} opgaver mere"
    seen = table.mapTo(people.window, table.rect().topLeft()).y()
    assert seen + card.look.px(120) < people.window.height() - card.look.px(56)
    hands.press("Alt+F")
    assert len(card.plan.tasks.rows) == len(card.card.opgaver)
    assert card.plan.promised.more.words == "Færre opgaver"
    hands.press("Alt+F")
    assert [row.time for row in card.plan.tasks.rows] == first


def test_four_tasks_need_no_line_of_their_own(people):
    people.save(*(ring() for _ in range(4 - len(people.all_of(Opfoelgning)))))
    people.window.go("borger", KAREN)
    settle()
    assert len(people.page.plan.tasks.rows) == 4
    assert not people.page.plan.promised.more.isVisible()
    assert "flere_opgaver" not in offered(people)


def test_the_key_for_more_tasks_is_offered_where_there_are_more(people):
    people.save(*(ring(NIGHT + timedelta(hours=n)) for n in range(7)))
    people.window.go("borger", KAREN)
    settle()
    assert "flere_opgaver" in offered(people)


def offered(people):
    """What help and the palette offer now."""
    return [one.action for one in people.window.dispatch.commands(people.desk.texts)]


def test_something_is_promised_from_the_card(people, card, hands):
    hands.press("Alt+O", "1", "Tab", "Tab")
    panel = people.window.layers.overlay
    assert isinstance(panel, NewTaskPanel)
    hands.write("i overmorgen kl. 9")
    hands.press("Ctrl+Enter")
    due = [one for one in people.all_of(Opfoelgning) if one.forfald == local(2026, 11, 25, 9, 0)]
    assert [(one.borger_id, one.telefon) for one in due] == [(KAREN, "00 00 00 00")]
    assert "25/11" in [row.time for row in card.plan.tasks.rows]


def test_two_of_one_name_are_told_apart(people):
    people.save(borger("KAREN", foedselsaar=1991))
    people.window.go("borger", KAREN)
    settle()
    assert people.page.known.notices.said[-1].endswith("Den anden er født i 1991.")


def test_a_merged_citizen_opens_as_who_they_are(people):
    other = borger("Kaja", sammenlagt_til=KAREN)
    people.save(other)
    people.window.go("borger", other.id)
    assert people.page.rid == KAREN


def test_a_change_elsewhere_shows_at_once(people, card):
    before = people.store.get(LEADER, Borger, KAREN)
    saved = people.store.save(LEADER, replace(before, moedes="Med te"), before)
    people.desk.changes.tell(saved.changes.types, saved.changes.ids)
    settle()
    assert "Med te" in card.known.facts.said


@pytest.mark.parametrize("name", ["x" * 60, "👩‍👩‍👧", "\u202ekaren", "&Karen", "<b>K</b>"])
def test_odd_names_are_shown_as_they_are(people, name):
    odd = karen(kaldenavn=name)
    before = people.store.get(LEADER, Borger, KAREN)
    people.store.save(LEADER, replace(odd, id=KAREN), before)
    people.window.go("borger", KAREN)
    settle()
    assert people.page.head.title == name
    assert "Nyt opkald" in people.page.bar[0].text
    assert name not in people.window.windowTitle()


def test_everything_on_the_card_has_a_name_and_its_own(card):
    assert [one for one in controls(card) if not one.name.strip()] == []


def test_f6_goes_through_the_three_parts(card, hands):
    stops = []
    for _ in range(3):
        hands.press("F6")
        focused = QApplication.focusWidget()
        stops.append(next((part for part in card.panes() if part.isAncestorOf(focused)), None))
    assert set(stops) >= {card.known, card.plan}


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_in_a_small_window(people, look, percent):
    plans(people)
    look.set_percent(percent)
    people.window.go("borger", KAREN)
    settle()
    page = people.page
    in_use = page.contacts.in_use
    assert not in_use.isHidden()
    assert in_use.width() <= page.width()
    assert page.known.width() <= page.width()
    look.set_percent(100)

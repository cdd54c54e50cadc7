"""Ctrl+5 on a real store: done, not reached, moved, added, and each taken back (T11, ux.md 2.22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.droeftelse import Droeftelse, oensket
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.opkaldsforsoeg import Opkaldsforsoeg
from akutdesk.domain.record import new_id
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.vagt import lokal_dag
from akutdesk.ui.opfoelgning.give_panel import GivePanel
from akutdesk.ui.opfoelgning.move_panel import MovePanel
from akutdesk.ui.opfoelgning.new_panel import NewTaskPanel
from akutdesk.ui.opfoelgning.talks_panel import TalksPanel
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, local, ring
from tests.ui.night_desk import ANNA, BO, LEADER, ElsewherePage, borger
from tests.ui.spoken import controls


@pytest.fixture
def page(people, hands):
    people.save(ring(local(2026, 11, 24, 10, 0)), ring(local(2026, 11, 29, 10, 0), tekst="Hør Ali"))
    hands.press("Ctrl+5")
    hands.start()
    return people.page


def texts_of(rows):
    return [(row.time, row.text, row.ticked) for row in rows]


def tasks(people):
    return people.all_of(Opfoelgning)


def overlay(people, kind):
    front = people.window.layers.overlay
    assert isinstance(front, kind)
    return front


def test_today_and_later_stand_apart_and_what_is_late_says_so(page):
    assert texts_of(page.pane.today.rows) == [
        ("02.00", "Ring til Karen", False),
        ("10.00", "Ring til Karen", False),
        ("i dag", "Se på planen", False),
    ]
    assert texts_of(page.pane.later.rows) == [("29/11", "Hør Ali", False)]
    assert page.pane.today.rows[0].tag.text == "over tid"
    assert page.pane.today.rows[2].aside == "Karen"


def test_a_task_is_ticked_off_with_five_keys_at_most(people, hands):
    people.save(ring(local(2026, 11, 24, 10, 0)))
    hands.start()
    hands.press("Ctrl+5", "Down", "Space")
    assert hands.keys <= 5
    done = [one for one in tasks(people) if one.status == "UDFOERT"]
    assert [(one.forfald, one.udfoert_tid) for one in done] == [
        (local(2026, 11, 24, 10, 0), people.clock.now())
    ]


def test_undo_opens_it_again_and_the_strip_says_so(people, hands, page):
    hands.press("Space")
    assert page.pane.today.rows[-1].done
    hands.press("Ctrl+Z")
    assert [row.done for row in page.pane.today.rows] == [False, False, False]
    assert {one.status for one in tasks(people)} == {"AABEN"}


def test_the_mark_goes_on_to_the_next_task(page, hands):
    second = page.pane.today.rows[1].id
    hands.press("Space")
    assert page.pane.marked == second
    assert QApplication.focusWidget() is page.pane.today


def test_not_reached_counts_each_attempt_and_leaves_the_task_open(people, hands, page):
    hands.press("Alt+I")
    assert hands.keys == 2
    assert page.pane.today.rows[0].lines == "ikke truffet · Læg ikke besked"
    people.clock.forward(minutes=20)
    hands.press("Alt+I")
    row = page.pane.today.rows[0]
    assert (row.lines, row.ticked) == ("ikke truffet, 2 gange · Læg ikke besked", False)
    tried = people.all_of(Opkaldsforsoeg)
    assert {one.hvem for one in tried} == {ANNA}
    assert len({one.tid for one in tried}) == 2
    hands.press("Ctrl+Z")
    assert page.pane.today.rows[0].lines == "ikke truffet · Læg ikke besked"
    assert len(people.all_of(Opkaldsforsoeg)) == 1


def test_a_task_is_moved_to_tomorrow_with_three_keys(people, hands, page):
    hands.press("Alt+F", "1")
    assert hands.keys == 3
    assert [row.time for row in page.pane.later.rows] == ["25/11", "29/11"]
    moved = [one for one in tasks(people) if one.forfald == local(2026, 11, 25, 2, 0)]
    assert len(moved) == 1
    hands.press("Ctrl+Z")
    assert page.pane.today.rows[0].time == "02.00"


@pytest.mark.usefixtures("page")
def test_a_task_is_moved_by_words(people, hands):
    hands.press("Alt+F", "Tab")
    hands.write("fredag")
    hands.press("Enter")
    start, slut = lokal_dag(date(2026, 11, 27))
    assert [one for one in tasks(people) if (one.forfald, one.forfald_slut) == (start, slut)]
    assert people.window.layers.overlay is None


@pytest.mark.parametrize("words", ["", "snart", "i går", "31/2", "\u202e01 .lk", "9" * 100])
def test_words_that_name_no_time_are_kept_and_asked_about(people, hands, page, words):
    hands.press("Alt+F", "Tab")
    hands.write(words)
    hands.press("Ctrl+Enter")
    panel = overlay(people, MovePanel)
    assert panel.due.line.text() == words
    assert panel.due.row.missing
    assert page.pane.today.rows[0].time == "02.00"


@pytest.mark.usefixtures("page")
def test_enter_opens_the_card_of_the_citizen(people, hands):
    reached = []
    people.window.route(
        "borger", lambda rid: reached.append(rid) or ElsewherePage(people.desk, rid)
    )
    hands.press("Enter")
    assert reached == [KAREN]


def test_arrows_go_on_from_today_into_later_and_back(page, hands):
    hands.press("Down", "Down", "Down")
    assert QApplication.focusWidget() is page.pane.later
    assert page.pane.marked == page.pane.later.rows[0].id
    hands.press("Up")
    assert page.pane.marked == page.pane.today.rows[-1].id


@pytest.mark.usefixtures("page")
def test_something_new_is_promised(people, hands):
    hands.press("Alt+O", "1", "Tab")
    hands.write("Hør, om hun sov")
    hands.press("Tab", "Enter")
    hands.write("kar")
    hands.press("Enter", "Tab")
    hands.write("i morgen kl. 10")
    hands.press("Tab", "3", "Ctrl+Enter")
    (made,) = [one for one in tasks(people) if one.tekst == "Hør, om hun sov"]
    assert (made.type, made.borger_id, made.ansvarlig_vagt) == ("OPKALD", KAREN, "DAG")
    assert made.forfald == local(2026, 11, 24, 10, 0)
    assert made.ansvarlig is None
    hands.press("Ctrl+Z")
    assert made.id not in {one.id for one in tasks(people)}


@pytest.mark.usefixtures("page")
def test_a_task_is_as_secret_as_the_citizen_it_is_about(people, hands):
    people.save(borger("Zenia", fortrolighed="SKAERPET", fortrolig_for=(ANNA,), telefon="04112233"))
    hands.press("Alt+O", "1", "Tab")
    hands.write("Hør, om hun sov")
    hands.press("Tab", "Enter", *"zen", "Enter", "Tab")
    hands.write("i morgen")
    hands.press("Ctrl+Enter")
    (made,) = [one for one in tasks(people) if one.tekst == "Hør, om hun sov"]
    assert (made.fortrolighed, made.fortrolig_for) == ("SKAERPET", (ANNA,))
    assert made.telefon == "04112233"


@pytest.mark.usefixtures("page")
def test_a_call_needs_to_know_whom_it_is_about(people, hands):
    hands.press("Alt+O", "1")
    panel = overlay(people, NewTaskPanel)
    hands.press("Ctrl+Enter")
    assert QApplication.focusWidget() is panel.about.finder.line
    assert panel.due.row.missing


@pytest.mark.usefixtures("page")
def test_a_task_of_the_house_needs_nobody(people, hands):
    hands.press("Alt+O", "6", "Tab", "Tab", "Tab")
    hands.write("i morgen")
    hands.press("Ctrl+Enter")
    assert [one.borger_id for one in tasks(people) if one.type == "INTERN"] == [None]


@pytest.mark.usefixtures("page")
def test_what_was_typed_is_there_when_the_panel_opens_again(people, hands):
    hands.press("Alt+O", "Tab")
    hands.write("Sig det til Bo 👋\u0301")
    hands.press("Esc", "Alt+O")
    assert overlay(people, NewTaskPanel).words.text() == "Sig det til Bo 👋\u0301"


def test_a_call_that_is_done_becomes_a_contact_to_finish(people, hands, page):
    before = {one.id for one in people.all_of(Henvendelse)}
    hands.press("Space")
    (task,) = [one for one in tasks(people) if one.status == "UDFOERT"]
    (call,) = [one for one in people.all_of(Henvendelse) if one.id not in before]
    assert (call.form, call.status, call.borger_id) == ("OPK", "KLADDE", KAREN)
    assert (call.start, call.slut) == (people.clock.now(), people.clock.now())
    assert task.resultat_henvendelse_id == call.id
    assert any(item.rid == call.id for item in people.window.frame.open_items)
    hands.press("Ctrl+Z")
    assert {one.id for one in people.all_of(Henvendelse)} == before
    assert page.pane.today.rows[0].ticked is False


def test_a_call_opened_again_and_done_again_is_one_contact(people, hands, page):
    before = len(people.all_of(Henvendelse))
    rid = page.pane.today.rows[0].id
    for _ in range(3):
        page.pane.today.mark(rid)
        hands.press("Space")
    assert len(people.all_of(Henvendelse)) == before + 1


def test_a_call_to_a_restricted_citizen_is_as_restricted(people, hands, page):
    zenia = borger("Zenia", fortrolighed="SKAERPET", fortrolig_for=(ANNA,))
    people.save(zenia, ring(local(2026, 11, 24, 1, 0), borger_id=zenia.id))
    page.refresh()
    page.pane.today.mark(page.pane.today.rows[0].id)
    hands.press("Space")
    (call,) = [one for one in people.all_of(Henvendelse) if one.form == "OPK"]
    assert (call.fortrolighed, call.fortrolig_for) == ("SKAERPET", (ANNA,))


def test_a_row_says_how_to_ring(people, page):
    assert page.pane.today.rows[0].lines == "Læg ikke besked"
    people.save(
        Samtykke(id=new_id(), borger_id=KAREN, formaal="OPKALD", udloeb=date(2026, 11, 1)),
        ring(local(2026, 11, 24, 3, 0), ring_note="Spørg efter Lone"),
    )
    page.refresh()
    (noted,) = [row for row in page.pane.today.rows if row.time == "03.00"]
    assert noted.lines == "Samtykket er udløbet: spørg igen først · Spørg efter Lone"


@pytest.mark.usefixtures("page")
def test_a_call_is_promised_for_the_leader_with_how_to_ring(people, hands):
    hands.press("Alt+O", "1", "Tab", "Tab", "Enter", *"kar", "Enter", "Tab")
    hands.write("i morgen kl. 10")
    hands.press("Tab", "5", "Tab")
    hands.write("Spørg efter Lone")
    hands.press("Ctrl+Enter")
    (made,) = [one for one in tasks(people) if one.ring_note]
    assert (made.ring_note, made.ansvarlig_rolle) == ("Spørg efter Lone", "LEDER")
    assert (made.ansvarlig, made.ansvarlig_vagt) == (None, None)


def test_staff_have_no_list_of_who_would_like_to_talk(people, hands, page):
    hands.press("Alt+D")
    assert people.window.layers.overlay is None
    assert "Vil drøfte" not in {one.name for one in controls(page)}


def test_the_leader_sees_who_would_like_to_talk_and_ticks_them_off(people, hands):
    unsure = Henvendelse(
        id=new_id(), start=people.clock.now(), form="TLF", usikker_hjaelp="OENSKER", borger_id=KAREN
    )
    wish = oensket(
        Droeftelse(id=new_id(), tid=local(2026, 11, 20, 3, 0), tekst="Det var tungt"), BO
    )
    people.save(unsure, wish)
    panel = TalksPanel(replace(people.desk, adgang=LEADER))
    people.window.open_overlay(panel)
    assert [(row.text, row.right, row.lines) for row in panel.list.rows] == [
        ("Samtalen med Karen", "Anna", ""),
        ("Vil gerne tale med nogen", "Bo", "Det var tungt"),
    ]
    hands.press("Space")
    assert [row.done for row in panel.list.rows] == [False, True]
    (made,) = [one for one in people.all_of(Droeftelse) if one.henvendelse_id == unsure.id]
    assert (made.talt_med, made.fortrolig_for) == (ANNA, (ANNA,))
    hands.press("Space")
    assert [row.done for row in panel.list.rows] == [True, True]


def test_an_empty_list_is_calm(people, hands):
    for task in tasks(people):
        people.store.save(LEADER, type(task)(**{**vars(task), "status": "BORTFALDET"}), task)
    hands.press("Ctrl+5")
    page = people.page
    assert page.pane.today.isHidden()
    assert page.pane.later.isHidden()
    settle()
    names = {one.name for one in controls(page)}
    assert names.isdisjoint({"Gjort", "Ikke truffet", "Flyt dato"})


def test_everything_has_a_name(people, hands, page):
    hands.press("Alt+O")
    for screen in (page, overlay(people, NewTaskPanel)):
        assert [one for one in controls(screen) if not one.name.strip()] == []


def test_a_task_is_given_to_the_day_shift_with_one_digit_and_taken_back(people, hands, page):
    task = page.pane.marked
    hands.press("Alt+G")
    overlay(people, GivePanel)
    hands.press("3")
    assert people.window.layers.overlay is None
    given = next(one for one in tasks(people) if one.id == task)
    assert (given.ansvarlig, given.ansvarlig_vagt, given.ansvarlig_rolle) == (None, "DAG", None)
    assert hands.keys <= 4
    hands.press("Ctrl+Z")
    back = next(one for one in tasks(people) if one.id == task)
    assert back.ansvarlig_vagt != "DAG"


def test_a_task_is_given_to_a_colleague_by_letters_and_stands_as_theirs(people, hands, page):
    task = page.pane.marked
    hands.press("Alt+G", "0", "b", "o", "Enter")
    given = next(one for one in tasks(people) if one.id == task)
    assert (given.ansvarlig, given.ansvarlig_vagt) == (BO, None)
    assert people.store.samtidige(LEADER, task) == ()
    row = next(one for one in page.pane.today.rows if one.id == task)
    assert row.right == "Bo"


def test_a_task_that_is_done_is_not_given_on(people, hands, page):
    task = page.pane.marked
    hands.press("Space")
    page.pane.today.mark(task)
    hands.press("Alt+G")
    assert people.window.layers.overlay is None

"""A contact written on a paper form is registered once, however often its number is typed (G122)."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.papirskema import Papirskema
from akutdesk.domain.skemanummer import skemanummer
from tests.ui.conftest import settle
from tests.ui.henvendelse.test_page import T1, only
from tests.ui.night_desk import after_crash

NUMMER = skemanummer(1, 7)


def begin(night, keyboard, typed=NUMMER):
    """A visit registered afterwards; the number of its form is typed."""
    keyboard.press("Ctrl+N", "Alt+M", "Tab")
    keyboard.write(typed)
    settle()
    return night.page.work.shown


def close(night, keyboard):
    night.page.body.time.focus_time()
    keyboard.write("14")
    night.page.first_focus().setFocus()
    keyboard.press(*T1, "Ctrl+Enter")
    settle()


def registered(night):
    return [form.nummer for form in night.all_of(Papirskema)]


def row(night):
    return night.page.body.more.forms[0]


def test_a_number_is_taken_however_it_is_written_and_read_afterwards(night, keyboard):
    talk = begin(night, keyboard, NUMMER.lower().replace("-", " "))
    close(night, keyboard)
    assert registered(night) == [NUMMER]
    assert only(night).status == "AFSLUTTET"
    night.window.go("henvendelse", talk.id)
    settle()
    assert ("Papirskema", NUMMER) in night.page.facts._pairs
    assert night.page.buttons[2].isHidden()


def test_a_slip_is_told_at_the_number_and_the_words_stay(night, keyboard):
    begin(night, keyboard, "A-0007-")
    close(night, keyboard)
    assert row(night)._label.error.startswith("Se på nummeret en gang til.")
    assert row(night)._fields.line.text() == "A-0007-"
    assert only(night).status == "KLADDE"
    assert [link.text() for link in night.page.body.summary.links] == [row(night)._label.error]
    row(night)._fields.line.setFocus()
    keyboard.write(NUMMER[-1])
    keyboard.press("Ctrl+Enter")
    assert (only(night).status, registered(night)) == ("AFSLUTTET", [NUMMER])


def test_a_number_typed_twice_says_what_to_do_and_leads_to_the_one_that_is_there(night, keyboard):
    first = begin(night, keyboard)
    close(night, keyboard)
    second = begin(night, keyboard)
    close(night, keyboard)
    assert row(night)._label.error == (
        "Skemaet er skrevet ind før. Åbn den anden, og annullér denne."
    )
    assert {one.id: one.status for one in night.all_of(Henvendelse)}[second.id] == "KLADDE"
    row(night)._fields.link.click()
    settle()
    assert night.page.work.shown.id == first.id != second.id
    assert registered(night) == [NUMMER]


def test_a_number_can_be_taken_away_again(night, keyboard):
    begin(night, keyboard)
    row(night)._fields.line.editingFinished.emit()
    assert registered(night) == [NUMMER]
    row(night)._fields.line.setText("")
    close(night, keyboard)
    assert (only(night).status, registered(night)) == ("AFSLUTTET", [""])


def test_half_a_number_stands_there_again_after_a_crash(night, keyboard, look, assets):
    talk = begin(night, keyboard, "A-00")
    row(night)._draft.flush()
    found = after_crash(night, look, assets)
    found.window.go("henvendelse", talk.id)
    settle()
    assert row(found)._fields.line.text() == "A-00"


def typed_twice(night, keyboard):
    """As two desks do it apart, so that no rule of this one was asked: one was annulled, and is not any more."""
    other = begin(night, keyboard)
    close(night, keyboard)
    closed = only(night)
    annulled = night.store.save(
        night.desk.adgang, replace(closed, status="ANNULLERET"), closed, begrundelse="DOBBELT"
    )
    mine = begin(night, keyboard)
    close(night, keyboard)
    night.store.undo(night.desk.adgang, annulled.handling_id)
    assert registered(night) == [NUMMER, NUMMER]
    return mine, other


SAID = "To har skrevet skemaet ind. Behold den ene, og annullér den anden."


def test_a_form_that_two_desks_typed_is_told_until_one_is_annulled(night, keyboard):
    mine, other = typed_twice(night, keyboard)
    night.window.go("henvendelse", mine.id)
    settle()
    assert night.page._twice.text() == SAID
    night.page.buttons[2].click()
    settle()
    assert night.page.work.shown.id == other.id
    assert night.page._twice.text() == SAID
    night.page._annul_for("DOBBELT")
    settle()
    assert night.page._twice.text() == ""
    assert night.page.buttons[2].isHidden()
    night.window.go("henvendelse", mine.id)
    settle()
    assert night.page._twice.isHidden()


def test_a_form_that_two_desks_typed_is_told_where_it_is_corrected(night, keyboard):
    mine, _ = typed_twice(night, keyboard)
    night.window.go("henvendelse_ret", mine.id)
    settle()
    keyboard.press("Alt+M")
    assert row(night)._label.error == SAID


def test_a_plan_written_by_hand_has_a_number_of_its_own(night, keyboard):
    talk = begin(night, keyboard)
    keyboard.press("Tab")
    keyboard.write(skemanummer(1, 12))
    close(night, keyboard)
    night.window.go("henvendelse", talk.id)
    settle()
    shown = dict(night.page.facts._pairs)
    assert (shown["Papirskema"], shown["Papirplan"]) == (NUMMER, skemanummer(1, 12))


def test_a_plans_number_is_not_a_contacts_too(night, keyboard):
    begin(night, keyboard)
    close(night, keyboard)
    begin(night, keyboard, "")
    keyboard.press("Tab")
    keyboard.write(NUMMER)
    close(night, keyboard)
    assert night.page.body.more.forms[1]._label.error.startswith("Skemaet er skrevet ind før.")

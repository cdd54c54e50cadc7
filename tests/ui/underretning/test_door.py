"""A worry for a child is written from the contact, for its writer and the leader, and reminded of until it is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.domain.underretning import Underretning
from akutdesk.ui.underretning.form import UnderretningForm
from tests.ui.night_desk import ANNA, LEADER

WORRY = "Barnet er alene om natten"


@pytest.fixture
def form(people, hands):
    """F2, and a worry."""
    hands.press("F2", "Alt+U")
    front = people.window.layers.overlay
    assert isinstance(front, UnderretningForm)
    return front


def write(hands, form) -> None:
    hands.write(WORRY)
    form.fields.rows["haster"].stop().setFocus()
    hands.press("2")
    form.fields.fields["kommune_modtager"].setFocus()
    hands.write("Middelfart, døgnvagten")
    form.fields.rows["borger_orienteret"].stop().setFocus()
    hands.press("1")


def reminders(people) -> list[Opfoelgning]:
    return [one for one in people.all_of(Opfoelgning) if one.type == "INTERN"]


def test_it_is_kept_restricted_with_a_reminder_and_the_contact_says_that_it_was_made(
    people, hands, form
):
    write(hands, form)
    hands.press("Ctrl+Enter")
    (made,) = people.all_of(Underretning)
    assert (made.bekymring, made.haster, made.afsendt_tid) == (WORRY, "IDAG", None)
    assert (made.fortrolighed, made.fortrolig_for) == ("SKAERPET", (ANNA,))
    (task,) = reminders(people)
    assert (task.id, task.fortrolig_for) == (made.opfoelgning_id, (ANNA,))
    assert task.tekst == "Send det, du har skrevet"
    contact = next(one for one in people.all_of(Henvendelse) if one.status == "KLADDE")
    assert "UNDERRET" in contact.tiltag
    assert people.page.body.groups["tiltag"].chosen == ("UNDERRET",)
    assert not people.page.body.worry.isHidden()
    hands.press("Ctrl+Z")
    assert (people.all_of(Underretning), reminders(people)) == ((), [])


def test_when_it_is_sent_the_reminder_is_done(people, hands, form):
    write(hands, form)
    hands.press("Ctrl+Enter", "Alt+U")
    again = people.window.layers.overlay
    assert again.fields.fields["bekymring"].words == WORRY
    again.fields.fields["afsendt_tid"].setText("i dag kl. 2.10")
    hands.press("Ctrl+Enter")
    (made,) = people.all_of(Underretning)
    assert made.afsendt_tid is not None
    assert [one.status for one in reminders(people)] == ["UDFOERT"]


def test_what_is_missing_and_what_cannot_be_read_is_said_at_its_question(people, hands, form):
    form.fields.rows["borger_orienteret"].stop().setFocus()
    hands.press("2")
    form.fields.fields["afsendt_tid"].setText("i morgen kl. 9")
    hands.press("Ctrl+Enter")
    assert [felt for felt, row in form.fields.rows.items() if row.missing] == [
        *("bekymring", "haster", "kommune_modtager", "orientering_grund", "afsendt_tid"),
    ]
    assert QApplication.focusWidget() is form.fields.fields["bekymring"]
    assert people.all_of(Underretning) == ()


@pytest.mark.usefixtures("form")
def test_words_that_were_typed_are_there_again(people, hands):
    hands.write(WORRY)
    hands.press("Esc", "Alt+U")
    assert people.window.layers.overlay.fields.fields["bekymring"].words == WORRY


def test_a_colleague_sees_neither_it_nor_its_reminder(people, hands, form):
    write(hands, form)
    hands.press("Ctrl+Enter")
    (made,) = people.all_of(Underretning)
    bo = Adgang(bruger=new_id(), rolle="MEDARBEJDER", formaal="EGEN_VAGT")
    store = people.store
    assert store.children(bo, Underretning, made.henvendelse_id) == ()
    seen = {row.rid for row in store.opfoelgninger.liste(bo)}
    assert made.opfoelgning_id not in seen
    assert made.opfoelgning_id in {row.rid for row in store.opfoelgninger.liste(LEADER)}
    assert store.underretninger.er_skrevet(replace(bo), made.henvendelse_id)


def test_a_known_citizen_opens_the_reminder_to_nobody_else(people, hands):
    hands.press("F2", "Alt+I", "2", *"kar", "Enter", "Alt+U")
    front = people.window.layers.overlay
    assert isinstance(front, UnderretningForm)
    write(hands, front)
    hands.press("Ctrl+Enter")
    (made,) = people.all_of(Underretning)
    assert made.borger_id is not None
    bo = Adgang(bruger=new_id(), rolle="MEDARBEJDER", formaal="EGEN_VAGT")
    assert people.store.children(bo, Underretning, made.henvendelse_id) == ()
    assert made.opfoelgning_id not in {row.rid for row in people.store.opfoelgninger.liste(bo)}

"""A referral with its answer back: on the closed contact one sees whom was asked, and writes what they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import new_id
from akutdesk.ui.akutkort.aftale import AftalePanel
from akutdesk.ui.akutkort.calls_part import CallsPart
from tests.ui.folk import TALKS, hands, people
from tests.ui.night_desk import NIGHT

__all__ = ["hands", "people"]

CLOSED = TALKS[-1]


@pytest.fixture(autouse=True)
def house() -> None:
    """The people's desk has its own pages."""


@pytest.fixture
def asked(people) -> Partnerkontakt:
    """The day shift is to hear what the doctor said."""
    task = Opfoelgning(
        id=new_id(),
        henvendelse_id=CLOSED.id,
        borger_id=CLOSED.borger_id,
        type="PARTNER",
        tekst="Hør Lægevagten",
    )
    contact = Partnerkontakt(
        id=new_id(), henvendelse_id=CLOSED.id, borger_id=CLOSED.borger_id, katalog_kode="LVSD", tid=NIGHT - timedelta(days=1),
        grundlag="ANONYMT", kanal="TLF", resultat="AFVENTER", modtager_bekraeftet="NEJ", opfoelgning_id=task.id,
    )  # fmt: skip
    people.save(task, contact)
    return contact


def part(people) -> CallsPart:
    return people.page.findChild(CallsPart)


def test_the_answer_is_written_on_the_closed_contact_and_closes_the_task(people, asked, hands):
    people.window.go("henvendelse", CLOSED.id)
    (row,) = part(people).list.rows
    assert (row.text, row.right) == ("Lægevagten", "Afventer")
    part(people).list.setFocus()
    hands.press("Enter")
    panel = people.window.layers.overlay
    assert isinstance(panel, AftalePanel)
    panel.rows.resultat.stop().setFocus()
    hands.press("1", "Ctrl+Enter")
    (row,) = part(people).list.rows
    assert row.right == "Har taget over 24/11 kl. 02.14"
    task = next(one for one in people.all_of(Opfoelgning) if one.id == asked.opfoelgning_id)
    assert task.status == "UDFOERT"


@pytest.mark.usefixtures("asked")
def test_one_more_is_written_beside_the_one_that_waits(people, hands):
    people.window.go("henvendelse", CLOSED.id)
    hands.press("Alt+N", "1")
    people.window.layers.overlay.rows.resultat.stop().setFocus()
    hands.press("2", "Ctrl+Enter")
    assert [row.text for row in part(people).list.rows] == ["Lægevagten", "Fare for liv"]


def test_the_task_leads_to_the_contact_it_was_asked_in(people, asked, hands):
    now = people.clock.now()
    task = next(one for one in people.all_of(Opfoelgning) if one.id == asked.opfoelgning_id)
    people.store.save(people.desk.adgang, replace(task, forfald=now), task)
    hands.press("Ctrl+5")
    people.page.pane.today.mark(task.id)
    hands.press("Enter")
    assert people.window.frame.pages.place == ("henvendelse", CLOSED.id)


def test_from_the_form_one_key_writes_down_whom_one_talked_with(people, hands):
    hands.press("F2", "Alt+N", "1")
    people.window.layers.overlay.rows.resultat.stop().setFocus()
    hands.press("2", "Esc")
    (made,) = people.all_of(Partnerkontakt)
    assert (made.katalog_kode, made.resultat) == ("N112", "RAADGIVET")


def test_a_tiltag_out_of_the_house_asks_whom_one_talked_with(people, hands):
    hands.press("F2")
    body = people.page.body
    assert body.calls.isHidden()
    body.groups["tiltag"].stop().setFocus()
    hands.press("0")
    hands.write("lægev")
    hands.press("Space")
    assert not body.calls.isHidden()
    body.calls.link.setFocus()
    hands.press("Space")
    assert isinstance(people.window.layers.overlay, AftalePanel)

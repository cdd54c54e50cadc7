"""A plan goes to others than the citizen only under a consent that holds when it is printed (domain.md 2.10, 2.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.record import new_id
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.udlevering import Udlevering
from akutdesk.ui.samtykke.form import SamtykkeForm
from akutdesk.ui.udskriv.dialog import PrintDialog
from tests.ui.night_desk import LEADER, NIGHT
from tests.ui.plan_desk import whole_plan


def consent(desk, **changes):
    fields = {
        "borger_id": desk.karen.id,
        "formaal": "DELING_PAAR",
        "modtager": "Lone",
        "oplysninger": "hele planen",
        "givet": "MUNDTLIGT",
        "givet_tid": NIGHT,
        "udloeb": date(2027, 5, 1),
    }
    made = Samtykke(id=new_id(), **(fields | changes))
    desk.night.save(made)
    return made


@pytest.fixture
def opened(desk, qtbot):
    """The print dialog of Karen's plan, or of a plan without a name."""

    def show(**changes):
        made = whole_plan(desk.karen, **changes)
        desk.night.save(made)
        desk.open(made.id)
        desk.keys.press("Ctrl+P")
        dialog = desk.overlay
        assert isinstance(dialog, PrintDialog)
        qtbot.waitUntil(lambda: dialog._overview is not None and dialog.form.printers_known)
        return dialog

    return show


def given_out(desk):
    return desk.night.all_of(Udlevering)


def test_the_relatives_sheet_is_written_down_with_the_consent(desk, opened, qtbot):
    yes = consent(desk)
    dialog = opened()
    desk.keys.press("Tab", "2")
    assert dialog.receiver.consent.words.text() == "Dele med Lone til 1. maj · hele planen"
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    (made,) = given_out(desk)
    assert (made.modtager, made.samtykke_id) == ("PAAR", yes.id)


@pytest.mark.parametrize(
    ("fields", "digit", "words"),
    [
        ({"udloeb": date(2026, 11, 1)}, "2", "Samtykket løb ud 1. november."),
        ({"trukket_tid": NIGHT}, "2", "Borgeren tog sit ja tilbage 24. november."),
        ({}, "3", "Borgeren har ikke sagt ja til det."),
    ],
)
def test_a_consent_that_does_not_hold_stops_the_printing_at_the_question(
    desk, opened, fields, digit, words
):
    consent(desk, **fields)
    dialog = opened()
    desk.keys.press("Tab", digit)
    assert words in dialog.receiver.group.accessibleDescription()
    for press in ("Enter", "Alt+G"):
        desk.keys.press(press)
        assert desk.overlay is dialog
    assert desk.printer.sent == []
    assert given_out(desk) == ()
    assert dialog.receiver.isAncestorOf(QApplication.focusWidget())


def test_the_citizen_is_asked_on_the_spot_and_the_sheet_goes(desk, opened, qtbot):
    consent(desk, udloeb=date(2026, 11, 1))
    dialog = opened()
    desk.keys.press("Tab", "2", "Alt+T")
    assert isinstance(desk.overlay, SamtykkeForm)
    assert desk.overlay.record.modtager == "Lone"
    desk.overlay.fields.rows["givet"].set_chosen(("MUNDTLIGT",))
    desk.keys.press("Ctrl+Enter")
    assert desk.overlay is dialog
    assert dialog.receiver.consent.words.text().startswith("Dele med Lone")
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    assert given_out(desk)[0].modtager == "PAAR"


def test_a_consent_taken_back_while_the_window_stands_open_stops_it(desk, opened):
    yes = consent(desk)
    dialog = opened()
    desk.keys.press("Tab", "2")
    desk.night.store.save(LEADER, replace(yes, trukket_tid=NIGHT), yes)
    desk.keys.press("Enter")
    assert desk.overlay is dialog
    assert desk.printer.sent == []


def test_a_plan_without_a_card_is_the_citizens_alone(desk, opened):
    dialog = opened(borger_id=None)
    desk.keys.press("Tab", "2", "Enter")
    stop = dialog.receiver.group.accessibleDescription()
    assert "Planen hører ikke til et kort." in stop
    assert not dialog.receiver.consent.write.isVisible()
    desk.keys.press("1", "Enter")
    assert desk.overlay is not dialog


def test_the_next_sheet_is_the_citizens_again(desk, opened, qtbot):
    consent(desk)
    opened()
    desk.keys.press("Tab", "2", "Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    desk.keys.press("Ctrl+P")
    assert desk.overlay.form.choice.modtager == "BORGER"

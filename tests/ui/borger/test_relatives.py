"""The people around a citizen: added, corrected, told about on the card (domain.md 2.5)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.ui.borger.relative_form import RelativeForm
from akutdesk.ui.borger.relatives import RelativesPanel
from tests.ui.folk import KAREN
from tests.ui.spoken import controls


@pytest.fixture
def panel(people, hands):
    people.window.go("borger", KAREN)
    hands.press("Alt+P")
    front = people.window.layers.overlay
    assert isinstance(front, RelativesPanel)
    return front


def relatives(people):
    return {one.navn: one for one in people.all_of(Paaroerende)}


def test_a_relative_is_added_with_keys(people, panel, hands):
    hands.press("Alt+N")
    hands.write("Ib")
    hands.press("Tab", "2", "Tab")
    hands.write("11 22")
    hands.press("Tab", "3", "Tab", "1", "Ctrl+Enter")
    ib = relatives(people)["Ib"]
    assert (ib.borger_id, ib.relation, ib.telefon) == (KAREN, "FORAELDER", "11 22")
    assert (ib.maa_kontaktes, ib.maa_faa_at_vide) == ("KUN_AKUT", ("AT_BORGER_ER_HER",))
    assert QApplication.focusWidget() is panel.list
    hands.press("Esc")
    assert "Ib, forælder" in people.page.known.facts.said
    hands.press("Ctrl+Z")
    assert "Ib" not in relatives(people)


@pytest.mark.usefixtures("panel")
def test_enter_opens_one_to_correct(people, hands):
    hands.press("Enter")
    form = people.window.layers.overlay
    assert isinstance(form, RelativeForm)
    assert form.relation.chosen == ("SOESKENDE",)
    hands.press("Tab", "5", "Ctrl+Enter")
    assert relatives(people)["Lone"].relation == "VEN"


@pytest.mark.usefixtures("panel")
def test_a_name_is_needed_and_asked_for_kindly(people, hands):
    hands.press("Alt+N", "Ctrl+Enter")
    form = people.window.layers.overlay
    assert isinstance(form, RelativeForm)
    assert form._name_row.missing
    assert QApplication.focusWidget() is form.navn


@pytest.mark.usefixtures("panel")
def test_half_a_relative_is_there_when_the_form_opens_again(people, hands):
    hands.press("Alt+N")
    hands.write("Ib 👴\u0301")
    hands.press("Tab", "2", "Esc", "Alt+N")
    form = people.window.layers.overlay
    assert (form.navn.text(), form.relation.chosen) == ("Ib 👴\u0301", ("FORAELDER",))


def test_everything_has_a_name(people, panel, hands):
    hands.press("Alt+N")
    for screen in (panel, people.window.layers.overlay):
        assert [one for one in controls(screen) if not one.name.strip()] == []

"""A closed contact turns out to be somebody's, and is not after all; by keys, with a reason (G46)."""

from __future__ import annotations

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui.henvendelse.link_panel import LinkPanel
from tests.ui.conftest import settle
from tests.ui.henvendelse.test_page import T1, only
from tests.ui.night_desk import LEADER, borger


@pytest.fixture
def karen(night):
    one = borger("Karen", foedselsaar=1984)
    night.save(one)
    return one


@pytest.fixture
def closed(night, keyboard, karen):
    """A closed anonymous call, in its reading view."""
    assert karen.kaldenavn == "Karen"
    keyboard.press("F2")
    night.clock.forward(minutes=14)
    keyboard.press(*T1, "Ctrl+Enter")
    written = only(night)
    night.window.go("henvendelse", written.id)
    settle()
    return written


def stored(night):
    return only(night)


def found(keyboard):
    keyboard.press("Alt+K", *"kar", "Enter")


def test_it_is_linked_by_keys_and_taken_back(night, keyboard, closed, karen):
    found(keyboard)
    panel = night.window.layers.overlay
    assert isinstance(panel, LinkPanel)
    assert panel.about.button.text() == "Karen"
    keyboard.press("Tab", "1", "Ctrl+Enter")
    settle()
    after = night.store.get(LEADER, Henvendelse, closed.id)
    assert (after.borger_id, after.status) == (karen.id, "AFSLUTTET")
    assert night.store.history(LEADER, closed.id)[0].begrundelse == "Borgeren har sagt det"
    assert night.page.head.person.navn == "Karen"
    keyboard.press("Ctrl+Z")
    settle()
    assert night.store.get(LEADER, Henvendelse, closed.id).borger_id is None
    assert night.page.head.person is None


def test_what_is_missing_is_said_at_the_place(night, keyboard, closed):
    keyboard.press("Alt+K", "Ctrl+Enter")
    panel = night.window.layers.overlay
    assert isinstance(panel, LinkPanel)
    assert not panel.about._error.isHidden()
    keyboard.press(*"kar", "Enter", "Ctrl+Enter")
    assert panel.group.missing
    assert night.store.get(LEADER, Henvendelse, closed.id).borger_id is None


def test_it_is_let_go_again(night, keyboard, closed, karen):
    found(keyboard)
    keyboard.press("Tab", "1", "Ctrl+Enter")
    settle()
    keyboard.press("Alt+K", "Tab", "3")
    panel = night.window.layers.overlay
    free = next(
        button
        for button in panel.findChildren(type(panel.main))
        if button.text() == "Ingen bestemt"
    )
    free.click()
    settle()
    assert night.store.get(LEADER, Henvendelse, closed.id).borger_id is None
    assert night.store.get(LEADER, Borger, karen.id) == karen


def test_esc_changes_nothing(night, keyboard, closed):
    found(keyboard)
    keyboard.press("Esc")
    assert night.window.layers.overlay is None
    assert stored(night) == closed

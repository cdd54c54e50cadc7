"""The kriseplan, its panels, the print dialog and the turned screen for everybody (ux.md 6)."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from akutdesk.ui.fields import Button, Link
from tests.ui.conftest import settle
from tests.ui.plan_desk import whole_plan
from tests.ui.spoken import controls

pytestmark = pytest.mark.turns(5)

VIEWS = {
    "editor": (),
    "mangler": ("Ctrl+Enter",),
    "ideer": ("Alt+I",),
    "udskriv": ("Ctrl+P",),
    "vis": ("F11",),
    "skriv": ("F11", "s"),
}


@pytest.fixture(params=[(view, percent) for view in VIEWS for percent in (100, 200)], ids=str)
def shown_view(request, desk, look):
    name, percent = request.param
    plan = whole_plan(desk.karen, k14_aftaler=()) if name == "mangler" else whole_plan(desk.karen)
    desk.night.save(plan)
    look.set_percent(percent)
    desk.open(plan.id)
    desk.page.parts.editor.focus("K5")
    settle()
    desk.keys.press(*VIEWS[name])
    settle()
    layers = desk.window.layers
    return layers.overlay or layers.full or desk.page


def test_every_control_has_a_name(shown_view):
    assert [one.widget for one in controls(shown_view) if not one.name.strip()] == []


def test_names_of_siblings_differ(shown_view):
    names = Counter((id(one.widget.parentWidget()), one.name) for one in controls(shown_view))
    assert [name for (_, name), count in names.items() if count > 1] == []


def test_buttons_are_buttons_and_fields_are_fields(shown_view):
    for one in controls(shown_view):
        if isinstance(one.widget, Button | Link):
            assert one.role == QAccessible.Role.Button
        if isinstance(one.widget, QLineEdit | QPlainTextEdit):
            assert one.role == QAccessible.Role.EditableText


def test_the_focus_stands_somewhere_and_can_be_seen(desk, shown_view):
    focused = QApplication.focusWidget()
    assert focused is not None
    assert shown_view.isAncestorOf(focused)
    assert desk.window.ring.isVisible()


def test_targets_are_large_enough(shown_view, look):
    small = [
        (one.name, one.widget.size())
        for one in controls(shown_view)
        if one.widget.height() < look.px(28) or one.widget.width() < look.px(24)
    ]
    assert small == []


@pytest.mark.usefixtures("shown_view")
def test_every_stop_is_wholly_on_the_screen_when_it_has_the_focus(desk):
    first = QApplication.focusWidget()
    for _ in range(40):
        desk.keys.press("Tab")
        focused = QApplication.focusWidget()
        place = QRect(focused.mapTo(desk.window, QPoint(0, 0)), focused.size())
        inside = desk.window.rect()
        assert inside.left() <= place.left()
        assert place.right() <= inside.right()
        if focused.height() < inside.height() // 3:
            assert inside.contains(place), focused.accessibleName()
        if focused is first:
            break

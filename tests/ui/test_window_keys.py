"""What the window says of its keys: F1, and the palette's commands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from akutdesk.domain.record import RecordId
from akutdesk.ui.fields import Button
from akutdesk.ui.focus import tab_stops
from akutdesk.ui.head import Head, Talk
from tests.ui.conftest import settle
from tests.ui.shell_example import NOW
from tests.ui.test_window import NotePage, focused, press


@pytest.fixture
def page(window, look):
    window.route("opkald", lambda rid: NotePage(look, rid))
    window.go("opkald", RecordId(b"1" * 16))
    settle()
    return window.frame.pages.page


def test_f1_shows_the_keys_that_work_now_and_enter_does_one(window, page):
    press(Qt.Key.Key_F1)
    settle()
    panel = window.layers.overlay
    assert focused() is panel.rows
    assert [row.id for row in panel.rows.rows[:4]] == ["her", "gem_luk", "fortryd", "ret_forslag"]
    press(Qt.Key.Key_Return)
    settle()
    assert page.heard == ["gem_luk"]
    assert focused() is page.two


def test_what_can_be_done_now_is_known_to_the_palette(window, page, texts):
    window.on("soeg", page.hide)
    commands = {command.action: command for command in window.dispatch.commands(texts)}
    assert {"gem_luk", "ret_forslag", "soeg", "stoerre"} <= set(commands)
    assert "tvivl" not in commands
    assert (commands["soeg"].words, commands["soeg"].keys) == ("Søg og gå til", "Ctrl+K")


def test_the_smallest_window_keeps_every_button_whole(window, page):
    page.set_head(Head("Nyt opkald", talk=Talk(NOW)))
    window.resize(683, 384)
    settle()
    for stop in tab_stops(window):
        if isinstance(stop, Button):
            assert stop.width() >= stop.minimumSizeHint().width(), stop.words
            assert stop.height() == stop.sizeHint().height(), stop.words

"""The form where there is little room: a window of 683 × 384, and text of twice the size (ux.md A21)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle


@pytest.fixture(params=[(683, 384, 100), (1366, 768, 200)], ids=["683", "200 %"])
def small(request, night, look):
    wide, high, percent = request.param
    look.set_percent(percent)
    night.window.resize(wide, high)
    settle()
    return night


def is_seen(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


def marked_chip(listed):
    return next(chip for chip in listed._chips.values() if chip.face.marked)


def test_the_marked_answer_of_the_whole_list_is_always_seen(small, keyboard):
    keyboard.press("F2", "2", "Tab", "0")
    settle()
    group = small.page.body.groups["symptomer"]
    listed = group._list
    assert is_seen(QApplication.focusWidget())
    for _ in range(len(listed._chips)):
        assert is_seen(marked_chip(listed))
        keyboard.press("Down")
    while marked_chip(listed) is not next(iter(listed._chips.values())):
        keyboard.press("Left")
        assert is_seen(marked_chip(listed))
    assert is_seen(QApplication.focusWidget())


def test_tab_leaves_the_whole_list_for_the_next_question(small, keyboard):
    keyboard.press("F2", "2", "Tab", "0", *["Down"] * 4, "Space")
    (kode,) = small.page.body.groups["symptomer"].chosen
    keyboard.press("Tab")
    settle()
    body = small.page.body
    assert body.groups["begivenheder"].isAncestorOf(QApplication.focusWidget())
    assert is_seen(QApplication.focusWidget())
    keyboard.press("Shift+Tab")
    settle()
    assert body.groups["symptomer"].isAncestorOf(QApplication.focusWidget())
    assert is_seen(QApplication.focusWidget())
    assert body.groups["symptomer"].chosen == (kode,)

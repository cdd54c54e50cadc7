"""The form where there is little room: a window of 683 × 384, and text of twice the size (ux.md A21)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle
from tests.ui.night_desk import borger


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


def test_a_question_is_seen_with_all_its_answers(small, keyboard):
    keyboard.press("F2")
    settle()
    body = small.page.body
    for felt in ("grad_foer", "symptomer", "begivenheder", "tiltag", "stabilisering"):
        group = body.groups[felt]
        assert group.isAncestorOf(QApplication.focusWidget()), felt
        assert all(is_seen(chip) for chip in group.chip_set.chips), felt
        keyboard.press("1", "Tab")
        settle()


def test_a_name_that_comes_while_one_talks_cuts_nothing_in_the_top_bar(small, keyboard):
    small.save(borger("Karen"))
    keyboard.press("F2", "Alt+I", "2", *"kar", "Enter")
    settle()
    top = small.window.frame.top
    parts = (top._title, top._person, top._clock, top._stop, top.search, top.lock)
    assert all(is_seen(part) for part in parts)
    assert all(part.width() >= part.minimumSizeHint().width() for part in parts)

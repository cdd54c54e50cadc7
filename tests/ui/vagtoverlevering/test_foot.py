"""Who gives and who takes the shift is on the screen, however much there is to tell and however large the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import new_id
from tests.ui.conftest import settle
from tests.ui.folk import local


@pytest.fixture
def full(night, page):
    """A night with much to tell."""
    for number in range(9):
        night.save(
            Overleveringspunkt(
                id=new_id(),
                vagt_fra="NAT",
                vagt_til="DAG",
                tid=local(2026, 11, 24, 3, number),
                alias=f"Borger {number}",
                tekst="Her er der meget at sige videre. " * 6,
            )
        )
    page.refresh()
    settle()
    return page


def is_whole(widget):
    """Whether all of it is on the screen, and nothing lies over it."""
    seen = widget.visibleRegion().boundingRect() == widget.rect()
    middle = widget.mapTo(widget.window(), widget.rect().center())
    at = widget.window().childAt(QPoint(middle))
    return seen and (at is widget or widget.isAncestorOf(at))


@pytest.mark.parametrize("percent", [100, 200])
def test_place_to_sign_and_its_words_are_never_scrolled_away(night, hands, full, percent):
    night.window.look.set_percent(percent)
    hands.press("Ctrl+Return")
    settle()
    foot = full.handover.pane.foot
    parts = (foot._given, foot.sign.initials, foot.sign.code, foot.sign._note)
    assert [is_whole(part) for part in parts] == [True] * len(parts)
    assert foot._given.text() == "Givet af Anna kl. 06.41"
    night.window.look.set_percent(100)


def test_items_end_above_the_place_to_sign(hands, full):
    hands.press("F6", "End")
    settle()
    pane, foot = full.handover.pane, full.handover.pane.foot
    last = pane.points.mapTo(full, pane.points.ring_rect().bottomLeft())
    assert last.y() < foot.mapTo(full, QPoint()).y()

"""The leader's desk with last half-year scored on two points."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.record import RecordId
from akutdesk.ui.furnish import furnish
from tests.ui.folk import hands, people
from tests.ui.night_desk import LEADER

__all__ = ["hands", "people"]

SPRING = tuple(
    Implementeringsmaaling(
        id=RecordId(bytes([number]) * 16),
        runde="2026-FORAAR",
        punkt=punkt,
        score=score,
        begrundelse="Døren er åben",
        dato=date(2026, 6, 1),
    )
    for number, punkt, score in ((1, "1", "2"), (2, "2", "3"))
)
COUNTRY = Landsgennemsnit(
    id=RecordId(b"\x09" * 16), runde="2026-FORAAR", punkt="1", hundrededele=320
)


@pytest.fixture
def led(people):
    """The desk is the leader's now."""
    people.desk = replace(people.desk, adgang=LEADER)
    furnish(people.window, people.desk)
    for record in (*SPRING, COUNTRY):
        people.store.save(LEADER, record)
    return people


@pytest.fixture
def page(led, hands):
    """Ctrl+Shift+I at the leader's desk."""
    hands.press("Ctrl+Shift+I")
    return led.page

"""The leader's desk with some contacts of November, and Statistik open on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.ui.furnish import furnish
from akutdesk.ui.statistik.page import StatistikPage
from tests.ui.conftest import settle
from tests.ui.folk import hands, local, people
from tests.ui.night_desk import LEADER

__all__ = ["hands", "people"]

GRADES = ("LET", "LET", "LET", "MELLEM", "ALVOR")


def contact(grad: str, day: int, month: int = 11, *, year: int = 2026) -> Henvendelse:
    """A closed contact of an evening in November, if no other month or year is said."""
    start = local(year, month, day, 20, 0)
    return Henvendelse(
        id=new_id(),
        status="AFSLUTTET",
        start=start,
        slut=start + timedelta(minutes=20),
        form="TLF",
        henvender="BORGER",
        gangtype="FOERST",
        grad_foer=grad,
    )


@pytest.fixture
def led(people):
    """Five closed contacts; the desk is the leader's."""
    people.save(*(contact(grad, day) for day, grad in enumerate(GRADES, start=3)))
    people.desk = replace(people.desk, adgang=LEADER)
    furnish(people.window, people.desk)
    return people


@pytest.fixture
def counted(led, qtbot):
    """Waits until what was asked is counted, and shown."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not led.desk.jobs.busy, timeout=20000)  # it may be over already
        settle()

    return wait


@pytest.fixture
def page(led, hands, qtbot):
    """Ctrl+6, counted."""
    hands.press("Ctrl+6")
    assert isinstance(led.page, StatistikPage)
    qtbot.waitUntil(lambda: led.page.sayer is not None, timeout=20000)
    settle()
    return led.page


def choose(page: StatistikPage, periode: str) -> None:
    """Another period of the list."""
    page.board.choices.lists["periode"].box.set_chosen(periode)


def table(page, place=0):
    return page.board.columns.panes[place].table


def closed(led, **wanted: str) -> int:
    """How many closed contacts of the year have these answers."""
    rows = led.store.henvendelser.liste(LEADER, status="AFSLUTTET", limit=999)
    return sum(all(getattr(row, felt) == kode for felt, kode in wanted.items()) for row in rows)

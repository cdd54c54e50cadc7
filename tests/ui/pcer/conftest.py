"""A leader's window at a PC of a house, with the page about PCs."""

from __future__ import annotations

import time

import pytest

from akutdesk.assets import find_resources
from akutdesk.storage.ordliste import read_ordliste
from akutdesk.storage.staff_roll import Actor
from akutdesk.ui.pcer.gate_work import GateWork
from akutdesk.ui.pcer.line_work import LineWork
from akutdesk.ui.pcer.page import PcerPage
from tests.fakes.way_out import ToldWayOut
from tests.storage.desk import ANNA, LEDER
from tests.ui.conftest import settle
from tests.ui.net.conftest import at_desk, fredericia, house, middelfart

__all__ = ["at_desk", "fredericia", "house", "middelfart"]


@pytest.fixture
def way_out() -> ToldWayOut:
    """The PC's own settings say nothing, unless a test says otherwise."""
    return ToldWayOut(script=False)


@pytest.fixture
def page(at_desk, way_out, qtbot):
    """As Anna has it, who founded the house."""
    desk, store = at_desk.desk, at_desk.pc.store
    parts = {
        "store": lambda: store,
        "ordliste": lambda: read_ordliste(find_resources()),
        "clock": desk.clock,
        "seconds": time.monotonic,
    }
    gate = GateWork(actor=lambda: Actor(id=ANNA, keys=at_desk.pc.desk.person), **parts)
    line = LineWork(adgang=LEDER, way_out=lambda: way_out, **parts)
    at_desk.window.route("pcer", lambda _rid: PcerPage(desk, gate, line))
    at_desk.window.go("pcer")
    qtbot.waitUntil(lambda: not desk.jobs.away, timeout=20_000)
    settle()
    return at_desk.page

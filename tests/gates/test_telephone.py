"""F12 and F2 work from every screen, every panel and both locks (ux.md 7.3), whatever was typed there before.

Where F12 and Esc do not lead back to the very screen, F2 has an opening of its own.
"""

from __future__ import annotations

import pytest

from akutdesk.storage.laas import read_laas
from akutdesk.ui.akutkort.screen import AkutkortScreen
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.henvendelse.state import clock_runs
from tests.gates.place import Place
from tests.gates.whole_program import WholeProgram


@pytest.mark.spends(2)
def test_f12_shows_the_akutkort_and_f2_begins_a_call(place, program, standing):
    program.begin()
    front, focus = program.front, program.focus
    f12_shows_the_akutkort(place, program)
    if program.front is not front or program.focus is not focus:
        standing.close()
        program = standing.at(place, spends=0)
    f2_begins_a_call(place, program)
    standing.close()


def f12_shows_the_akutkort(spot: Place, program: WholeProgram) -> None:
    """And Esc leads back."""
    full = program.window.layers.full
    program.press("F12")
    assert isinstance(program.window.layers.full, AkutkortScreen), spot.name
    if isinstance(full, AkutkortScreen):
        return  # it was there already, perhaps with a panel of its own
    assert isinstance(program.front, AkutkortScreen)
    assert program.front.isAncestorOf(program.focus)
    program.press("Esc")
    if spot.is_locked:
        assert program.window.layers.full is full, "nothing but the lock comes back"
    assert not isinstance(program.front, AkutkortScreen)


def f2_begins_a_call(spot: Place, program: WholeProgram) -> None:
    """And the next key is its own."""
    if not spot.has_desk:
        program.press("F2")
        assert not isinstance(program.front, HenvendelsePage)
        return
    guard = program.desk.limbs.guard
    before = guard.ure
    program.desk.clock.turn(60)
    program.press("F2")
    if spot.is_locked or spot.is_over:
        assert guard.ure == (*before, program.desk.clock.now())
        assert list(read_laas(program.desk.folder).ure)[-1:] != []
        return
    page = program.front
    assert isinstance(page, HenvendelsePage), spot.name
    assert page.work.shown.start == program.desk.clock.now()
    assert clock_runs(page.work.shown)
    assert page.isAncestorOf(program.focus)
    program.press("2")
    assert page.body.groups["grad_foer"].chosen

"""F12 and F2 work from every screen, every panel and both locks (ux.md 7.3)."""

from __future__ import annotations

from akutdesk.storage.laas import read_laas
from akutdesk.ui.akutkort.screen import AkutkortScreen
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.henvendelse.state import clock_runs


def test_f12_shows_the_akutkort_and_esc_leads_back(spot, fresh):
    full = fresh.window.layers.full
    fresh.press("F12")
    assert isinstance(fresh.window.layers.full, AkutkortScreen), spot.name
    if isinstance(full, AkutkortScreen):
        return  # it was there already, perhaps with a panel of its own
    assert isinstance(fresh.front, AkutkortScreen)
    assert fresh.front.isAncestorOf(fresh.focus)
    fresh.press("Esc")
    if spot.is_locked:
        assert fresh.window.layers.full is full, "nothing but the lock comes back"
    assert not isinstance(fresh.front, AkutkortScreen)


def test_f2_begins_a_call_and_takes_the_next_key(spot, fresh):
    if not spot.has_desk:
        fresh.press("F2")
        assert not isinstance(fresh.front, HenvendelsePage)
        return
    guard = fresh.desk.limbs.guard
    before = guard.ure
    fresh.desk.clock.turn(60)
    fresh.press("F2")
    if spot.is_locked:
        assert guard.ure == (*before, fresh.desk.clock.now())
        assert list(read_laas(fresh.desk.folder).ure)[-1:] != []
        return
    page = fresh.front
    assert isinstance(page, HenvendelsePage), spot.name
    assert page.work.shown.start == fresh.desk.clock.now()
    assert clock_runs(page.work.shown)
    assert page.isAncestorOf(fresh.focus)
    fresh.press("2")
    assert page.body.groups["grad_foer"].chosen

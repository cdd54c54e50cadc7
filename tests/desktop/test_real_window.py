"""A call, a lock and a call at the lock in a real window, and the demo as a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from akutdesk.assets import Assets
from akutdesk.config import SystemClock
from akutdesk.demo.filling import unlock
from akutdesk.demo.seed import Sowing, sow
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.wire.crypto import Argon2Cost
from tests.desktop.real_window import RealWindow, display, missing

KODE, VAGTKODE = "regnvejr og lune vanter", "481516"
BO_KODE = "kanel bænk lygte uld"
CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
LIGHT_CRISIS = ("2", "Tab", "1", "2", "Tab", "1", "Tab", "1", "Tab", "1")


@pytest.fixture(scope="module")
def screen():
    lacking = missing()
    if lacking and os.environ.get("CI") == "true":
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)
    with display() as name:
        yield name


@pytest.fixture
def desk(screen, qtbot, tmp_path, assets: Assets):
    folder = tmp_path / "data"
    passwords = {"MF": f"leder {KODE}", "AN": KODE}
    sowing = Sowing(folder=folder, seed=1, henvendelser=25, passwords=passwords, cost=CHEAP)
    desk = RealWindow(folder, screen, qtbot.waitUntil)
    desk.founding, desk.year = sow(assets, sowing)
    desk.first = desk.start()
    yield desk
    desk.end()


def come_in(desk):
    desk.wait_for_title("Lås")
    desk.type("an")
    desk.press("Tab")
    desk.type(KODE)
    desk.press("Return")
    desk.wait_for_title("Vagtkode")
    desk.type(VAGTKODE)
    desk.press("Return")
    desk.wait_for_title("Vagtbord")


def contacts(desk, began):
    """Those that were begun since, the oldest first."""
    store, keys = unlock(desk.founding, desk.year.service.anna, SystemClock())
    adgang = Adgang(desk.year.service.anna.id, "MEDARBEJDER", "EGEN_VAGT")
    store.sign_in(keys.user, keys.person.sign)
    rows = store.henvendelser.liste(adgang, fra=began)
    found = [store.get(adgang, Henvendelse, row.rid) for row in rows]
    store.close()
    return sorted(found, key=lambda one: one.start)


def test_calls_before_and_at_the_lock_are_in_the_store(desk):
    began = SystemClock().now()
    come_in(desk)
    desk.press("F2")
    desk.wait_for_title("Henvendelse")
    desk.press(*LIGHT_CRISIS, "ctrl+Return")
    desk.wait_for_title("Vagtbord")
    desk.press("ctrl+l")
    desk.wait_for_title("Lås")
    desk.press("F2")
    desk.type("ringer igen")
    desk.press("Escape")
    desk.type(VAGTKODE)
    desk.press("Return")
    desk.wait_for_title("Henvendelse")
    desk.press("ctrl+1")
    desk.wait_for_title("Vagtbord")
    desk.press("alt+F4")
    assert desk.first.wait(timeout=30) == 0
    first, second = contacts(desk, began)
    assert (first.status, first.grad_foer, first.stabilisering) == ("AFSLUTTET", "LET", "STAB")
    assert (second.status, second.form, second.notat) == ("KLADDE", "TLF", "ringer igen")
    assert began < first.start < second.start < SystemClock().now()


def test_demo_opens_two_desks_and_leaves_nothing_behind(screen, qtbot, tmp_path):
    window = RealWindow(tmp_path / "data", screen, qtbot.waitUntil)
    window.temp.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "akutdesk", "demo", "--out", str(tmp_path / "out")],
        env=window._environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as demo:
        try:
            window.wait_for_title("Vagtbord")
            window.press("F2")
            window.wait_for_title("Henvendelse")
            window.press("alt+F4")  # Bo's in Middelfart, which is in front; Anna's stands behind it
            window.wait_for_title("Vagtbord")
            window.press("alt+F4")
            assert demo.wait(timeout=30) == 0
        finally:
            demo.kill()
        said = demo.stdout.read().splitlines()
    who = ["Initialer: AN", f"Adgangskode: {KODE}", "Initialer: BO", f"Adgangskode: {BO_KODE}"]
    assert said == [*who, f"Vagtkode: {VAGTKODE}"]
    assert [path.name for path in window.temp.iterdir()] == []

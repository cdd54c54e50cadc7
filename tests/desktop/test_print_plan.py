"""A plan from the keys to the sheet through a real CUPS: one printer that prints, one that is dead."""

from __future__ import annotations

import dataclasses
import re

import pytest

from akutdesk.domain.udlevering import Udlevering
from akutdesk.ui.kriseplan.page import KriseplanPage
from akutdesk.ui.theme import Look
from akutdesk.ui.udskriv.cups import CupsPrinter
from akutdesk.ui.udskriv.dialog import PrintDialog
from tests.desktop.private_cups import running_cups
from tests.ui.plan_desk import plan_desk, whole_plan

PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def cups():
    with running_cups() as service:
        yield service


@pytest.fixture
def desk(cups, tmp_path, qapp, assets, qtbot, monkeypatch):
    monkeypatch.setattr(PrintDialog, "LOOK_EVERY_MS", 1_000)
    look = Look(qapp, assets.icon_svg)
    with plan_desk(tmp_path / "desk", look, assets) as made:
        real = dataclasses.replace(made.desk, printer=CupsPrinter(server=cups.server))
        made.window.route("kriseplan", lambda rid: KriseplanPage(real, rid))
        qtbot.addWidget(made.window)
        made.window.resize(1366, 768)
        with qtbot.waitActive(made.window):
            made.window.show()
            made.window.activateWindow()
        plan = whole_plan(made.karen)
        made.night.save(plan)
        made.open(plan.id)
        yield made


def strip(desk):
    frame = desk.window.frame
    views = {**frame.done_area._views, **frame.alarm_area._views}
    return views["print"].strip.text if "print" in views else ""


def open_dialog(desk, qtbot):
    desk.keys.press("Ctrl+P")
    dialog = desk.overlay
    qtbot.waitUntil(lambda: dialog.form.printers_known and dialog._overview is not None)
    return dialog


def test_a_plan_comes_out_on_a4_though_the_printer_says_letter(cups, desk, qtbot):
    dialog = open_dialog(desk, qtbot)
    assert dialog.form.choice.printer == "fil"
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: strip(desk).startswith("Færdig."), timeout=PATIENCE_MS)
    sheet = cups.paper.read_bytes()
    sizes = set(re.findall(rb"\b(595|842|612|792)\b", sheet[:2000]))
    assert sizes == {b"595", b"842"}
    assert [one.udfald for one in desk.night.all_of(Udlevering)] == ["KOM_UD"]


def test_a_dead_printer_is_told_and_no_plan_waits_in_it(cups, desk, qtbot):
    dialog = open_dialog(desk, qtbot)
    dialog.form.printer.set_chosen("doed")
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: "svarer ikke" in strip(desk), timeout=PATIENCE_MS)
    assert cups.ask("lpstat", "-W", "not-completed", "-o", "doed") == b""
    assert [one.udfald for one in desk.night.all_of(Udlevering)] == ["KOM_IKKE"]

"""A second PC joins over a real server, windows and keys only; and is shut out again (sync-and-security.md 2.15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import new_id
from akutdesk.storage.joining import ANSWER_FILE
from akutdesk.sync.client import Client
from akutdesk.sync.enrolment import shared_by
from akutdesk.sync.result import Outcome
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.pcer.line_panels import ServerPanel
from akutdesk.ui.pcer.page import PcerPage
from akutdesk.ui.pcer.panels import CodePanel, InPanel, WordsPanel
from akutdesk.ui.tilslutning.screens import AskScreen, InScreen, QuestionScreen, WaitScreen
from akutdesk.wire import crypto, enrolment
from tests.central.running import Running, running
from tests.flows.running_desk import LEDERS_KODE, VAGTKODE, HandClock, RunningDesk, found

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Two:
    """The leader's desk, a PC that is none yet, and the server between them."""

    leder: RunningDesk
    ny: RunningDesk
    server: Running

    def at(self, desk: RunningDesk) -> RunningDesk:
        """Sit down at one of them."""
        desk.window.activateWindow()
        QTest.qWaitForWindowActive(desk.window)
        QApplication.processEvents()
        return desk


def idle(desk: RunningDesk) -> None:
    """Until no job and no errand is under way."""
    jobs = desk.composed.door.jobs
    while jobs.busy or jobs.away:
        QTest.qWait(5)
    QApplication.processEvents()


def overlay(desk: RunningDesk):
    return desk.window.layers.overlay


@pytest.fixture
def two(tmp_path) -> Iterator[Two]:
    clock = HandClock()
    (tmp_path / "server").mkdir()
    leder = RunningDesk(tmp_path / "leder", clock=clock)
    ny = RunningDesk(tmp_path / "ny", clock=clock)
    found(leder)
    with running(tmp_path / "server", clock=clock) as server:
        leder.start()
        leder.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
        ny.start()
        both = Two(leder, ny, server)
        yield both
        for desk in (leder, ny):
            both.at(desk)
            desk.stop()


def connect(two: Two, ca: Path | None = None) -> None:
    """The leader names the server, with a file of certificates if it has its own, and opens the place there."""
    desk = two.at(two.leder)
    idle(desk)
    desk.press("Ctrl+7", "Alt+C")
    idle(desk)
    assert isinstance(desk.front, PcerPage)
    desk.press("Alt+E")
    assert isinstance(overlay(desk), ServerPanel)
    desk.type(two.server.url)
    desk.tab()
    desk.type(two.server.open_slot())
    if ca is not None:
        desk.tab()
        desk.type(str(ca))
    desk.press("Ctrl+Return")
    idle(desk)
    assert overlay(desk) is None


def ask(two: Two) -> WaitScreen:
    """The new PC asks; its screen shows a code and six words."""
    desk = two.at(two.ny)
    assert isinstance(desk.front, QuestionScreen)
    desk.tab()
    desk.press("Return")
    assert isinstance(desk.front, AskScreen)
    desk.type(two.server.url)
    desk.press("Return")
    idle(desk)
    assert isinstance(desk.front, WaitScreen)
    return desk.front


def type_code(two: Two, waiting: WaitScreen) -> WordsPanel:
    """The leader types the code and sees the words."""
    desk = two.at(two.leder)
    desk.press("Alt+N")
    assert isinstance(overlay(desk), CodePanel)
    desk.type(" ".join(waiting.code.words).lower())
    desk.tab()
    desk.type("Kontoret i Middelfart")
    desk.press("Ctrl+Return")
    idle(desk)
    panel = overlay(desk)
    assert isinstance(panel, WordsPanel), panel.said.text()
    return panel


def join(two: Two) -> InScreen:
    connect(two)
    waiting = ask(two)
    panel = type_code(two, waiting)
    assert panel.words.words == waiting.words.words
    two.leder.press("Ctrl+Return")
    idle(two.leder)
    desk = two.at(two.ny)
    while not isinstance(desk.front, InScreen):
        QTest.qWait(20)
    return desk.front


def test_a_second_pc_joins_and_what_was_written_is_there(two):
    store = two.leder.composed.door.noegler.store
    connect(two)
    bruger = two.leder.limbs.workplace.bruger
    store().save(bruger.adgang, Borger(id=new_id(), kaldenavn="Karen"))
    two.leder.press("F5")
    idle(two.leder)
    two.leder.press("Ctrl+7", "Alt+C")
    idle(two.leder)
    waiting = ask(two)
    panel = type_code(two, waiting)
    assert panel.words.words == waiting.words.words
    two.leder.press("Ctrl+Return")
    idle(two.leder)
    theirs = overlay(two.leder)
    assert isinstance(theirs, InPanel)
    desk = two.at(two.ny)
    while not isinstance(desk.front, InScreen):
        QTest.qWait(20)
    assert desk.front.words.words == theirs.words.words
    desk.press("Ctrl+Return")
    assert isinstance(desk.front, LaasScreen)
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    QApplication.processEvents()
    new = desk.composed.door.noegler.store()
    who = desk.limbs.workplace.bruger
    assert who.navn == "Lene Eg"
    assert [hit.navn for hit in new.borgere.liste(who.adgang)] == ["Karen"]


def test_a_wrong_code_lets_nobody_in(two):
    connect(two)
    waiting = ask(two)
    desk = two.at(two.leder)
    desk.press("Alt+N")
    code = waiting.code.words
    desk.type(f"{code[1]} {code[0]}")
    desk.press("Ctrl+Return")
    idle(desk)
    panel = overlay(desk)
    assert isinstance(panel, CodePanel)
    assert panel.said.isVisible()
    assert isinstance(two.ny.front, WaitScreen)


def test_f77_a_server_that_exchanges_the_keys_gets_no_further_than_the_leaders_first_screen(
    two, monkeypatch, assets
):
    connect(two)
    waiting = ask(two)
    shared = shared_by(" ".join(waiting.code.words))
    theirs = enrolment.ask(
        enrolment.Shared(shared.id, b"k" * 32), crypto.make_signing_key(), crypto.make_kem_key()
    )
    answer = Client.request_of
    monkeypatch.setattr(
        Client,
        "request_of",
        lambda line, name: msgspec.structs.replace(answer(line, name), request=theirs),
    )
    desk = two.at(two.leder)
    desk.press("Alt+N")
    desk.type(" ".join(waiting.code.words).lower())
    desk.press("Ctrl+Return")
    idle(desk)
    panel = overlay(desk)
    assert isinstance(panel, CodePanel), "and no words to compare, which somebody might nod to"
    assert panel.said.text() == assets.texts()("fejl.pc_noegler_byttet")
    monkeypatch.undo()
    panel.close_overlay()
    rows = [row.text for row in desk.front.list.rows]
    assert len(rows) == 1
    assert isinstance(two.ny.front, WaitScreen)


def test_words_that_differ_are_said_no_to(two):
    connect(two)
    waiting = ask(two)
    type_code(two, waiting).differ.emit()
    idle(two.leder)
    screen = two.at(two.ny).front
    while not screen.said.isVisible():
        QTest.qWait(20)
    assert "Lederen har sagt nej" in screen.said.text()


def test_a_pc_is_shut_out_and_told_so(two):
    join(two)
    desk = two.at(two.ny)
    desk.press("Ctrl+Return")
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    idle(desk)
    leder = two.at(two.leder)
    overlay(leder).close_overlay()
    leder.front.refresh()
    idle(leder)
    rows = {row.text: row for row in leder.front.list.rows}
    assert rows["Kontoret i Middelfart"].right == "er med"
    leder.front.list.mark(rows["Kontoret i Middelfart"].id)
    leder.press("Alt+S", "Ctrl+Return")
    idle(leder)
    assert overlay(leder) is None
    right = {row.text: row.right for row in leder.front.list.rows}
    assert right["Kontoret i Middelfart"] == "spærret"
    synk = two.ny.limbs.workplace.desk.synk
    synk.now()
    idle(two.ny)
    assert synk.last.outcome is Outcome.SPAERRET


def test_by_a_stick_where_there_is_no_net(two, tmp_path):
    stick = tmp_path / "stik"
    stick.mkdir()
    desk = two.at(two.ny)
    desk.tab()
    desk.press("Return")
    desk.tab(3)
    desk.type(str(stick))
    desk.press("Return")
    idle(desk)
    waiting = desk.front
    leder = two.at(two.leder)
    leder.press("Ctrl+7", "Alt+C")
    idle(leder)
    leder.press("Alt+N")
    leder.type(" ".join(waiting.code.words))
    leder.tab(2)
    leder.type(str(stick))
    leder.press("Ctrl+Return")
    idle(leder)
    assert overlay(leder).words.words == waiting.words.words
    leder.press("Ctrl+Return")
    idle(leder)
    assert (stick / ANSWER_FILE).exists()
    desk = two.at(two.ny)
    desk.press("Ctrl+Return")
    idle(desk)
    assert isinstance(desk.front, InScreen)

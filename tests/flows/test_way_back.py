"""A bare PC, the stick and the sheet: the desk is there again, windows and keys only (F81)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from akutdesk.central.serving import Place
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage import claim
from akutdesk.ui.gendannelse.screens import (
    BackScreen,
    CodeScreen,
    CopyScreen,
    LeaderScreen,
    WorkScreen,
)
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.tilslutning.screens import ProxyScreen, QuestionScreen
from tests.central.running import running
from tests.fakes.certificates import authority, server_pair
from tests.flows.running_desk import (
    ANNA,
    KODER,
    LEDERS_KODE,
    VAGTKODE,
    HandClock,
    RunningDesk,
    found,
)
from tests.flows.seen import visible_words
from tests.sync.test_transport import odd_server

pytestmark = pytest.mark.usefixtures("qapp")
NY_KODE = "fire nye ord i nat"


@dataclass
class Lost:
    """The stick with the copy, the sheet from the envelope, and the PC that stands there empty."""

    ny: RunningDesk
    stick: Path
    kits: tuple[tuple[str, ...], ...]
    karen: RecordId

    def idle(self) -> None:
        """Until no job and no errand is under way."""
        jobs = self.ny.composed.door.jobs
        while jobs.busy or jobs.away:
            QTest.qWait(5)
        self.ny.window.activateWindow()
        QTest.qWaitForWindowActive(self.ny.window)
        QApplication.processEvents()

    def to_the_copy(self) -> CopyScreen:
        assert isinstance(self.ny.front, QuestionScreen)
        self.ny.tab(2)
        self.ny.press("Return")
        assert isinstance(self.ny.front, CopyScreen)
        return self.ny.front

    def to_the_code(self) -> CodeScreen:
        self.to_the_copy()
        self.ny.type(str(self.stick))
        self.ny.press("Return")
        self.idle()
        assert isinstance(self.ny.front, CodeScreen), self.said()
        return self.ny.front

    def type_code(self, kit: tuple[str, ...]) -> None:
        for group in kit:
            self.ny.type(group.lower())
            self.ny.tab()
        self.ny.press("Ctrl+Return")
        self.idle()

    def appoint(self) -> None:
        screen = self.ny.front
        assert isinstance(screen, LeaderScreen), self.said()
        screen.form.beside.setCurrentText("Bo Krag")
        screen.form.fields.first.line.setFocus()
        self.ny.type(NY_KODE)
        self.ny.tab(2)
        self.ny.type(NY_KODE)
        self.ny.press("Return")
        self.idle()

    def said(self) -> str:
        return " ".join(visible_words(self.ny.window))

    def holds_karen(self) -> bool:
        ring = self.ny.composed.door.noegler
        bruger = self.ny.limbs.workplace.bruger
        return ring.store().get(bruger.adgang, Borger, self.karen).kaldenavn == "Karen"


@pytest.fixture
def lost(tmp_path):
    clock, stick = HandClock(), tmp_path / "stik"
    stick.mkdir()
    old = RunningDesk(tmp_path / "gammel", clock=clock)
    found(old)
    karen = new_id()
    old.start()
    old.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    leder, store = old.limbs.workplace.bruger, old.composed.door.noegler.store()
    store.save(leder.adgang, Borger(id=karen, kaldenavn="Karen"))
    store.set_copy_targets(leder.adgang, [stick])
    store.copy_out()
    old.stop()
    ny = RunningDesk(tmp_path / "ny", clock=clock)
    ny.start()
    yield Lost(ny, stick, old.kits, karen)
    ny.stop()


def test_f81_the_desk_comes_back_in_one_guided_flow(lost):
    desk = lost.ny
    code = lost.to_the_code()
    assert "gemte ændringer" in lost.said()
    assert code.first_focus() is code.grid.fields[0]
    lost.type_code(lost.kits[1])
    lost.appoint()
    assert isinstance(desk.front, BackScreen)
    assert "23. november" in lost.said()
    assert not claim.restore_begun(desk.folder)
    desk.press("Ctrl+Return")
    assert isinstance(desk.front, LaasScreen)
    desk.composed.unlock("LE", NY_KODE, VAGTKODE)
    assert lost.holds_karen()
    leder, store = desk.limbs.workplace.bruger, desk.composed.door.noegler.store()
    rows = store.read_log(leder.adgang, store._file.presence.log_keys[leder.id])
    (used,) = [row.entry for row in rows if row.entry.handling == "NOEGLEARK"]
    assert used.objekt_id is not None  # and who stood by


def test_everybody_else_unlocks_with_the_password_they_had(lost):
    lost.to_the_code()
    lost.type_code(lost.kits[0])
    lost.appoint()
    lost.ny.press("Ctrl+Return")
    lost.ny.composed.unlock(ANNA, KODER[ANNA], VAGTKODE)
    assert lost.holds_karen()


def test_a_server_that_does_not_know_the_place_is_asked_again_and_keeps_nobody_out(lost, tmp_path):
    (tmp_path / "server").mkdir()
    with running(tmp_path / "server", clock=lost.ny.clock) as server:
        lost.to_the_copy()
        lost.ny.type(str(lost.stick))
        lost.ny.tab(2)
        lost.ny.type(server.url)
        lost.ny.press("Return")
        lost.idle()
        lost.type_code(lost.kits[0])
        lost.appoint()
        # the server has never heard of this place: it says so, and the desk stands all the same
        for _ in range(2):
            screen = lost.ny.front
            assert isinstance(screen, BackScreen)
            assert "kender ikke pc'en endnu" in lost.said()
            screen.again.setFocus()
            lost.ny.press("Space")
            lost.idle()
            assert lost.ny.front is not screen
        lost.ny.press("Ctrl+Return")
        assert isinstance(lost.ny.front, LaasScreen)


@pytest.mark.parametrize(
    ("kode", "said"), [("forkert", "vil have en adgangskode"), ("secret", "kender ikke stedet")]
)
def test_the_server_is_reached_through_the_proxy_of_the_municipality(lost, tmp_path, kode, said):
    ours = authority()
    (tmp_path / "server").mkdir()
    cert, key = server_pair(tmp_path, ours)
    ca = tmp_path / "kommune.pem"
    ca.write_text(ours.pem)
    place = Place(port=0, cert=Path(cert), key=Path(key))
    with (
        odd_server("proxy") as port,
        running(tmp_path / "server", clock=lost.ny.clock, place=place) as server,
    ):
        screen = lost.to_the_copy()
        for field, words in (
            (screen.folder, lost.stick),
            (screen.url, server.url),
            (screen.ca, ca),
        ):
            field.setText(str(words))
        screen.by.setFocus()
        lost.ny.press("Return")
        assert isinstance(lost.ny.front, ProxyScreen)
        lost.ny.type(f"127.0.0.1:{port}")
        lost.ny.tab()
        lost.ny.type("desk")
        lost.ny.tab()
        lost.ny.type(kode)
        lost.ny.press("Ctrl+Return")
        assert isinstance(lost.ny.front, CopyScreen)
        assert lost.ny.front.folder.text() == str(lost.stick)  # what was typed stands
        lost.ny.press("Ctrl+Return")
        lost.idle()
        lost.type_code(lost.kits[0])
        lost.appoint()
        assert isinstance(lost.ny.front, BackScreen)
        assert said in lost.said()


def test_what_is_wrong_stands_on_the_screen_where_it_can_be_put_right(lost, tmp_path):
    screen = lost.to_the_copy()
    lost.ny.press("Return")
    assert "Skriv mappen" in screen.said.text()
    lost.ny.type(str(tmp_path / "tom"))
    lost.ny.press("Return")
    lost.idle()
    assert lost.ny.front is screen
    assert "ingen kopi" in screen.said.text()
    screen.folder.setText(str(lost.stick))
    screen.url.setText("ftp://server")
    lost.ny.press("Return")
    lost.idle()
    assert lost.ny.front is screen
    screen.url.clear()
    lost.ny.press("Return")
    lost.idle()
    code = lost.ny.front
    assert isinstance(code, CodeScreen)
    lost.ny.press("Ctrl+Return")
    assert "otte grupper" in code.said.text()
    other = RunningDesk(tmp_path / "andet")
    found(other)
    lost.type_code(other.kits[0])
    assert lost.ny.front is code
    assert "andet sted" in code.said.text()
    lost.ny.press("Ctrl+PgUp")
    assert isinstance(lost.ny.front, CopyScreen)
    assert lost.ny.front.folder.text() == str(lost.stick)
    lost.ny.press("Ctrl+PgUp")
    assert isinstance(lost.ny.front, QuestionScreen)


def test_a_damaged_copy_is_told_first_and_taken_when_that_is_pressed_again(lost):
    path = max(lost.stick.rglob("*.akd"))
    whole = path.read_bytes()
    path.with_name("000099.akd").write_bytes(whole[:-9])
    screen = lost.to_the_copy()
    lost.ny.type(str(lost.stick))
    lost.ny.press("Return")
    lost.idle()
    assert lost.ny.front is screen
    assert "skadet" in screen.said.text()
    lost.ny.press("Ctrl+Return")
    lost.idle()
    assert isinstance(lost.ny.front, CodeScreen)


def test_f81_a_window_closed_in_the_middle_begins_again_at_the_question(lost):
    lost.to_the_code()
    lost.type_code(lost.kits[0])
    assert isinstance(lost.ny.front, LeaderScreen)  # nobody has been appointed yet
    lost.ny.stop()
    assert claim.restore_begun(lost.ny.folder)
    lost.ny.start()
    lost.to_the_code()
    lost.type_code(lost.kits[0])
    lost.appoint()
    lost.ny.press("Ctrl+Return")
    lost.ny.composed.unlock("LE", NY_KODE, VAGTKODE)
    assert lost.holds_karen()


def test_an_opened_kit_on_an_empty_chair_is_put_away(lost, monkeypatch):
    monkeypatch.setattr("akutdesk.ui.gendannelse.way_back.LONGEST_MS", 1)
    lost.to_the_code()
    lost.type_code(lost.kits[0])
    QTest.qWait(50)
    assert isinstance(lost.ny.front, QuestionScreen)
    assert not isinstance(lost.ny.front, WorkScreen)

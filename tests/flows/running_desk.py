"""The whole program in the test's own process: real window, real file, hands on the keys, time in the hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from akutdesk.app import Composed, Ports, compose
from akutdesk.config import Settings
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import new_id
from akutdesk.storage import claim
from akutdesk.storage.adgangskode import read_krav
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.claim import Handed
from akutdesk.storage.first_desk import FirstDesk, NytSted
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.process import Hardening
from akutdesk.storage.vault import Vault
from akutdesk.ui.life import Limbs
from akutdesk.ui.page import Page
from akutdesk.wire.crypto import Argon2Cost
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.fakes.encryption import ToldEncryption
from tests.fakes.printer import ScriptedPrinter
from tests.resources import RESOURCES

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
NAT = datetime(2026, 11, 23, 22, 40, tzinfo=UTC)
LEDERS_KODE = "måne cykel havre tog"
VAGTKODE = "481516"


@dataclass
class HandClock:
    """Wall clock and forward-only clock, both turned by hand."""

    at: datetime = NAT
    spent: float = 1000.0

    def now(self) -> datetime:
        return self.at

    def seconds(self) -> float:
        return self.spent

    def turn(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.spent += seconds


class OtherProcess:
    """A Succession without another process: it runs, and rings when the test says that it has painted."""

    def __init__(self) -> None:
        self.word = ""
        self.unsaved = False
        self.code: int | None = None
        self.replaced = False

    def succeed(self, _lock, word: str, *, unsaved: bool) -> OtherProcess:
        self.word, self.unsaved = word, unsaved
        return self

    def replace(self, _lock, _word: str, *, unsaved: bool) -> None:
        self.replaced, self.unsaved = True, unsaved

    def poll(self) -> int | None:
        return self.code


@dataclass
class RunningDesk:
    """One start of the program on a folder."""

    folder: Path
    clock: HandClock = field(default_factory=HandClock)
    secret: MemoryDeviceSecret = field(default_factory=MemoryDeviceSecret)
    printer: ScriptedPrinter = field(default_factory=lambda: ScriptedPrinter("Kontoret"))
    encryption: ToldEncryption = field(default_factory=ToldEncryption)
    fresh: OtherProcess = field(default_factory=OtherProcess)
    keys_pressed: int = 0
    kits: tuple[tuple[str, ...], ...] = ()

    def start(self, handed: Handed | None = None) -> Composed:
        """Put it together and show it, as `Composed.run` does without its event loop.

        `handed`: as the process that takes over from a locked one.
        """
        self.folder.mkdir(exist_ok=True)
        ports = Ports(
            clock=self.clock,
            printer=lambda: self.printer,
            secret=lambda _: self.secret,
            cost=lambda: CHEAP,
            harden=lambda: Hardening.NONE,
            seconds=self.clock.seconds,
            awake=self.clock.seconds,
            succession=self.fresh,
            encryption=lambda: self.encryption,
        )
        self.composed = compose(Settings(data=self.folder), RESOURCES, ports)
        self.window = self.composed.window
        self.lock = claim.claim(self.folder)
        self.composed.front.place.hold(self.lock)
        if handed is not None:
            self.composed.doorstep.follow(handed)
        self.composed.doorstep.begin()
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        return self.composed

    @property
    def limbs(self) -> Limbs:
        """The parts of what stands behind the lock; put together here if the desk had no time yet."""
        return self.composed.limbs

    def come_in(self, initialer: str) -> None:
        """Unlock as somebody, with the shift code that is theirs here."""
        self.composed.unlock(initialer, KODER[initialer], VAGTKODER[initialer])
        QApplication.processEvents()

    def use_plain_pages(self) -> None:
        """Pages of the test's own, for a test that is about the door."""
        self.pages: list[PlainPage] = []

        def make(rid):
            self.pages.append(PlainPage(self.limbs.workplace.desk, rid))
            return self.pages[-1]

        self.limbs.workplace.entered.connect(
            lambda _: [self.window.route(name, make) for name in ("vagtbord", "henvendelse")]
        )

    def stop(self) -> None:
        """Close the window as a hand would, and wait for what runs beside it."""
        self.limbs.watch.stop()
        self.limbs.watch.touch.end()
        self.window.close()
        self.composed.door.jobs.stop()
        self.limbs.place.bell.close()
        self.lock.release()
        self.window.deleteLater()
        QTest.qWait(0)

    def press(self, *sequences: str) -> None:
        """Press keys where the focus is; each key of a combination counts (ux.md 2.5)."""
        for sequence in sequences:
            keys = QKeySequence(sequence)
            self.keys_pressed += sequence.count("+") + 1
            combination = keys[0]
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        self.keys_pressed += len(text)
        QTest.keyClicks(self._target(), text)
        QApplication.processEvents()

    def tab(self, times: int = 1) -> None:
        """Press Tab."""
        for _ in range(times):
            self.keys_pressed += 1
            QTest.keyClick(self._target(), Qt.Key.Key_Tab)

    @property
    def front(self):
        """The screen that covers the window, or the page in front."""
        return self.window.layers.full or self.window.frame.pages.page

    def _target(self):
        return QApplication.focusWidget() or self.window


ANNA, BO = "AN", "BO"
KODER = {ANNA: "regnvejr og lune vanter", BO: "tolv skridt til havet"}
VAGTKODER = {ANNA: "481516", BO: "902713"}


def found(desk: RunningDesk) -> None:
    """A desk with a leader, Anna and Bo, made without windows; each has an own password."""
    desk.folder.mkdir(exist_ok=True)
    vault = Vault(desk.folder, desk.secret)
    krav = partial(read_krav, RESOURCES.root)
    first = FirstDesk(vault=vault, clock=desk.clock, read_krav=krav, cost=lambda: CHEAP)
    place = Enhed(id=new_id(), navn="Akuttilbuddet Åbredden", telefon="04 20 60 80", region="SD")
    desk.kits = first.ark()
    keys = first.opret(
        NytSted(
            enhed=place,
            bagvagt_navn="Mette Friis",
            bagvagt="00 00 00 01",
            doegnvagt="00 00 00 02",
            initialer="LE",
            navn="Lene Eg",
            kode=LEDERS_KODE,
            ark=desk.kits,
        )
    )
    ring = Keyring(vault=vault, clock=desk.clock, read_krav=krav)
    leder = ring.lad_ind(keys)
    for initialer, navn in ((ANNA, "Anna Lund"), (BO, "Bo Krag")):
        new = Bruger(id=new_id(), initialer=initialer, navn=navn, rolle="MEDARBEJDER")
        slip = ring.giv_adgang(leder, new)
        ring.skift_kode(ring.proev(initialer, slip), slip, KODER[initialer])
    ring.luk()


class PlainPage(Page):
    """A page to come in to, for as long as a test is about the door."""

    TITLE_KEY = "skal.titel"

    def __init__(self, desk, rid=None):
        super().__init__(desk)
        self.rid = rid
        self.left = 0

    def on_leave(self):
        self.left += 1

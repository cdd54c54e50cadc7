"""Stands at the locked door: shows the lock, tries codes, keeps the telephone answered (design.md 8.17, 8.18).

It opens nothing itself. `opened` tells who may come in; what lies behind the door is the life's business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import AccessOver, StorageError
from akutdesk.storage.vault_errors import PasswordWait, PasswordWrong
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.laas import state as laas
from akutdesk.ui.laas import vagtkode
from akutdesk.ui.laas.door_screen import Forside, Sight
from akutdesk.ui.laas.forside import forside_of
from akutdesk.ui.laas.jotbook import Jotbook
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.state import Laas, LaasState
from akutdesk.ui.laas.vagtkode import FORSOEG, Vagtkoder
from akutdesk.ui.noegler import Forhal, Fundet, Noegler

if TYPE_CHECKING:
    from akutdesk.ui.shell import Shell


@dataclass(frozen=True, kw_only=True)
class Door:
    """What the guard works with."""

    sight: Sight
    seconds: Callable[[], float]
    """A clock that only goes forward."""
    jobs: Jobs
    shell: Shell
    ring: Callable[[], Noegler[Any]]
    """Gives the keys; made at its first call, for what it needs is read after the lock is painted."""
    forhal: Forhal

    @property
    def noegler(self) -> Noegler[Any]:
        """The keys."""
        return self.ring()


class Guard(QObject):
    """One lock after the other. `adgangskode(Fundet, kode)`: a password was right; `vagtkode(RecordId)`: a code.

    `forkert`: a wrong code; `brugt_op`: the fifth. `akutkort`: F12. `malet`: the lock is on the screen.
    `ark`: a leader has the sheet from the envelope. `clock_started`: all clocks, after another one was started.
    """

    adgangskode = Signal(object, str)
    vagtkode = Signal(bytes)
    forkert = Signal()
    brugt_op = Signal()
    akutkort = Signal()
    ark = Signal()
    malet = Signal()
    clock_started = Signal(tuple)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._koder = Vagtkoder()
        self._state = laas.ny(Laas.FULD)
        self._jots = Jotbook(door.sight, door.forhal)
        self._screen: LaasScreen | None = None
        self._held = False
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(lambda: self._become(laas.vent_er_slut(self._state)))

    @property
    def koder(self) -> Vagtkoder:
        """The shift codes that have not ended."""
        return vagtkode.gyldige(self._koder, self._door.seconds())

    @koder.setter
    def koder(self, koder: Vagtkoder) -> None:
        self._koder = koder

    @property
    def locked(self) -> bool:
        """Whether a lock is on the screen."""
        return self._screen is not None

    @property
    def ure(self) -> tuple[datetime, ...]:
        """The clocks that run, as the lock knows them."""
        return self._state.ure

    def lock(self, kind: Laas, *, gemt: str = "") -> None:
        """Cover the window. `gemt`: when everything was saved, as one says it."""
        if self._screen is not None:
            return
        front = self._door.forhal.forside()
        code = any(self._door.sight.clock.now() < kode.udloeber for kode in self.koder.koder)
        self._state = laas.ny(kind, vagtkode=code, ure=laas.instants(front.ure))
        self._jots.begin(self._state.ure)
        known = self._door.noegler.initialer() if kind is Laas.SKAERM else ()
        shown = forside_of(self._door.sight, self._door.forhal, gemt=gemt, initialer=known)
        self._screen = self._make_screen(shown)
        self._screen.show_state(self._state)
        self._door.shell.show_full(self._screen)

    def leave(self) -> None:
        """The door is open: take the lock away, and every sign typed on it."""
        if self._screen is None:
            return
        screen, self._screen = self._screen, None
        self._wait.stop()
        screen.forget()
        self._door.shell.leave_full()

    def forget(self, bruger: RecordId) -> None:
        """Somebody has a new password, or works here no more: their shift code opens nothing."""
        self.koder = vagtkode.glem(self.koder, bruger)

    def turn_away(self, error: AccessOver) -> None:
        """The right password or code, and not their days."""
        self._become(laas.afvist(self._state, f"fejl.{error.kode}_{error.grund}".lower()))

    def hold(self) -> None:
        """A fresh process takes over: nothing opens here any more, but the telephone is still answered."""
        self._held = True

    def shut(self) -> None:
        """Only a password opens from here on, although the keys are still in memory."""
        self.koder = Vagtkoder()
        self._become(laas.fuld(self._state))

    def tell_unsaved(self, *, waits: bool = False) -> None:
        """Something could not be saved: the lock does not say that it was. `waits`: it is tried again."""
        if self._screen is not None:
            self._screen.tell_unsaved("laas.kladder_venter" if waits else "laas.kladder_ugemt")

    def put_away(self) -> None:
        """The process is about to end: seal what is still on the screen."""
        if self._screen is not None:
            self._screen.seal_now()

    def read_clocks(self) -> None:
        """Another process may have started a clock on this desk meanwhile: show it too (design.md 8.17)."""
        known = set(self._state.ure)
        new = tuple(u for u in laas.instants(self._door.forhal.forside().ure) if u not in known)
        if new and self._screen is not None:
            self._jots.take(new)
            self._become(replace(self._state, ure=(*self._state.ure, *new)))

    def start_clock(self) -> None:
        """F2: the clock runs from now, and there is a field to jot in. Pressed twice at once, it is one call."""
        begun = laas.start_ur(self._state, self._door.sight.clock.now())
        if begun is self._state:
            return
        said = self._jots.start(begun.ure[-1])
        self._become(begun)
        self.clock_started.emit(self._state.ure)
        self._door.shell.say(said, assertive=True)
        if self._screen is not None:
            self._screen.jot_said(said)

    def _make_screen(self, front: Forside) -> LaasScreen:
        screen = LaasScreen(self._door.sight, front)
        screen.proev.connect(self._try)
        screen.skift.connect(lambda: self._become(laas.skift_maade(self._state)))
        screen.glemt.connect(lambda: self._become(laas.glemt(self._state)))
        screen.ark.connect(lambda: self._held or self.ark.emit())
        screen.ring.connect(self.start_clock)
        screen.akutkort.connect(self.akutkort)
        screen.notat.connect(self._seal)
        screen.notat_lukket.connect(lambda: self._become(laas.luk_notat(self._state)))
        screen.malet.connect(self.malet)
        return screen

    def _try(self, initialer: str, kode: str) -> None:
        if self._held:
            return
        if not kode or (self._state.med_adgangskode and not initialer):
            self._become(replace(self._state, besked="laas.tom_kode"))
        elif self._state.med_adgangskode:
            self._try_password(initialer, kode)
        else:
            self._try_code(kode)

    def whose(self, kode: str) -> RecordId | None:
        """Whose shift code this is; a wrong one is counted and told, wherever it was typed."""
        self.koder, who = vagtkode.proev(self.koder, kode, self._door.sight.clock.now())
        if who is None:
            self.forkert.emit()
        if self.koder.brugt_op:
            self.brugt_op.emit()
        return who

    def _try_code(self, kode: str) -> None:
        self._forget_code()
        who = self.whose(kode)
        if who is not None:
            self.vagtkode.emit(who)
        elif not self.koder.brugt_op:
            self._become(laas.forkert_vagtkode(self._state, FORSOEG - self.koder.forkerte))

    def _try_password(self, initialer: str, kode: str) -> None:
        before = self._state
        self._become(laas.proeves(before, self._door.seconds()))
        if before.arbejder or not self._state.arbejder:
            return
        self._door.jobs.run(
            partial(self._door.noegler.proev, initialer, kode),
            done=lambda found: self._right(found, kode),
            failed=self._wrong,
            owner=self,
        )

    def _right(self, found: Fundet, kode: str) -> None:
        self._forget_code()
        self._become(replace(self._state, arbejder=False))
        self.adgangskode.emit(found, kode)

    def _wrong(self, error: Exception) -> None:
        self._forget_code()
        if isinstance(error, PasswordWrong | PasswordWait):
            self._become(laas.forkert_adgangskode(self._state, self._door.seconds(), error.wait_s))
            if error.wait_s:
                self._wait.start(error.wait_s * 1000)
            return
        kode = error.kode if isinstance(error, StorageError) else StorageError.kode
        self._become(laas.fejlede(self._state, f"fejl.{kode.lower()}"))

    def _seal(self, number: int, text: str) -> None:
        said = self._jots.seal(number, text)
        if self._screen is not None:
            self._screen.jot_said(said)

    def _become(self, state: LaasState) -> None:
        before, self._state = self._state, state
        if self._screen is None:
            return
        answer = _answer_of(self._door, state)
        self._screen.show_state(state, answer)
        if answer and state.besked != before.besked:
            self._door.shell.say(answer, assertive=True)

    def _forget_code(self) -> None:
        if self._screen is not None:
            self._screen.form.forget()


def _answer_of(door: Door, state: LaasState) -> str:
    """What there is to say about the last try."""
    if not state.besked:
        return ""
    number = door.forhal.forside().bagvagt
    if state.besked == "laas.glemt" and number:
        return door.sight.texts("laas.glemt_nummer", nummer=number)
    return door.sight.texts(state.besked, n=state.besked_n)

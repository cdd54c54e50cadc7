"""The way from a right password to a person at the desk: own password, shift code, in (design.md 8.18)."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import AccessOver, StorageError
from akutdesk.ui.laas import vagtkode
from akutdesk.ui.laas.door_screen import DoorScreen
from akutdesk.ui.laas.forside import forside_of
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.laas.kit_way import KitWay
from akutdesk.ui.laas.rescue_way import RescueWay
from akutdesk.ui.laas.skift_page import SkiftScreen
from akutdesk.ui.laas.vagtkode import KodeAfslag
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.noegler import Fundet


class Entrance(QObject):
    """`inde(Bruger)`: somebody is at the desk. `afvist(StorageError)`: the store will not open at all."""

    inde = Signal(object)
    afvist = Signal(object)

    def __init__(self, door: Door, guard: Guard) -> None:
        super().__init__(guard)
        self._door = door
        self._guard = guard
        self._known: dict[RecordId, Bruger] = {}
        self._screen: DoorScreen | None = None
        guard.adgangskode.connect(self.let_in)
        guard.vagtkode.connect(self.by_code)
        self._kit = KitWay(door, show=self._show, leave=self._leave)
        self._kit.inde.connect(self.let_in)
        self._rescue = RescueWay(door, show=self._show, leave=self._leave)
        self._rescue.afvist.connect(self.afvist)
        self._kit.syg.connect(self._rescue_by_kit)
        guard.ark.connect(self._kit.begin)

    def let_in(self, found: Fundet, kode: str) -> None:
        """A password was right: open the store and see what else the person has to choose."""
        again = partial(self.let_in, found, kode)
        if self._rescue.was_asked_for(found, again):
            return
        try:
            bruger = self._door.noegler.lad_ind(found)
        except AccessOver as error:
            self._guard.forget(RecordId(found.user))
            self._guard.turn_away(error)
            return
        except StorageError as error:
            self._rescue.not_opened(found, error, again)
            return
        self._known[bruger.id] = bruger
        if found.temporary:
            self._choose_password(bruger, found, kode)
        else:
            self._strengthen(found, kode)
            self.choose_code(bruger)

    def _rescue_by_kit(self, error: StorageError, kode: str) -> None:
        self._rescue.by_kit(error, kode, self._kit.begin)

    def _strengthen(self, found: Fundet, kode: str) -> None:
        """Nobody waits for it, and nobody is told: the same password opens, at the price this PC asks."""
        self._door.jobs.run(
            partial(self._door.noegler.styrk, found, kode),
            done=lambda _: None,
            failed=lambda _: None,
            owner=self,
        )

    def choose_code(self, bruger: Bruger) -> None:
        """Ask for a shift code, unless the person has one that still holds."""
        self._known[bruger.id] = bruger
        now = self._door.sight.clock.now()
        if vagtkode.har_kode(self._guard.koder, bruger.id, now):
            self.inde.emit(bruger)
            return
        screen = VagtkodeScreen(self._door.sight, forside_of(self._door.sight, self._door.forhal))
        screen.valgt.connect(partial(self._code_chosen, bruger, screen))
        self._show(screen)

    def use_code(self, bruger: Bruger, kode: str) -> None:
        """Keep a person's shift code until their shift ends. Raises KodeAfslag."""
        now = self._door.sight.clock.now()
        borders = self._borders(bruger)
        ends = vagtperiode(now, borders).slut
        skifter = (ends, vagtperiode(ends, borders).slut)
        udloeber = vagtkode.udloeb(now, skifter)
        senest = self._door.seconds() + (udloeber - now).total_seconds()
        self._guard.koder = vagtkode.vaelg(
            self._guard.koder, bruger.id, kode, udloeber=udloeber, senest=senest
        )

    # ---- choosing

    def _code_chosen(self, bruger: Bruger, screen: VagtkodeScreen, kode: str) -> None:
        try:
            self.use_code(bruger, kode)
        except KodeAfslag as refused:
            screen.say(self._door.sight.texts(f"laas.vaelg_{refused.kode}"))
            return
        self._leave()
        self.inde.emit(bruger)

    def _choose_password(self, bruger: Bruger, found: Fundet, old: str) -> None:
        krav = self._door.noegler.krav
        screen = SkiftScreen(
            self._door.sight, forside_of(self._door.sight, self._door.forhal), krav
        )
        screen.fields.guess_also((bruger.initialer, *bruger.navn.split()))
        screen.valgt.connect(partial(self._password_chosen, bruger, found, old))
        self._show(screen)

    def _password_chosen(self, bruger: Bruger, found: Fundet, old: str, new: str) -> None:
        self._door.jobs.run(
            partial(self._door.noegler.skift_kode, found, old, new),
            done=lambda _: self._password_is_kept(bruger),
            failed=self._password_refused,
            owner=self,
        )

    def _password_is_kept(self, bruger: Bruger) -> None:
        self._door.shell.say(self._door.sight.texts("laas.skift_gemt"))
        self._leave()
        self.choose_code(bruger)

    def _password_refused(self, error: Exception) -> None:
        if isinstance(self._screen, SkiftScreen) and isinstance(error, StorageError):
            self._screen.say(self._door.sight.texts(f"fejl.{error.kode.lower()}"))

    def by_code(self, user: bytes) -> None:
        """A shift code was right: log it, and let its owner in."""
        bruger = self._known[RecordId(user)]
        if (error := self._door.noegler.afvist(bruger.id, bruger.rolle)) is not None:
            self._guard.forget(bruger.id)
            self._guard.turn_away(error)
            return
        with suppress(StorageError):  # a full disk keeps nobody out
            self._door.noegler.store().log(bruger.adgang, "LAAS_OP")
        self.inde.emit(bruger)

    # ---- screens over the lock

    def _show(self, screen: DoorScreen) -> None:
        screen.ring.connect(self._guard.start_clock)
        screen.akutkort.connect(self._guard.akutkort)
        screen.show_clocks(self._guard.ure)
        self._guard.clock_started.connect(screen.show_clocks)
        self._screen = screen
        self._door.shell.show_full(screen)

    def _leave(self) -> None:
        self._screen = None
        self._door.shell.leave_full()

    def _borders(self, bruger: Bruger) -> tuple[Vagtgraenser, ...]:
        places = self._door.noegler.store().setup(bruger.adgang, Enhed)
        return places[0].vagtgraenser if places else (Vagtgraenser(),)

"""The desk behind the door: one person's pages, shift, open work, and what the lock may show of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.katalog import Katalog, katalog
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import StorageError
from akutdesk.ui.aabne import open_items
from akutdesk.ui.changes import Changed, Changes
from akutdesk.ui.desk import Desk
from akutdesk.ui.desk_maker import DeskMaker
from akutdesk.ui.head import ShiftLine
from akutdesk.ui.laas.front import BAGVAGT, front_of
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.laas.handover import Begun, running, take_in
from akutdesk.ui.laas.state import instants
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.pcer.opening import open_gate
from akutdesk.ui.unkept import UNKEPT

if TYPE_CHECKING:
    from akutdesk.storage.laas import Laas

START = "vagtbord"
_SHOWN_AFTER_MS = 500
_SHOWS = ("henvendelse", "enhed", "opslag")
"""Records whose change the lock shows."""
_OPEN = ("henvendelse", "kriseplan")
"""Records that stand under Åbne until they are finished."""

Furnish = Callable[[MainWindow, Desk], None]
"""Gives the window the pages, the screens of the side list and the answers to keys of one person."""


class Workplace(QObject):
    """Changes hands when another person unlocks; what was open is in the store (G91)."""

    entered = Signal(object)
    """The Desk of the person who is in now."""

    def __init__(
        self, door: Door, window: MainWindow, maker: DeskMaker, *, furnish: Furnish
    ) -> None:
        super().__init__(window)
        self._door = door
        self.window = window
        self._maker = maker
        self._furnish = furnish
        self.bruger: Bruger | None = None
        self.desk: Desk | None = None
        self._shown: tuple[QObject, ...] = ()
        self._clocks: dict[RecordId, datetime] = {}
        self._front = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._front.timeout.connect(self.keep_front)
        self.changes: Changes = maker.changes
        self.changes.stored.connect(partial(_is_kept, window))
        self.changes.saved.connect(self._saved)
        maker.look.changed.connect(self._front.start)
        window.frame.minute_turned.connect(self._show_the_day)

    # ---- coming and going

    def enter(self, bruger: Bruger) -> None:
        """Somebody is in. The same person finds everything as it was left."""
        if self.bruger == bruger:
            return
        self.window.close_pages()
        self._maker.printer.open()
        self.bruger = bruger
        self.desk = self._maker.make(self._door.noegler.store(), bruger.adgang)
        self._furnish(self.window, self.desk)
        self._shown = net_shown(self.desk, self.window, self._shown)
        open_gate(
            self.window,
            self.desk,
            bruger,
            self._door.noegler,
            ordliste=self._maker.ordliste,
            seconds=self._door.seconds,
        )
        self.show_shift()
        self.show_open()
        self.entered.emit(self.desk)

    def begin_copies(self) -> None:
        """Somebody is in: what is saved goes to the second copy, into backups and to the server too."""
        if self.desk is None:
            return
        self._maker.kopi.begin(self.desk)
        self._maker.reserve.begin(self.desk)
        self._maker.synk.begin(self.desk, self._door.noegler.efter_runde)

    def stop_copies(self) -> None:
        """The desk locks. The server goes on being asked as long as the keys are here."""
        self._maker.kopi.stop()
        self._maker.reserve.stop()

    def stop_net(self) -> None:
        """The keys are about to go: no round with the server outlives the store."""
        self._maker.synk.stop()

    def take_calls(self) -> tuple[Begun, ...]:
        """What was begun at the lock, as henvendelser. Raises StorageError."""
        if self.desk is None:
            return ()
        clocks = instants(self._door.forhal.forside().ure)
        return take_in(self._door.noegler, self.desk, clocks)

    def close(self) -> None:
        """Put everything away for good: drafts into the store, the front into laas.json."""
        with ExitStack() as then:
            then.callback(self._forget)
            then.callback(self._take_back_prints)
            then.callback(self.keep_front)
            self.window.close_pages()

    def _take_back_prints(self) -> None:
        """What is still in the printer's queue is taken out again, by this process before it ends."""
        printer = self._maker.printer
        printer.close()
        self._door.jobs.run(
            printer.take_back, done=lambda _: None, failed=lambda _: None, owner=self
        )

    def _forget(self) -> None:
        self.bruger, self.desk, self._clocks = None, None, {}

    # ---- what the lock and the shell show

    def clocks(self) -> dict[RecordId, datetime]:
        """The talks whose clock runs; as they were when the days or the role of who is in were over."""
        if self.desk is not None and self.changes.reads():
            self._clocks = running(self.desk)
        return self._clocks

    def has_talk(self) -> bool:
        """Whether a talk's clock runs; a store that cannot be read keeps no lock away."""
        try:
            return bool(self.clocks())
        except StorageError:
            return False

    def keep_front(self) -> None:
        """Make laas.json say what the store says, while it may be read. A disk that is full is told where it matters."""
        self._front.stop()
        if self.bruger is None or not self.changes.reads():
            return
        try:
            self._door.noegler.ret_forside(self.front())
        except StorageError:
            self._front.start()

    def changed_from_outside(self) -> tuple[str, ...]:
        """What somebody has changed while nobody was in; each word has a text `laas.<word>`."""
        noegler = self._door.noegler
        found = {
            "forside_rettet": self._front_was_changed(),
            "indbakke_fremmed": not noegler.indbakke_er_vores(),
            "indbakke_skadet": noegler.skadede_stikord() > 0,
            "personale_skadet": not noegler.personale_er_helt(),
            "fil_aeldre": noegler.store().condition.older,
        }
        return tuple(word for word, happened in found.items() if happened)

    def _front_was_changed(self) -> bool:
        """Whether laas.json names another place or other numbers than the store: a false number is a danger.

        What the desk itself may not have written any more before it stopped (clocks, look) does not count.
        """
        found, wanted = self._door.forhal.forside(), self.front()
        if not found.sted:
            return False
        told = (wanted.sted, wanted.bagvagt, wanted.opslag)
        return (found.sted, found.bagvagt, found.opslag) != told

    def front(self) -> Laas:
        """What the lock may show."""
        look = (self._maker.look.palette, self._maker.look.percent)
        return front_of(self.place(), self.directory(), self.clocks().values(), look=look)

    def place(self) -> Enhed | None:
        """The akuttilbud as its leader set it up."""
        if self.bruger is None:
            return None
        return next(iter(self._door.noegler.store().setup(self.bruger.adgang, Enhed)), None)

    def directory(self) -> Katalog:
        """The phone directory with the house's own numbers."""
        shipped = katalog(self._maker.directory["katalog"])
        if self.bruger is None:
            return shipped
        return shipped.med_opslag(self._door.noegler.store().setup(self.bruger.adgang, Opslag))

    def show_shift(self) -> None:
        """Shift, day and who writes at the top of the side list; the bagvagt at its foot."""
        if self.bruger is None:
            return
        sight, place = self._door.sight, self.place()
        borders = place.vagtgraenser if place else (Vagtgraenser(),)
        shift = vagtperiode(sight.clock.now(), borders)
        day = sight.kalender.ugedag_kort(sight.kalender.dato(sight.clock.now()))
        icon = "moon" if shift.vagttype == "NAT" else "sun"
        name = sight.texts(f"laas.vagt_{shift.vagttype}")
        facts = sight.texts("laas.dag_og_navn", dag=day, navn=self.bruger.navn.split(" ")[0])
        self.window.set_shift(ShiftLine(name, facts, icon))
        for post in self.directory().poster:
            if post.kode == BAGVAGT:
                self.window.set_bagvagt(post.navn, post.nummer)

    def show_open(self) -> None:
        """Show what was begun and is not finished."""
        if self.desk is not None:
            self.window.set_open(open_items(self.desk))

    def _saved(self, changed: Changed) -> None:
        if changed.touches(*_OPEN):
            self.show_open()
        if changed.touches(*_SHOWS):
            self._front.start()
        if changed.touches("enhed", "opslag"):
            self._show_the_day()

    def _show_the_day(self) -> None:
        if self.changes.reads():  # the program's own look is no wish to open more (0155)
            with suppress(StorageError):  # a busy file: the next minute shows it
                self.show_shift()


def net_shown(desk: Desk, window: MainWindow, old: tuple[QObject, ...]) -> tuple[QObject, ...]:
    """The pill, and the marks on pages that two have written, in the place of the last person's."""
    # Imported here: the lock is painted before the network is needed (design.md 6).
    from akutdesk.ui.konflikt.marks import Marks
    from akutdesk.ui.synk.pill import Pill

    for each in old:
        each.deleteLater()
    return Pill(desk, window), Marks(desk, window, window)


def _is_kept(window: MainWindow, _: Changed) -> None:
    """Something was stored: what could not be kept before is no more to be told."""
    window.clear(UNKEPT)

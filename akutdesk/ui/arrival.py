"""What awaits a person who has just come in: calls from the lock, words left behind, what was found changed."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from akutdesk.domain.adgang import maa
from akutdesk.domain.errors import AdgangError
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import StorageError
from akutdesk.ui.disk_watch import DiskWatch
from akutdesk.ui.furnish import LEDER
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.tidings import Tidings
from akutdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from akutdesk.storage.store import Store
    from akutdesk.ui.log_watch import LogWatch


class Arrival(QObject):
    """Shows and tells it, each thing once."""

    def __init__(
        self, door: Door, workplace: Workplace, tidings: Tidings, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._door = door
        self._workplace = workplace
        self._tidings = tidings
        self._window = window
        self._greeted: set[Bruger] = set()
        self._clock_answered = False
        self._log: LogWatch | None = None
        self._disk = DiskWatch(workplace, tidings)

    def greet(self, bruger: Bruger) -> None:
        """The person's own pages are there; this comes on top of them."""
        if not self._show_calls():
            self._offer_drafts(bruger)
        waits = self._tell_waiting_order()
        self._tidings.strangers(self._workplace.changed_from_outside())
        self._disk.greet()
        self._ask_for_new_sheets(bruger)
        self._ask_about_clock()
        self._watch_log()
        frame = self._window.frame
        if not (waits or frame.alarm_area.names or frame.done_area.names):
            self._tell_sample_is_due()  # the calmest of all: whatever else is said goes before it

    def _watch_log(self) -> None:
        """Readers of the log hear at each unlock whether it is as it was written."""
        if self._log is None:
            # Imported here: the lock is painted before the store is needed (design.md 6).
            from akutdesk.ui.log_watch import LogWatch

            self._log = LogWatch(self._workplace, self._tidings)
        self._log.greet()

    def _ask_for_new_sheets(self, bruger: Bruger) -> None:
        """Each time, until they are made: whoever saw the used sheet knows its code (mockups/paper/11)."""
        used = self._door.noegler.ark_brugt()
        if used is None:
            return
        make = partial(self._window.dispatch.run, "nye_ark") if bruger.rolle == LEDER else None
        self._tidings.kit_was_used(used, make)

    def _ask_about_clock(self) -> None:
        """Once: nothing is refused for its time (sync-and-security.md 2.5.4)."""
        store = self._door.noegler.store()

        def asked() -> None:
            self._clock_answered = True
            with suppress(StorageError):  # a full disk asks again another time
                store.clock_was_asked()

        right = self._clock_is_right if self._clock_holds_people(store) else None
        if right is not None or store.clock_is_doubtful():
            self._log_doubt()
            self._tidings.clock_is_doubtful(asked, right=right)

    def _log_doubt(self) -> None:
        """That somebody was warned of the clock stands in the log (2.8)."""
        desk = self._workplace.desk
        if desk is not None:
            with suppress(StorageError):  # the warning is shown all the same
                desk.store.log(desk.adgang, "UR_TVIVL")

    def _clock_holds_people(self, store: Store) -> bool:
        """Whether a leader is in, and a clock that stood ahead may keep people with days out (0172)."""
        desk = self._workplace.desk
        if desk is None or self._clock_answered or not maa(desk.adgang, "BEKRAEFT_UR"):
            return False
        with suppress(StorageError):  # a busy file: another unlock asks
            return store.uret.er_bagud(desk.adgang)
        return False

    def _clock_is_right(self) -> None:
        desk = self._workplace.desk
        if desk is None:
            return
        try:
            desk.store.uret.passer(desk.adgang)
        except (StorageError, AdgangError) as error:
            self._clock_answered = False
            self._tidings.trouble(error)

    def _show_calls(self) -> bool:
        """The newest call that was begun at the lock comes to the front; the others stand under Åbne."""
        try:
            begun = self._workplace.take_calls()
        except StorageError as error:
            self._tidings.trouble(error)
            return False
        if not begun:
            return False
        self._workplace.show_open()
        self._window.go("henvendelse", begun[-1].rid)
        jotted = [one for one in begun if one.jotted]
        if jotted:
            self._tidings.words_are_here(jotted[-1])
        return True

    def _offer_drafts(self, bruger: Bruger) -> None:
        """Once for each person: what was still being typed when the desk stopped."""
        desk = self._workplace.desk
        if desk is not None and bruger not in self._greeted:
            self._greeted.add(bruger)
            # Imported here: the lock is painted before the store is needed (design.md 6).
            from akutdesk.ui.laas.found_drafts import offer

            offer(desk, self._door.sight.kalender)

    def _tell_sample_is_due(self) -> None:
        """Once in each shift, to whoever reads the log: a month without a sample is a log that nobody reads (0144)."""
        from akutdesk.ui.stikproeve.door import tell_due

        desk = self._workplace.desk
        if desk is None:
            return
        with suppress(StorageError):  # a busy file: the next unlock tells it
            tell_due(desk)

    def _tell_waiting_order(self) -> bool:
        """At each unlock, as long as somebody's order to erase waits for this person's signature."""
        from akutdesk.ui.sletning.door import tell_waiting

        if self._workplace.desk is not None:
            with suppress(
                StorageError
            ):  # a busy file: the page itself says it, and the next unlock
                return tell_waiting(self._workplace.desk)
        return False

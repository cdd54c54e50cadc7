"""The life of one process: first run or lock, in, locked, in again, and the end (design.md 8.16-8.18).

Everything that happens to the whole desk comes together here, and nothing of it is decided here: the idle
watch says when, the guard who, the workplace what.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import StorageError
from akutdesk.ui.arrival import Arrival
from akutdesk.ui.card_desk import CardDesk
from akutdesk.ui.clipboard import ClipboardGuard
from akutdesk.ui.first_run import FirstRun
from akutdesk.ui.handover_door import HandoverDoor
from akutdesk.ui.laas.entrance import Entrance
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.laas.place import Place
from akutdesk.ui.laas.shift_end import ShiftEnd
from akutdesk.ui.laas.state import Laas
from akutdesk.ui.laas.successor import Successor
from akutdesk.ui.laas.time_end import Inside, TimeEnd
from akutdesk.ui.laas.watch import IdleWatch
from akutdesk.ui.last_words import SAVING, LastWords
from akutdesk.ui.leader_door import LeaderDoor
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.messages import text_of
from akutdesk.ui.oevelse.practice import Practice
from akutdesk.ui.popups import close_popups
from akutdesk.ui.refusal import RefusalScreen
from akutdesk.ui.tidings import Tidings
from akutdesk.ui.waiting_words import WaitingWords
from akutdesk.ui.workplace import START, Workplace


@dataclass(frozen=True, kw_only=True)
class Limbs:
    """What the life moves."""

    door: Door
    inside: Inside
    window: MainWindow
    guard: Guard
    entrance: Entrance
    workplace: Workplace
    watch: IdleWatch
    clipboard: ClipboardGuard
    successor: Successor
    first_run: FirstRun
    place: Place
    card: CardDesk
    practice: Practice


class Life(QObject):
    """`ended`: this process has nothing left to do."""

    ended = Signal()

    def __init__(self, limbs: Limbs) -> None:
        super().__init__(limbs.window)
        self._limbs = limbs
        self._door = limbs.door
        self._shift_end = ShiftEnd(limbs.guard, limbs.door.sight.clock)
        self._shift_end.come.connect(self._shift_ended)
        self._time_end = TimeEnd(limbs.door, limbs.inside, come=self.full_lock, parent=self)
        self._tidings = Tidings(limbs.door.sight, limbs.window)
        self._going = False
        self._words = WaitingWords(self._door, limbs.workplace)
        self._words.kept.connect(self._kept)
        LastWords(limbs.window, limbs.door.sight.texts)
        self._arrival = Arrival(self._door, limbs.workplace, self._tidings, limbs.window)
        self._leader = LeaderDoor(
            self._door, limbs.workplace, guard=limbs.guard, first_run=limbs.first_run
        )
        limbs.workplace.entered.connect(self._leader.bind)
        handover = HandoverDoor(
            self._door, limbs.workplace, guard=limbs.guard, entrance=limbs.entrance
        )
        limbs.workplace.entered.connect(handover.bind)
        self._connect()

    @property
    def limbs(self) -> Limbs:
        """What it moves."""
        return self._limbs

    # ---- the lock

    def begin(self) -> None:
        """Nobody is in: the full lock, or the first run where there is no desk yet."""
        if self._limbs.first_run.is_due():
            self._limbs.first_run.begin()
        else:
            self._limbs.guard.lock(Laas.FULD)

    def lock_screen(self) -> None:
        """Ctrl+L, five idle minutes, the system's own lock. After shift or days only the full lock is left."""
        guard, workplace = self._limbs.guard, self._limbs.workplace
        if guard.locked or workplace.bruger is None:
            return
        if not self._shift_end.code_holds or self._time_end.is_over:
            self.full_lock()
            return
        with ExitStack() as then:
            # Last first, and each whatever happens in the one before: nothing on a page keeps a lock away.
            then.callback(self._note, workplace.bruger, "LAAS")
            then.callback(self._limbs.watch.start, laast=True)
            then.callback(self._cover, Laas.SKAERM)

    def full_lock(self) -> None:
        """An idle hour, sleep, the end of the shift, five wrong codes: a fresh process takes over."""
        bruger = self._limbs.workplace.bruger
        if self._going or bruger is None:
            return
        with ExitStack() as then:
            then.callback(self._end_or_wait, bruger)
            then.callback(self._cover, Laas.FULD)

    def _end_or_wait(self, bruger: Bruger) -> None:
        """Words that no disk has taken are lost with this process: it stays, covered, until they are kept."""
        if self._words.wait:
            self._limbs.guard.shut()
            self._limbs.guard.tell_unsaved(waits=True)
            self._words.hold_lock()
        else:
            self._end(bruger)

    def _end(self, bruger: Bruger) -> None:
        self._going = True
        with ExitStack() as then:
            then.callback(self._limbs.successor.start)
            # What is put away last may be the first that is not saved.
            then.callback(self._tell_unsaved)
            then.callback(self._put_away)
            then.callback(self._note, bruger, "LAAS")
            then.callback(self._limbs.guard.hold)

    def _kept(self) -> None:
        bruger = self._limbs.workplace.bruger
        if bruger is not None and self._limbs.guard.locked and not self._going:
            self._end(bruger)

    def quit(self) -> None:
        """The window closes: nothing typed is lost, and no key is left."""
        if not self._going:
            self._put_away()

    def come_in(self, bruger: Bruger) -> None:
        """The door is open for this person."""
        if other := self._limbs.workplace.bruger != bruger:
            self._limbs.window.close_pages()
        self._limbs.guard.leave()
        while other and self._limbs.window.layers.full is not None:
            # What lay under the lock was somebody else's: a card, a plan turned to a citizen.
            self._limbs.window.leave_full()
        self._limbs.workplace.enter(bruger)
        if self._limbs.window.frame.pages.page is None:
            self._limbs.window.go(START)
        self._limbs.watch.start(laast=False)
        self._words.begin()
        self._shift_end.wait()
        self._time_end.wait(bruger)
        self._arrival.greet(bruger)
        self._limbs.workplace.keep_front()
        self._limbs.workplace.begin_copies()

    # ---- what happens

    def _connect(self) -> None:
        limbs = self._limbs
        limbs.entrance.inde.connect(self.come_in)
        limbs.entrance.afvist.connect(self.refuse)
        limbs.first_run.inde.connect(limbs.entrance.choose_code)
        limbs.first_run.afvist.connect(self.refuse)
        limbs.first_run.med.connect(self.begin)
        limbs.first_run.akutkort.connect(limbs.card.show)
        limbs.first_run.begyndt.connect(lambda: limbs.watch.start(laast=False))
        limbs.guard.brugt_op.connect(self.full_lock)
        limbs.guard.forkert.connect(self._wrong_code)
        limbs.guard.akutkort.connect(limbs.card.show)
        limbs.watch.varsel.connect(self._tidings.lock_is_near)
        limbs.watch.rettet.connect(self._tidings.lock_is_far)
        limbs.watch.skaermlaas.connect(self.lock_screen)
        limbs.watch.fuld_laas.connect(self.full_lock)
        limbs.successor.malet.connect(self._succeeded)
        limbs.successor.doed.connect(limbs.place.replace)
        limbs.window.on("laas", self.lock_screen)
        limbs.window.on("akutkort", limbs.card.show)
        limbs.window.on("oevelse", limbs.practice.begin)

    def refuse(self, error: Exception) -> None:
        """The store will not open: say why, in the window, and change nothing."""
        texts = self._door.sight.texts
        words = text_of(error, texts) or texts("fejl.lager")
        screen = RefusalScreen(self._door.sight.look, texts, words)
        screen.luk.connect(self._limbs.window.close)
        screen.akutkort.connect(self._limbs.card.show)
        self._limbs.window.show_full(screen)

    def _cover(self, kind: Laas) -> None:
        """Nothing is to be seen from here on; whatever lay over the page is put away with it."""
        gemt = self._door.sight.kalender.klokken(self._door.sight.clock.now())
        with ExitStack() as then:
            # Painted at once: a machine that goes to sleep wakes with this on its screen (F22).
            then.callback(self._limbs.window.repaint)
            then.callback(self._tell_unsaved)
            then.callback(self._limbs.guard.lock, kind, gemt=gemt)
            close_popups()
            self._tidings.lock_is_far()
            self._limbs.practice.put_away()
            self._limbs.workplace.stop_copies()
            self._limbs.watch.stop()
            self._limbs.clipboard.clear_ours()
            self._limbs.first_run.put_away()
            self._leader.put_away()
            self._limbs.workplace.keep_front()

    def _tell_unsaved(self) -> None:
        """The lock says only what is known (design.md 8.25): not that all is saved while a save fails."""
        unsaved = SAVING in self._limbs.window.frame.alarm_area.names
        self._limbs.place.unsaved = unsaved
        if unsaved:
            self._limbs.guard.tell_unsaved()

    def _put_away(self) -> None:
        with ExitStack() as then:
            then.callback(self._door.noegler.luk)
            then.callback(self._limbs.workplace.close)
            then.callback(self._limbs.workplace.stop_net)
            self._limbs.practice.put_away()
            self._limbs.workplace.stop_copies()
            self._limbs.watch.stop()
            self._shift_end.stop()
            self._words.stop()
            self._limbs.clipboard.clear_ours()

    def _note(self, bruger: Bruger, handling: str) -> None:
        """An entry in the log; a disk that takes none keeps no lock away."""
        with suppress(StorageError):
            self._door.noegler.store().log(bruger.adgang, handling)

    def _wrong_code(self) -> None:
        with suppress(StorageError):
            self._door.noegler.store().failed_login()

    def _succeeded(self) -> None:
        self._limbs.guard.put_away()
        self.ended.emit()

    def _shift_ended(self) -> None:
        """A locked screen nobody has a code for; a running talk keeps it until an idle hour."""
        if self._limbs.guard.locked and not self._limbs.workplace.has_talk():
            self.full_lock()

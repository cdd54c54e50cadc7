"""What the life of the desk has to say in the window: the lock that is near, found words, strangers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from akutdesk.domain.errors import AdgangError
from akutdesk.storage.errors import StorageError
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.laas.door_screen import Sight
from akutdesk.ui.laas.handover import Begun
from akutdesk.ui.messages import text_of
from akutdesk.ui.shell import Shell
from akutdesk.ui.unkept import FORMS

WARNING = "varsel"
_SHEET = "nye_ark"
_LOG = "log_afviger"
_DISK = "disk"


class Tidings:
    """Says things; decides nothing."""

    def __init__(self, sight: Sight, shell: Shell) -> None:
        self._sight = sight
        self._shell = shell

    def lock_is_near(self) -> None:
        """Half a minute before the skaermlaas; nothing counts down (design.md D16)."""
        texts = self._sight.texts
        stay = StripButton(texts("laas.bliv"), self.lock_is_far)
        words = texts("laas.varsel")
        self._shell.alarm(Strip(WARNING, "warn", words, icon="lock", buttons=(stay,)))

    def lock_is_far(self) -> None:
        """A key was pressed, or the lock has come."""
        self._shell.clear(WARNING)

    def words_are_here(self, begun: Begun) -> None:
        """What was jotted at the lock stands in the note now."""
        tid = self._sight.kalender.klokken(begun.start)
        words = self._sight.texts("laas.notat_hentet", tid=tid)
        self._shell.done(Strip("stikord", "info", words, icon="pencil"))

    def strangers(self, found: Sequence[str]) -> None:
        """Somebody has changed something from outside: `forside_rettet`, `indbakke_fremmed`, `fil_aeldre`."""
        for word in found:
            words = self._sight.texts(f"laas.{word}")
            self._shell.alarm(Strip(word, "err", words))

    def log_differs(
        self, steder: Sequence[str], seen: Callable[[], None], *, what: str = "log"
    ) -> None:
        """It is not as it was written, at these places: told to the log's readers until one has seen it (0164).

        `what`: "log", or "fil" for the one place that is tables of this file (0187).
        """
        texts = self._sight.texts
        more = len(steder) - 1
        ending = {0: "", 1: "_et_til"}.get(more, "_flere")
        words = texts(f"laas.{what}_afviger{ending}", sted=steder[0], n=more)

        def noted() -> None:
            self._shell.clear(_LOG)
            seen()

        buttons = (StripButton(texts("laas.log_set"), noted),)
        strip = Strip(_LOG, "warn", words, icon="alert-triangle", buttons=buttons)
        self._shell.alarm(strip)

    def clock_is_doubtful(
        self, asked: Callable[[], None], *, right: Callable[[], None] | None = None
    ) -> None:
        """The clock is behind what was written, or behind the program: asked once, and work goes on.

        `right`: what a leader does besides by saying that it is right.
        """
        texts, calendar = self._sight.texts, self._sight.kalender
        now = self._sight.clock.now()
        day = calendar.dag(calendar.dato(now))

        def answered() -> None:
            asked()
            self._shell.clear("ur")

        def is_right() -> None:
            answered()
            if right is not None:
                right()

        def wrong() -> None:
            answered()
            self._shell.done(Strip("ur", "warn", texts("laas.ur_ret"), icon="clock"))

        key = "laas.ur" if right is None else "laas.ur_bagud"
        words = texts(key, dag=day, tid=calendar.klokken(now))
        buttons = (
            StripButton(texts("laas.ur_passer"), is_right),
            StripButton(texts("laas.ur_forkert"), wrong),
        )
        self._shell.alarm(Strip("ur", "warn", words, icon="clock", buttons=buttons))

    def disk_is_nearly_full(self) -> None:
        """There is little room left; work goes on."""
        self._shell.alarm(Strip(_DISK, "warn", self._sight.texts("fejl.disk_snart")))

    def disk_is_full(self) -> None:
        """What is there can be read and no more be written: paper is the way on (ux.md 3.3 disk.fuld, disk.trin)."""
        texts = self._sight.texts
        forms = StripButton(texts("noedmappe.tomme"), partial(self._shell.run, FORMS))
        self._shell.alarm(Strip(_DISK, "err", texts("fejl.disk_fuld"), buttons=(forms,)))

    def disk_has_room(self) -> None:
        """There is room again."""
        self._shell.clear(_DISK)

    def kit_was_used(self, used: datetime, make: Callable[[], object] | None) -> None:
        """A sheet from the envelope was used: a leader is asked for two new ones (`make`), the others know."""
        texts, calendar = self._sight.texts, self._sight.kalender
        day = calendar.dag(calendar.dato(used))
        if make is None:
            self._shell.done(
                Strip(_SHEET, "info", texts("nye_ark.brugt_andre", dag=day), icon="lock")
            )
            return

        def now() -> None:
            self._shell.clear(_SHEET)
            make()

        buttons = (
            StripButton(texts("nye_ark.lav"), now),
            StripButton(texts("nye_ark.senere"), partial(self._shell.clear, _SHEET)),
        )
        words = texts("nye_ark.brugt", dag=day)
        self._shell.alarm(Strip(_SHEET, "info", words, icon="lock", buttons=buttons))

    def trouble(self, error: StorageError | AdgangError) -> None:
        """The store would not do something the person did not ask for by a key."""
        words = text_of(error, self._sight.texts)
        self._shell.alarm(Strip("lager", "err", words or self._sight.texts("fejl.lager")))

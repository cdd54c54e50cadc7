"""Leads from an ill file back to the desk: find the newest sound backup, say it, bring it back (decision 0160).

Whoever comes here has shown a password or a kit. Both are let go when the screen goes, or after ten minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from akutdesk.storage.errors import StorageError
from akutdesk.ui.laas import rescue_words
from akutdesk.ui.laas.door_screen import DoorScreen
from akutdesk.ui.laas.forside import forside_of
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.laas.rescue_screen import RescueScreen, Trin
from akutdesk.ui.messages import text_of

if TYPE_CHECKING:
    from akutdesk.storage.from_backup import Hentet
    from akutdesk.storage.redning import NyesteKopi, Redning

LONGEST_MS = 10 * 60 * 1000
"""A shown password on an empty chair is a way in for anybody: it is put away after this."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Why it is needed (a StorageError's kode), whose keys it is done with, and what comes after."""

    kode: str
    redning: Callable[[], Redning]
    """Slow: called in a job."""
    then: Callable[[], None]
    without: Callable[[], None] | None = None
    """On in the file as it is; None where it does not open."""


def _nothing() -> None:
    """Nothing was found yet."""


class Rescue(QObject):
    """One at a time, over the lock."""

    def __init__(
        self, door: Door, *, show: Callable[[DoorScreen], None], leave: Callable[[], None]
    ) -> None:
        super().__init__()
        self._door = door
        self._show = show
        self._leave = leave
        self._bringing: Callable[[], None] = _nothing

    def begin(self, ask: Ask) -> None:
        """Say what happened, and look for the newest backup that holds."""
        sight = self._door.sight
        title = rescue_words.titel(ask.kode, sight.texts)
        front = forside_of(sight, self._door.forhal)
        back = sight.texts("redning.uden" if ask.without else "redning.tilbage")
        screen = RescueScreen(sight, front, title, back=back)
        screen.led.connect(partial(self._look, screen, ask))
        screen.hent.connect(self._bring_now)
        screen.tilbage.connect(partial(self._go_back, ask))
        self._put_away_later(screen)
        self._look(screen, ask)
        self._show(screen)

    def _look(self, screen: RescueScreen, ask: Ask, typed: str = "") -> None:
        """Beside the file, or in the folder that was typed."""
        texts, folder = self._door.sight.texts, Path(typed) if typed else None
        screen.show_step(Trin.LEDER, (texts("redning.uroert"), texts("redning.leder")))

        def looked() -> tuple[Redning, NyesteKopi]:
            redning = ask.redning()
            return redning, redning.find(folder)

        self._door.jobs.run(
            looked,
            done=lambda found: self._found(screen, ask, *found),
            failed=partial(self._none, screen, folder),
            owner=screen,
        )

    def _found(self, screen: RescueScreen, ask: Ask, redning: Redning, fund: NyesteKopi) -> None:
        texts = self._door.sight.texts
        lines = rescue_words.fundet(fund, texts, self._door.sight.kalender)
        screen.show_step(Trin.FUNDET, (*lines, texts("redning.bliver_gemt")))
        self._door.shell.say(" ".join(lines), assertive=True)
        self._bringing = partial(self._bring, screen, ask, redning, fund)

    def _none(self, screen: RescueScreen, folder: Path | None, error: Exception) -> None:
        """Nothing that can be used: what one can do then; a folder that was looked in has its own sentence."""
        texts = self._door.sight.texts
        lines = [texts("redning.uroert"), texts("redning.ingen")] if folder is None else []
        screen.show_step(
            Trin.INGEN, (*lines, texts("redning.ingen_sted"), texts("redning.ingen_raad"))
        )
        if folder is not None:
            screen.say(self._words(error))
        self._door.shell.say(self._words(error), assertive=True)

    def _bring_now(self) -> None:
        self._bringing()

    def _bring(self, screen: RescueScreen, ask: Ask, redning: Redning, fund: NyesteKopi) -> None:
        texts = self._door.sight.texts
        screen.show_step(Trin.HENTER, (texts("redning.henter"), texts("redning.lad_taendt")))
        self._door.jobs.run(
            partial(redning.hent, fund.kopi),
            done=partial(self._is_here, screen, ask),
            failed=partial(self._not_brought, screen, fund),
            owner=screen,
        )

    def _is_here(self, screen: RescueScreen, ask: Ask, hentet: Hentet | None) -> None:
        texts = self._door.sight.texts
        title = texts("redning.hel_titel" if hentet is None else "redning.her_titel")
        lines = rescue_words.her(hentet, texts, self._door.sight.kalender)
        screen.videre.connect(partial(self._go_on, ask))
        screen.show_end(title, lines, texts("redning.videre"))
        self._door.shell.say(title, assertive=True)

    def _not_brought(self, screen: RescueScreen, fund: NyesteKopi, error: Exception) -> None:
        """What was there is still there: the same may be tried again."""
        lines = rescue_words.fundet(fund, self._door.sight.texts, self._door.sight.kalender)
        screen.show_step(Trin.FUNDET, lines)
        words = self._words(error)
        screen.say(words)
        self._door.shell.say(words, assertive=True)

    def _go_back(self, ask: Ask) -> None:
        self._put_away()
        if ask.without is not None:
            ask.without()

    def _go_on(self, ask: Ask) -> None:
        self._put_away()
        ask.then()

    def _words(self, error: Exception) -> str:
        texts = self._door.sight.texts
        found = text_of(error, texts) if isinstance(error, StorageError) else None
        return found or texts("fejl.lager")

    def _put_away_later(self, screen: RescueScreen) -> None:
        """Its clock goes with the screen; a backup that is just being brought is waited for."""
        end = QTimer(screen, interval=LONGEST_MS)

        def over() -> None:
            if screen.trin is not Trin.HENTER:
                end.stop()
                self._put_away()

        end.timeout.connect(over)
        end.start()

    def _put_away(self) -> None:
        """Nobody's keys stay in memory for it."""
        self._bringing = _nothing
        self._leave()

"""What is begun and jotted at a locked door: clocks into laas.json, words sealed in the inbox (design.md 8.16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from akutdesk.domain.record import new_id
from akutdesk.storage.errors import StorageError
from akutdesk.ui.laas.door_screen import Sight
from akutdesk.ui.noegler import Forhal

if TYPE_CHECKING:
    from akutdesk.storage.bruger import Jot


class Jotbook:
    """One jotting for each clock that runs. Each call gives the sentence about what became of it."""

    def __init__(self, sight: Sight, forhal: Forhal) -> None:
        self._sight = sight
        self._forhal = forhal
        self._jots: list[Jot] = []

    def begin(self, ure: Iterable[datetime]) -> None:
        """A lock falls over these clocks."""
        self._jots = []
        self.take(ure)

    def take(self, ure: Iterable[datetime]) -> None:
        """Clocks that another process has started."""
        self._jots += [_jot(b"", start) for start in ure]

    def start(self, start: datetime) -> str:
        """F2: keep the clock's start, and have a place for its words."""
        self._jots.append(_jot(new_id(), start))
        try:
            self._forhal.start_ur(start)
        except StorageError:
            return self._sight.texts("laas.notat_fejl")
        return self._sight.texts("laas.uret_gaar")

    def seal(self, number: int, text: str) -> str:
        """Seal the words of one clock, over what it held before."""
        try:
            self._forhal.jot(replace(self._jots[number], tekst=text))
        except StorageError:
            return self._sight.texts("laas.notat_fejl")
        tid = self._sight.kalender.klokken(self._sight.clock.now())
        return self._sight.texts("laas.notat_gemt", tid=tid)


def _jot(number: bytes, start: datetime) -> Jot:
    # Imported here: most locks are painted while no clock runs (design.md 6).
    from akutdesk.storage.bruger import Jot

    return Jot(number, start)

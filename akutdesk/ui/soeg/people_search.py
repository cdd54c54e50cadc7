"""A search among citizens from its first key to its end, which is one entry in the log (design.md 8.21)."""

from __future__ import annotations

from akutdesk.domain.adgang import maa
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import BorgerHit
from akutdesk.storage.search import Palette
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip


class PeopleSearch:
    """Finds nobody for whoever may not search, and before `begin`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._palette: Palette | None = None

    @property
    def is_on(self) -> bool:
        """Whether one searches now."""
        return self._palette is not None

    def begin(self) -> None:
        """Begin, unless it has begun."""
        if self._palette is None and maa(self._desk.adgang, "SOEG"):
            self._palette = self._desk.store.palette(self._desk.adgang)

    def hits(self, typed: str, most: int) -> tuple[BorgerHit, ...]:
        """Whom the words find."""
        return self._palette.hits(typed, most) if self._palette is not None else ()

    def end(self) -> None:
        """It is over and logged; a disk that will not take the entry is told. Nobody's words are in danger by that."""
        palette, self._palette = self._palette, None
        if palette is None:
            return
        try:
            palette.close()
        except StorageError:
            self._desk.shell.done(Strip("log", "err", self._desk.texts("fejl.log")))

"""The one signal that something was saved, so that other screens read again what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Changed:
    """What a save or a sync round touched; `initiator` is the screen that did it and knows already."""

    types: frozenset[str]
    ids: frozenset[bytes]
    initiator: object | None = None

    def touches(self, *types: str) -> bool:
        """Whether a record of one of these TYPEs changed."""
        return not self.types.isdisjoint(types)


class Changes(QObject):
    """Tells every screen about each save, and those who carry it on.

    `saved`: read again what is shown. `stored`: something is new in the store; whoever hears that reads no content.
    `reads`: whether whoever is in may read more: what is read again by itself is not their deed (decision 0155).
    """

    saved = Signal(object)
    stored = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, reads: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(parent)
        self._reads = reads

    def reads(self) -> bool:
        """Whether who is in may read more; what the desk reads by itself asks this first."""
        return self._reads()

    def tell(
        self, types: Iterable[str], ids: Iterable[bytes] = (), *, initiator: object | None = None
    ) -> None:
        """Say that records of these TYPEs, with these ids, are stored anew."""
        changed = Changed(frozenset(types), frozenset(ids), initiator)
        self.stored.emit(changed)
        if self._reads():
            self.saved.emit(changed)

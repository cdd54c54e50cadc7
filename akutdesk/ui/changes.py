"""The one signal that something was saved, so that other screens read again what they show."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Tells every screen about each save."""

    saved = Signal(object)

    def tell(
        self, types: Iterable[str], ids: Iterable[bytes] = (), *, initiator: object | None = None
    ) -> None:
        """Say that records of these TYPEs, with these ids, are stored anew."""
        self.saved.emit(Changed(frozenset(types), frozenset(ids), initiator))

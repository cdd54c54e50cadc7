"""What came in from other desks, told in bundles: a night's worth is some refreshes, not thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from akutdesk.storage.act import Changes as Arrived
    from akutdesk.ui.changes import Changes

BUNDLE_MS = 300
"""Told this long after the first part of it."""


class Arrivals(QObject):
    """Tells as `initiator`, whoever that is to the pages: none of them, so that each reads again."""

    def __init__(self, initiator: QObject) -> None:
        super().__init__(initiator)
        self._initiator = initiator
        self._changes: Changes | None = None
        self._types: set[str] = set()
        self._ids: set[bytes] = set()
        self._soon = QTimer(self, singleShot=True, interval=BUNDLE_MS)
        self._soon.timeout.connect(self.tell)

    def begin(self, changes: Changes) -> None:
        """Tell it here from now on."""
        self._changes = changes

    def stop(self) -> None:
        """Nobody is there to be told: whoever comes reads everything anew."""
        self._changes = None
        self._types.clear()
        self._ids.clear()
        self._soon.stop()

    def take(self, arrived: Arrived) -> None:
        """Some more came in."""
        self._types |= arrived.types
        self._ids |= arrived.ids
        if self._types and not self._soon.isActive():
            self._soon.start()

    def tell(self) -> None:
        """Tell it now."""
        self._soon.stop()
        types, ids = frozenset(self._types), frozenset(self._ids)
        self._types.clear()
        self._ids.clear()
        if self._changes is not None and types:
            self._changes.tell(types, ids, initiator=self._initiator)

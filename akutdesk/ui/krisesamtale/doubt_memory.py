"""Whether "Er du i tvivl?" stands open: kept for each person in this PC's own part of the store (ux.md 2.9)."""

from __future__ import annotations

from akutdesk.ui.desk import Desk

_OPEN, _FOLDED = b"1", b"0"


class DoubtMemory:
    """Folded until somebody opens it; then as that person left it."""

    def __init__(self, desk: Desk) -> None:
        self._store = desk.store
        self._name = f"krisesamtale.tvivl.{desk.adgang.bruger.hex()}"

    @property
    def is_open(self) -> bool:
        """How this person left it."""
        return self._store.secret(self._name) == _OPEN

    def keep(self, is_open: bool) -> None:  # noqa: FBT001 - a slot of Qt
        """Remember it. Raises StorageError."""
        self._store.keep_secret(self._name, _OPEN if is_open else _FOLDED)

"""A line for a small whole number."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_DIGITS: Final = 3
_WIDE: Final = 96


class NumberLine(GuardedLine):
    """`tal` is the number, None if it is none."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, name=name, limit=20)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tal(self) -> int | None:
        """The number that stands here."""
        digits = self.text().strip()
        fits = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
        return int(digits) if fits else None

    def put(self, tal: int) -> None:
        """Write a number."""
        self.setText(str(tal))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDE), super().sizeHint().height())

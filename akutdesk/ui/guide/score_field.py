"""A number from 0 to 10 in somebody's own judgement: typed, or counted with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QSizePolicy

from akutdesk.ui.fields import LineField
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

HIGHEST = 10
_SHAPE = "10|[0-9]"
_WIDE = 64
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class ScoreField(LineField):
    """Empty means that nobody asked."""

    scored = Signal()
    """Somebody gave another number, or took it away."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, name=name, hint="–", size=18)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(_SHAPE), self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._edited)
        look.changed.connect(self._measure)
        self._measure()

    @property
    def value(self) -> int | None:
        """The number, or None."""
        return int(self.text()) if self.text() and self.hasAcceptableInput() else None

    def set_value(self, value: int | None) -> None:
        """Show this number."""
        if value != self.value:
            self.setText("" if value is None else str(value))

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(arg__1.key()))
        if step is None:
            super().keyPressEvent(arg__1)
            return
        now = self.value
        first = 0 if step > 0 else HIGHEST
        self.set_value(first if now is None else min(max(now + step, 0), HIGHEST))
        self.scored.emit()

    def _edited(self, _text: str) -> None:
        self.scored.emit()

    def _measure(self) -> None:
        self.setFixedWidth(self._look.px(_WIDE))

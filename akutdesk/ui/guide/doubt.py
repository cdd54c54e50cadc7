"""Er du i tvivl? – folded until somebody is, and then in the same place every time (ux.md 2.9)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.guide.fold_button import FoldButton
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look


class DoubtPanel(QWidget):
    """A calm box with a heading one can press; Alt+T does the same."""

    toggled = Signal(bool)
    """Somebody opened or folded it."""

    def __init__(self, look: Look, texts: Texts, lines: tuple[str, ...], *, is_open: bool) -> None:
        super().__init__()
        self._look = look
        states = (texts("guide.tvivl_foldet"), texts("guide.tvivl_aaben"))
        hint = keys.hint("tvivl", "krisesamtale")
        self.button = FoldButton(look, texts("guide.tvivl"), keys=hint, states=states)
        self.button.clicked.connect(self.toggle)
        self._lines = QWidget()
        rows = VBox(look, self._lines, gap=2, margins=(40, 0, 24, 12))
        self._said = tuple(Text(look, line) for line in lines)
        for line in self._said:
            rows.addWidget(line)
        box = VBox(look, self)
        box.addWidget(self.button)
        box.addWidget(self._lines)
        self._show(is_open=is_open)

    @property
    def is_open(self) -> bool:
        """Whether the lines are seen."""
        return not self._lines.isHidden()

    def reword(self, lines: tuple[str, ...]) -> None:
        """The same lines in other words."""
        for line, words in zip(self._said, lines, strict=True):
            line.setText(words)

    def toggle(self) -> None:
        """Fold or open."""
        self._show(is_open=not self.is_open)
        self.toggled.emit(self.is_open)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        Brush(QPainter(self), self._look).box(QRectF(self.rect()), fill="info_bg")

    def _show(self, *, is_open: bool) -> None:
        self._lines.setVisible(is_open)
        self.button.show_open(is_open)
        self.updateGeometry()

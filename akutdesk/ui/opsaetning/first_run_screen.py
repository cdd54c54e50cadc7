"""What the screens of the first run share: a head, a card whose content scrolls, and the way on below it.

(mock-up 14-opsaetning)
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.button import Button
from akutdesk.ui.keys import hint
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.screen import FullScreen
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

_NARROW = 900


class FirstRunScreen(FullScreen):
    """`videre`: Ctrl+Enter; `tilbage`: Ctrl+PgUp. `where`: what stands at the right of the head."""

    TITLE_KEY: ClassVar[str] = "opsaetning.titel"
    SCOPE: ClassVar[str] = "opsaetning"

    videre = Signal()
    tilbage = Signal()

    def __init__(self, look: Look, texts: Texts, *, where: str = "") -> None:
        super().__init__(look)
        self.texts = texts
        self.where = Text(look, where, colour="text2")
        self.inside = QWidget()
        """What stands on the card."""
        self.pane = ScrollPane(look, self.inside)
        self.next_button = Button(look, "", kind="primary", keys=hint("gem_luk"), size="bar")
        self.back_button = Button(
            look, texts("opsaetning.forrige"), keys=hint("forrige_trin"), size="bar"
        )
        self._head, self.middle, self.foot = HBox(look), HBox(look), HBox(look)
        self._lay_out()
        look.changed.connect(self._fit)
        for action, button, signal in (
            ("gem_luk", self.next_button, self.videre),
            ("forrige_trin", self.back_button, self.tilbage),
        ):
            self.on(action, signal.emit)
            button.clicked.connect(signal)

    def fit(self, *, narrow: bool) -> None:
        """Stand as the width allows at today's text size."""
        edge = 12 if narrow else 48
        self._head.set_measures(gap=0, margins=(edge, 10 if narrow else 32, edge, 0))

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.inside, self.next_button)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.fit(narrow=self.width() < self.look.px(_NARROW))

    def _lay_out(self) -> None:
        look = self.look
        column = VBox(look, self)
        self._head.addWidget(Text(look, self.texts("laas.program"), weight=600, colour="text2"))
        self._head.addStretch(1)
        self._head.addWidget(self.where)
        column.addLayout(self._head)
        card = _Card(look)
        VBox(look, card, margins=(1, 1, 1, 1)).addWidget(self.pane, 1)
        self.middle.addWidget(card, 1)
        column.addLayout(self.middle, 1)
        self.foot.addWidget(self.next_button)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        column.addLayout(self.foot)


class _Card(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        Brush(QPainter(self), self._look).box(
            QRectF(self.rect()), radius=10, fill="surface", line="hair"
        )

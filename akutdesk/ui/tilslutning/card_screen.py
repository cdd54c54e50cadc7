"""A screen of the first run without steps: one card, and the way on below it (mock-up 14-opsaetning)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.fields.button import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.opsaetning.setup_screen import Card
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.screen import FullScreen
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

_NARROW = 900


class CardScreen(FullScreen):
    """`videre`: Ctrl+Enter; `tilbage`: Ctrl+PgUp; `akutkort`: F12, never out of reach."""

    TITLE_KEY: ClassVar[str] = "opsaetning.titel"
    SCOPE: ClassVar[str] = "opsaetning"

    videre = Signal()
    tilbage = Signal()
    akutkort = Signal()

    def __init__(self, look: Look, texts: Texts, *, title: str, words: tuple[str, ...]) -> None:
        super().__init__(look)
        self.texts = texts
        self._inside = QWidget()
        self.rows = VBox(look, self._inside, gap=14)
        self.heading = Heading(look, texts(title), size=22)
        self.rows.addWidget(self.heading)
        self.lead = tuple(Text(look, texts(key)) for key in words)
        for line in self.lead:
            self.rows.addWidget(line)
        self.said = Text(look, "")
        self.said.hide()
        self.next_button = Button(look, "", kind="primary", keys=keys.hint("gem_luk"), size="bar")
        hint = keys.hint("forrige_trin")
        self.back_button = Button(look, texts("opsaetning.forrige"), keys=hint, size="bar")
        self._lay_out()
        for action, signal in (
            ("gem_luk", self.videre),
            ("forrige_trin", self.tilbage),
            ("akutkort", self.akutkort),
        ):
            self.on(action, signal.emit)
        self.next_button.clicked.connect(self.videre)
        self.back_button.clicked.connect(self.tilbage)
        look.changed.connect(self._fit)

    def finish(self, words: str, *, back: bool = True) -> None:
        """The content stands: what the main button says ("" has none), and whether there is a way back."""
        self.rows.addWidget(self.said)
        self.rows.addStretch(1)
        self.show_way(words, back=back)

    def show_way(self, words: str, *, back: bool) -> None:
        """Another way on."""
        self.next_button.set_words(words)
        self.next_button.setVisible(bool(words))
        self.back_button.setVisible(back)

    def say(self, words: str, *, trouble: bool = False) -> None:
        """How it stands, or why it does not go on."""
        self.said.set_ink(weight=600 if trouble else 400, colour="err" if trouble else "text2")
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.said.updateGeometry()
        if words:
            # once it has its place
            QTimer.singleShot(0, self, partial(self._scroll.reveal_whole, self.said))

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._inside, self.next_button)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        look = self.look
        column = VBox(look, self)
        self._head = HBox(look)
        self._head.addWidget(Text(look, self.texts("laas.program"), weight=600, colour="text2"))
        self._head.addStretch(1)
        self._head.addWidget(Text(look, self.texts("opsaetning.titel"), colour="text2"))
        column.addLayout(self._head)
        self._middle = HBox(look)
        card = Card(look)
        self._scroll = ScrollPane(look, self._inside)
        VBox(look, card, margins=(1, 1, 1, 1)).addWidget(self._scroll, 1)
        self._middle.addWidget(card, 1)
        column.addLayout(self._middle, 1)
        self._foot = HBox(look)
        self._foot.addWidget(self.next_button)
        self._foot.addWidget(self.back_button)
        self._foot.addStretch(1)
        column.addLayout(self._foot)
        self._fit()

    def _fit(self) -> None:
        """Stand as the width allows at today's text size."""
        narrow = self.width() < self.look.px(_NARROW)
        edge = 12 if narrow else 48
        inside = 16 if narrow else 48
        wide = edge if narrow else 200
        self._head.set_measures(gap=0, margins=(edge, 10 if narrow else 32, edge, 0))
        self._middle.set_measures(gap=0, margins=(wide, 8 if narrow else 32, wide, 0))
        foot = (edge, 8, edge, 8) if narrow else (wide + inside, 24, wide, 32)
        self._foot.set_measures(gap=8, margins=foot)
        self.rows.set_measures(gap=14, margins=(inside, 16 if narrow else 31, inside, 16))

"""Which consent lets one share, right where one is about to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.text import Text


class ConsentRow(QWidget):
    """Which consent lets one tell; or, where none does, the way to write one."""

    asked = Signal()

    def __init__(self, desk: Desk, scope: str) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self.words = Text(look, "", size=15, colour="text2")
        hint = keys.hint("nyt_samtykke", scope)
        self.write = Button(look, texts("samtykke.skriv"), keys=hint, size="tight")
        self.write.clicked.connect(self.asked)
        row = QWidget()
        HBox(look, row).from_left(self.write)
        self._button_row = row
        box = VBox(look, self, gap=8)
        box.addWidget(self.words)
        box.addWidget(row)

    def show_consent(self, words: str, *, can_ask: bool) -> None:
        """The consent in words, or "" and perhaps a button to write one."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self._button_row.setVisible(can_ask)
        self.setVisible(bool(words) or can_ask)

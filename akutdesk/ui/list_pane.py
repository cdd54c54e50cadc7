"""The left pane of a page about one list: what it is, a sentence about it, and the rows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.ui.layout import VBox
from akutdesk.ui.marked_list import MarkedList, Seen
from akutdesk.ui.text import Heading, Text


class ListPane(QWidget):
    """`title` and `words` are keys of texts; the title is also what a screen reader calls the list."""

    def __init__(
        self, desk: Seen, title: str, words: str, *, ticks: bool = False, gap: float = 8
    ) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self.list = MarkedList(desk, texts(title), ticks=ticks)
        self._box = box = VBox(look, self, margins=(24, 19, 40, 24))
        box.addWidget(Heading(look, texts(title)))
        self._words = Text(look, texts(words), size=15, colour="text2")
        box.addWidget(self._words)
        box.space(gap)
        box.addWidget(self.list)
        box.addStretch(1)

    def set_words(self, words: str) -> None:
        """Say something else under the title."""
        self._words.setText(words)

    def put_under(self, part: QWidget) -> None:
        """Put something right under the rows, such as what stands there while there are none."""
        self._box.insertWidget(self._box.count() - 1, part)

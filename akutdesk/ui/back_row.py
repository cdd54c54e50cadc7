"""The way back for a hand on the mouse, with the key that does the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.fields.button import Button
from akutdesk.ui.layout import HBox
from akutdesk.ui.theme import Look


class BackRow(QWidget):
    """A quiet button whose words begin at the edge of the text above it."""

    outdent = 10
    """The button's own air hangs outside."""

    def __init__(self, look: Look, words: str, do: Callable[[], None]) -> None:
        super().__init__()
        self.button = Button(look, words, kind="quiet", keys=keys.hint("luk"))
        self.button.clicked.connect(do)
        HBox(look, self).from_left(self.button)

"""The way out of a panel for a hand on the mouse, with the key that does the same."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.fields.button import Button
from akutdesk.ui.layout import HBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.theme import Look


class BackRow(QWidget):
    """A quiet button whose words begin at the edge of the panel's text; it closes the panel."""

    outdent = 10
    """The button's own air hangs outside."""

    def __init__(self, look: Look, words: str, panel: Overlay) -> None:
        super().__init__()
        self.button = Button(look, words, kind="quiet", keys=keys.hint("luk"))
        self.button.clicked.connect(panel.close_overlay)
        HBox(look, self).from_left(self.button)

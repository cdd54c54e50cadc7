"""What stands at the left while there is no row: that there is no sample yet, or why none can be read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.text import Text


class NoSample(QWidget):
    """One sentence and one button: the first draw, or the way back."""

    def __init__(self, desk: Desk, scope: str) -> None:
        super().__init__()
        self._texts = desk.texts
        self.words = Text(desk.look, "")
        self.button = Button(desk.look, "", keys=keys.hint("ny_stikproeve", scope))
        row = QWidget()
        HBox(desk.look, row).from_left(self.button)
        box = VBox(desk.look, self, gap=12)
        box.addWidget(self.words)
        box.addWidget(row)

    def show_why(self, trouble: str) -> None:
        """`trouble` is why nothing can be read; "" where there is nothing."""
        self.words.setText(trouble or self._texts("stikproeve.intet"))
        self.button.set_words(self._texts("skal.tilbage" if trouble else "stikproeve.tag"))

"""What the shift before told, and the one key that says it is read (mock-up 02)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look
from akutdesk.ui.vagtbord.rows import Words, read_by, told, told_by
from akutdesk.ui.vagtbord.state import Punkter


class Handover(QWidget):
    """Heading, one paragraph a point, and "Læst" while something is not."""

    read = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look = desk.look
        self.heading = Heading(desk.look, "")
        self.button = Button(
            desk.look, desk.texts("vagtbord.laest"), icon="check", keys=desk.texts("skal.mellemrum")
        )
        self._lines: list[Text] = []
        self._column = VBox(desk.look, gap=8)
        box = VBox(desk.look, self)
        box.addWidget(self.heading)
        box.space(8)
        box.addLayout(self._column)
        box.space(12)
        box.addWidget(self.button)
        self.button.clicked.connect(self.read)

    def show_points(self, points: Punkter, words: Words, title: str) -> None:
        """Show these; to know that nothing was told is to know something."""
        unread = bool(points.ulaeste)
        note = told_by(points.fortalt, words)
        self.heading.set_words(title, note if unread else read_by(points.fortalt, words) or note)
        lines = [told(p, words) for p in points.fortalt]
        nothing = [words.desk.texts("vagtbord.intet_fortalt")]
        show_lines(self._column, self._lines, lines or nothing, self._look)
        self.button.setVisible(unread)


class Reminders(QWidget):
    """Husk: older words that nobody has acknowledged."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look = desk.look
        self._lines: list[Text] = []
        self._column = VBox(desk.look, gap=8)
        box = VBox(desk.look, self)
        box.addWidget(Heading(desk.look, desk.texts("vagtbord.husk")))
        box.space(8)
        box.addLayout(self._column)

    def show_points(self, points: Punkter, words: Words) -> None:
        """Show these, or nothing at all."""
        show_lines(self._column, self._lines, [told(p, words) for p in points.husk], self._look)
        self.setVisible(bool(points.husk))


def show_lines(column: VBox, shown: list[Text], lines: list[str], look: Look) -> None:
    """Paragraphs under each other; the same words keep their widgets."""
    if [text.text() for text in shown] == lines:
        return
    for text in shown:
        column.removeWidget(text)
        text.hide()
        text.deleteLater()
    shown[:] = [Text(look, line) for line in lines]
    for text in shown:
        column.addWidget(text)

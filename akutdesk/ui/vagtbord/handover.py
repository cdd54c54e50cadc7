"""What the shift before told, and the one key that says it is read (mock-up 02)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.overleveringspunkt import VIGTIG
from akutdesk.storage.raekker import PunktRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, RowTag
from akutdesk.ui.fields.point_list import PointList, PointRow
from akutdesk.ui.fields.row_paint import OUTSIDE
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look
from akutdesk.ui.vagtbord.rows import Words, read_by, told, told_by
from akutdesk.ui.vagtbord.state import Punkter, unike


class Handover(QWidget):
    """Heading, one item under the other, and "Læst" while something is not. Enter opens what an item comes from."""

    outdent = OUTSIDE  # the mark of its list reaches so far outside the text
    read = Signal()
    opened = Signal(object)
    """A PunktRaekke."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.heading = Heading(desk.look, "")
        self.points = PointList(desk.look, name=desk.texts("vagtbord.overlevering"), airy=False)
        self.button = Button(
            desk.look, desk.texts("vagtbord.laest"), icon="check", keys=desk.texts("skal.mellemrum")
        )
        self._nothing = Text(desk.look, desk.texts("vagtbord.intet_fortalt"))
        self._told: dict[object, PunktRaekke] = {}
        box = VBox(desk.look, self, margins=(OUTSIDE, 0, OUTSIDE, 0))
        box.addWidget(self.heading)
        box.space(4)
        box.addWidget(self.points)
        box.addWidget(self._nothing)
        box.space(8)
        box.addWidget(self.button)
        self.button.clicked.connect(self.read)
        self.points.opened.connect(self._open)
        self.points.followed.connect(self._open)
        self.points.read.connect(self._read)

    def show_points(self, points: Punkter, words: Words, title: str) -> None:
        """Show these; to know that nothing was told is to know something."""
        unread = bool(points.ulaeste)
        note = told_by(points.fortalt, words)
        self.heading.set_words(title, note if unread else read_by(points.fortalt, words) or note)
        alike = unike(points.fortalt)
        self._told = {rows[0].rid: rows[0] for rows in alike}
        self.points.set_rows([_row(rows[0], words) for rows in alike])
        self.points.setVisible(bool(alike))
        self._nothing.setVisible(not alike)
        self.button.setVisible(unread)

    def _open(self, rid: object) -> None:
        if rid in self._told:
            self.opened.emit(self._told[rid])

    def _read(self) -> None:
        if self.button.isVisible():
            self.read.emit()


def _row(punkt: PunktRaekke, words: Words) -> PointRow:
    label = words.desk.codes["vigtighed"].label
    tag = RowTag(label(VIGTIG), icon="flag") if punkt.vigtighed == VIGTIG else None
    return PointRow(id=punkt.rid, title=punkt.alias, text=punkt.tekst, tag=tag)


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

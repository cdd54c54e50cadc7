"""A time in plain words, and under it how the program understood it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.frist import Frist, laes_frist
from akutdesk.domain.kalender import kalender
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled
from akutdesk.ui.henvendelse.due_row import LONGEST, said
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Text


class DueLine(QWidget):
    """The words are read with domain/frist.py; what is not understood is said, never guessed."""

    resized = Signal()

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self._desk = desk
        self._kalender = kalender(desk.codes)
        hint = desk.texts("opfoelgning.frist.hjaelp")
        self.line = GuardedLine(desk.look, name=title, limit=LONGEST, hint=hint)
        self.row = Labelled(desk.look, title, self.line, label_at="top")
        self._understood = Text(desk.look, "", size=15, colour="text2")
        box = VBox(desk.look, self, gap=4)
        box.addWidget(self.row)
        box.addWidget(self._understood)
        self._understood.hide()
        self.line.textChanged.connect(self._understand)

    @property
    def frist(self) -> Frist | None:
        """The time the words name; None if they name none that is to come."""
        return laes_frist(self.line.text(), self._desk.clock.now())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self.line.text().strip()

    def said(self, frist: Frist) -> str:
        """A time as the desk says it."""
        return said(frist, self._kalender, self._desk)

    def refuse(self) -> None:
        """Say that no time was understood, and go there."""
        self.row.set_error(self._desk.texts("opfoelgning.frist.mangler"))
        self._understood.hide()
        self.line.setFocus()
        self.resized.emit()

    def _understand(self) -> None:
        frist = self.frist
        unclear = "" if self.is_empty else self._desk.texts("opfoelgning.frist.uklar")
        self._understood.setText(self.said(frist) if frist else unclear)
        self._understood.setVisible(bool(self._understood.text()))
        self.row.set_error("")
        self.resized.emit()

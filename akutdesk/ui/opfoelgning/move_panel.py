"""Alt+F: another day, with one digit or in plain words (ux.md 2.22)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.frist import Frist
from akutdesk.domain.kalender import kalender
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.opfoelgning.due_line import DueLine
from akutdesk.ui.opfoelgning.state import MOVES, moved
from akutdesk.ui.override import override


class MovePanel(FormPanel):
    """A digit moves at once; words and Enter do too."""

    HELP: ClassVar[str] = "opfoelgning"

    chosen = Signal(object, str)
    """The Frist, and how it is said."""

    def __init__(self, desk: Desk, row: OpfoelgningRaekke) -> None:
        texts, look = desk.texts, desk.look
        title = texts("opfoelgning.flyt.titel")
        super().__init__(look, title, width=600)
        self._desk = desk
        self._row = row
        self.days = ChoiceGroup(look, texts, self._question(title), columns=2, label="none")
        self.due = DueLine(desk, texts("opfoelgning.flyt.anden"))
        self.add(self.days, self.due)
        self.set_foot(texts("opfoelgning.flyt.knap"), texts("opfoelgning.tilbage"), self._typed)
        self.days.pressed.connect(self._picked)
        self.due.resized.connect(self.refit)

    @override
    def first_focus(self) -> QWidget:
        return self.days.stop()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.due.line.hasFocus():
            self._typed()
        else:
            super().keyPressEvent(event)

    def _question(self, title: str) -> Question:
        """The days with their dates, so that nobody has to count after midnight."""
        calendar, now = kalender(self._desk.codes), self._desk.clock.now()
        choices = tuple(
            Choice(
                kode,
                self._desk.texts(f"opfoelgning.flyt.{kode}"),
                str(digit),
                aside=calendar.ugedag_kort(calendar.dato(moved(self._row, days, now).start)),
            )
            for digit, (kode, days) in enumerate(MOVES, start=1)
        )
        return Question(title, choices)

    def _picked(self, kode: str) -> None:
        self._finish(moved(self._row, dict(MOVES)[kode], self._desk.clock.now()))

    def _typed(self) -> None:
        frist = self.due.frist
        if frist is None:
            self.due.refuse()
        else:
            self._finish(frist)

    def _finish(self, frist: Frist) -> None:
        said = self.due.said(frist)
        self.close_overlay()
        self.chosen.emit(frist, said)

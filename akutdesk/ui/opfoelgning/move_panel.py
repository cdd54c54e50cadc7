"""Alt+F: another day, with one digit or in plain words (ux.md 2.22)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.frist import Frist
from akutdesk.domain.kalender import kalender
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Choice, ChoiceGroup, Question
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.opfoelgning.due_line import DueLine
from akutdesk.ui.opfoelgning.state import MOVES, moved
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading


class MovePanel(Overlay):
    """A digit moves at once; words and Enter do too."""

    HELP: ClassVar[str] = "opfoelgning"

    chosen = Signal(object, str)
    """The Frist, and how it is said."""

    def __init__(self, desk: Desk, row: OpfoelgningRaekke) -> None:
        super().__init__(desk.look, width=600)
        self._desk = desk
        self._row = row
        texts, look = desk.texts, desk.look
        title = texts("opfoelgning.flyt.titel")
        self.setAccessibleName(title)
        self.days = ChoiceGroup(look, texts, self._question(title), columns=2, label="none")
        self.due = DueLine(desk, texts("opfoelgning.flyt.anden"))
        box = VBox(look, self, gap=16, margins=(32, 24, 32, 24))
        box.addWidget(Heading(look, title, size=22))
        box.addWidget(self.days)
        box.addWidget(self.due)
        box.addLayout(self._foot())
        self.days.pressed.connect(self._picked)
        self.due.resized.connect(self.refit)
        self.on("gem_luk", self._typed)

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

    def _foot(self) -> HBox:
        texts, look = self._desk.texts, self.look
        move = Button(
            look,
            texts("opfoelgning.flyt.knap"),
            kind="primary",
            keys=keys.hint("gem_luk"),
            size="bar",
        )
        back = Button(
            look, texts("opfoelgning.tilbage"), kind="quiet", keys=keys.hint("luk"), size="bar"
        )
        move.clicked.connect(self._typed)
        back.clicked.connect(self.close_overlay)
        row = HBox(look, gap=8)
        row.addWidget(move)
        row.addWidget(back)
        row.addStretch(1)
        return row

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

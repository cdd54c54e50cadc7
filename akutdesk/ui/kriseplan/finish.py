"""Ctrl+Enter: the two questions that make a plan valid, answered with two digits (ux.md 2.10, 2.22)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.ui import keys
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.chip_face import Choice
from akutdesk.ui.fields.choice_group import ChoiceGroup
from akutdesk.ui.fields.question import Question
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look


@dataclass(frozen=True)
class Finish:
    """How the plan was made, and whether the citizen has it."""

    lavet_sammen: str
    borger_har_kopi: str


class FinishPanel(Overlay):
    """Digit, Tab, digit, Enter. `finished` gives a Finish, and the panel goes."""

    SCOPE = "kriseplan"

    finished = Signal(object)

    def __init__(self, look: Look, texts: Texts, codes: Codes, *, note: str) -> None:
        super().__init__(look, width=660, place="center")
        self._texts = texts
        title = texts("kriseplan.faerdig_rude.titel")
        self.setAccessibleName(title)
        self.together = self._group(look, codes, "sammen", "lavet_sammen")
        self.copy = self._group(look, codes, "kopi", "borger_har_kopi")
        box = VBox(look, self, gap=18, margins=(32, 24, 32, 24))
        box.addWidget(Heading(look, title, note, size=22))
        box.addWidget(self.together)
        box.addWidget(self.copy)
        box.addLayout(self._foot(look))
        self.on("gem_luk", self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.together.stop()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish()
        else:
            super().keyPressEvent(event)

    def _group(self, look: Look, codes: Codes, name: str, liste: str) -> ChoiceGroup:
        choices = tuple(
            Choice(code.kode, code.kort, digit=str(number), full=code.label)
            for number, code in enumerate(codes[liste].koder, 1)
        )
        question = Question(self._texts(f"kriseplan.faerdig_rude.{name}"), choices)
        group = ChoiceGroup(look, self._texts, question, columns=3, label="top")
        group.pressed.connect(self._answered)
        return group

    def _foot(self, look: Look) -> HBox:
        row = HBox(look, gap=8)
        finish = Button(
            look,
            self._texts("kriseplan.faerdig_rude.gaelder"),
            kind="primary",
            keys=keys.shown("Return"),
            size="bar",
        )
        finish.clicked.connect(self._finish)
        back = Button(
            look,
            self._texts("kriseplan.faerdig_rude.luk"),
            kind="quiet",
            keys=keys.hint("luk"),
            size="bar",
        )
        back.clicked.connect(self.close_overlay)
        row.addWidget(finish)
        row.addWidget(back)
        row.addStretch(1)
        return row

    def _answered(self) -> None:
        for group in (self.together, self.copy):
            if group.chosen:
                group.set_error("")

    def _finish(self) -> None:
        for group, key in (
            (self.copy, "kriseplan.faerdig_rude.mangler_kopi"),
            (self.together, "kriseplan.faerdig_rude.mangler_sammen"),
        ):
            group.set_error("" if group.chosen else self._texts(key))
            if not group.chosen:
                group.setFocus()
        self.refit()
        if self.together.chosen and self.copy.chosen:
            answer = Finish(self.together.chosen[0], self.copy.chosen[0])
            self.close_overlay()
            self.finished.emit(answer)

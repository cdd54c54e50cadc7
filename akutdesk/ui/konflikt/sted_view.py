"""One place: both versions, and under them the choice by digit (mock-up 12-konflikt)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question
from akutdesk.ui.konflikt.side_by_side import SideBySide
from akutdesk.ui.konflikt.state import BEGGE, Sted, side_code
from akutdesk.ui.layout import VBox


class StedView(QWidget):
    """1 keeps the left one, 2 takes both, 3 uses the one to the right: digits follow the position."""

    chosen = Signal(str, str)
    """The place and what was chosen."""

    def __init__(self, desk: Desk, sted: Sted, *, signed: bool) -> None:
        super().__init__()
        self.sted = sted
        self.group: ChoiceGroup | None = None
        box = VBox(desk.look, self, gap=6, margins=(0, 10, 0, 14))
        box.addWidget(SideBySide(desk.look, desk.texts, sted, signed=signed))
        if not sted.ens:
            self.group = self._choice(desk)
            box.addWidget(self.group)

    def _choice(self, desk: Desk) -> ChoiceGroup:
        texts, sides = desk.texts, self.sted.sider
        own = "konflikt.behold_min" if sides[0].egen else "konflikt.behold_venstre"
        choices = [Choice(side_code(0), texts(own), digit="1")]
        if self.sted.kan_begge:
            choices.append(Choice(BEGGE, texts("konflikt.tag_begge"), digit="2"))
        for index in range(1, len(sides)):
            word = "konflikt.brug_anden" if len(sides) == 2 else "konflikt.brug_nr"  # noqa: PLR2004
            text = texts(word, nr=index + 1)
            choices.append(Choice(side_code(index), text, digit=str(index + 2)))
        question = Question(self.sted.titel, tuple(choices))
        made = ChoiceGroup(desk.look, texts, question, columns=len(choices), label="none")
        made.changed.connect(self._chose)
        return made

    def _chose(self, codes: tuple[str, ...]) -> None:
        self.chosen.emit(self.sted.navn, codes[0] if codes else "")

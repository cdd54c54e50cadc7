"""The questions of one measurement: five areas, one goal, or the items of a licence pack with their own answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.guide.ask_row import AskRow
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.layout import VBox
from akutdesk.ui.loose_draft import Field
from akutdesk.ui.maaling.state import Slags
from akutdesk.ui.maaling.words import AREAS
from akutdesk.ui.text import Text

TI = "10"
TI_KEY = "T"
"""The one key for ten; 0 to 9 are their own."""
MAY_BE_LEFT = "SVAR"
"""An answer that is missing, and may be: then there is no number."""
_MAAL = "maal"


class Answers(QWidget):
    """One row a question. Digits answer the row in focus, Tab goes to the next."""

    answered = Signal()
    resized = Signal()

    def __init__(self, desk: Desk, slags: Slags) -> None:
        super().__init__()
        self._desk = desk
        self.slags = slags
        self.groups: list[ChoiceGroup] = []
        self.goal: GuardedLine | None = None
        self._goal_row: Labelled | None = None
        self._rows = VBox(desk.look, self, gap=10)
        if slags.pakke is not None:
            self._ask_items()
        elif slags.instrument.kode == AREAS:
            for area in desk.codes["omraader"].koder:
                self._ask_scale(area.label)
            self._say_keys("maaling.taster")
        else:
            self._ask_goal()
        self.number = Text(desk.look, "", colour="text2")
        self.number.hide()
        self._rows.addWidget(self.number)

    @property
    def svar(self) -> tuple[int | None, ...]:
        """The answers in the order of the instrument."""
        return tuple(int(group.chosen[0]) if group.chosen else None for group in self.groups)

    @property
    def maal(self) -> str:
        """The goal as it is typed here; a measurement made again has its own already."""
        return self.goal.text().strip() if self.goal is not None else ""

    @property
    def fields(self) -> dict[str, Field]:
        """What is kept as a draft, by name."""
        kept: dict[str, Field] = {
            f"{self.slags.kode}/{place}": group for place, group in enumerate(self.groups)
        }
        return kept if self.goal is None else {**kept, f"{self.slags.kode}/{_MAAL}": self.goal}

    def first(self) -> QWidget:
        """Where one begins: the goal, else the first answer that is missing."""
        if self.goal is not None and not self.maal:
            return self.goal
        return (self.missing() or self.groups[0]).stop()

    def missing(self) -> ChoiceGroup | None:
        """The first question without an answer."""
        return next((group for group in self.groups if not group.chosen), None)

    def suggest(self, svar: Sequence[int | None]) -> None:
        """Answers that were given in the talk already."""
        for group, value in zip(self.groups, svar, strict=False):
            group.set_chosen(() if value is None else (str(value),))

    def set_number(self, words: str) -> None:
        """Say the number that the answers give, or nothing."""
        if words != self.number.text():
            self.number.setText(words)
            self.number.setVisible(bool(words))
            self.resized.emit()

    @property
    def lack(self) -> str:
        """What stands in the way of saving: MAAL, INTET, or SVAR, which may be left out; "" for nothing."""
        if self.goal is not None and not self.maal:
            return "MAAL"
        if all(group.chosen for group in self.groups):
            return ""
        if not any(group.chosen for group in self.groups):
            return "INTET"
        return "" if self.slags.instrument.hver_for_sig else MAY_BE_LEFT

    def refuse(self, lack: str) -> None:
        """Say it at the place, and go there."""
        words = self._desk.texts(f"maaling.mangler_{lack}")
        if lack == "MAAL" and self._goal_row is not None:
            self._goal_row.set_error(words)
        elif (missing := self.missing()) is not None:
            self._at(missing).set_error(words)
        self.first().setFocus()

    def _clear_errors(self) -> None:
        if self._goal_row is not None:
            self._goal_row.set_error("")
        for group in self.groups:
            if group.missing:
                self._at(group).set_error("")
                self.resized.emit()

    def _at(self, group: ChoiceGroup) -> AskRow | ChoiceGroup:
        """Where something is said about a question: its row, which grows with it."""
        row = group.parentWidget()
        return row if isinstance(row, AskRow) else group

    def _ask_items(self) -> None:
        pakke, instrument = self.slags.pakke, self.slags.instrument
        if pakke is None:
            return
        self._rows.addWidget(Text(self._desk.look, pakke.indledning, colour="text2"))
        values = range(instrument.laveste, instrument.hoejeste + 1)
        choices = tuple(
            Choice(str(value), words, str(value))
            for value, words in zip(values, pakke.svar, strict=True)
        )
        for item in pakke.udsagn:
            group = ChoiceGroup(
                self._desk.look, self._desk.texts, Question(item, choices), columns=0, label="top"
            )
            self._rows.addWidget(self._keep(group))

    def _ask_goal(self) -> None:
        texts, look, foer = self._desk.texts, self._desk.look, self.slags.foer
        if foer is None:
            limit = fritekst.graense(Progressionsmaal.TYPE, _MAAL)
            name, hint = texts("maaling.maal"), texts("maaling.maal_hint")
            self.goal = GuardedLine(look, name=name, limit=limit, hint=hint)
            self.goal.textEdited.connect(self._clear_errors)
            self._goal_row = Labelled(look, name, self.goal, label_at="top")
            self._rows.addWidget(self._goal_row)
        else:
            self._rows.addWidget(Text(look, texts("maaling.maal_igen", maal=foer.maal), size=18))
        self._ask_scale(texts("maaling.hvor_langt"))
        self._say_keys("maaling.taster_en")

    def _ask_scale(self, words: str) -> None:
        instrument = self.slags.instrument
        values = [str(n) for n in range(instrument.laveste, instrument.hoejeste + 1)]
        choices = tuple(Choice(value, value, TI_KEY if value == TI else value) for value in values)
        group = ChoiceGroup(
            self._desk.look, self._desk.texts, Question(words, choices), label="none", boxes=False
        )
        row = AskRow(self._desk.look, words, self._keep(group), said=False)
        row.keep_right()
        self._rows.addWidget(row)

    def _say_keys(self, key: str) -> None:
        words = self._desk.texts(key)
        self._rows.addWidget(Text(self._desk.look, words, size=14, colour="text2"))

    def _keep(self, group: ChoiceGroup) -> ChoiceGroup:
        group.changed.connect(self._changed)
        self.groups.append(group)
        return group

    def _changed(self, _codes: tuple[str, ...]) -> None:
        self._clear_errors()
        self.answered.emit()

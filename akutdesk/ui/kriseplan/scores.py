"""K2: how it looks today, five areas from 0 to 10 in the citizen's own numbers."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.guide import Plansektion
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.ui.draft_field import DraftField
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.kriseplan.section import Section
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

AREAS = 5
HIGHEST = 10


class _Score(LineField):
    """A number from 0 to 10, or nothing: not asked. The arrows count up and down."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, name=name, hint="–", size=18)
        self._units = look
        self.setValidator(QIntValidator(0, HIGHEST, self))
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(self._units.px(64))

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(arg__1.key()))
        if step is None:
            super().keyPressEvent(arg__1)
            return
        now = self.value
        self.set_value(min(max((-1 if now is None else now) + step, 0), HIGHEST))
        self.textEdited.emit(self.text())

    @property
    def value(self) -> int | None:
        return int(self.text()) if self.hasAcceptableInput() and self.text() else None

    def set_value(self, value: int | None) -> None:
        self.setText("" if value is None else str(value))


class ScoreFields(DraftField):
    """The five areas with a small field each."""

    rejected = Signal()
    """Something else than a number was typed; it did not go in."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._scores: list[_Score] = []
        rows = VBox(look, self, gap=6)
        for number in range(1, AREAS + 1):
            label = texts(f"papir.plan.omr{number}")
            score = _Score(look, name=label)
            score.textEdited.connect(self.changed)
            score.inputRejected.connect(self.rejected)
            line = HBox(look, gap=12)
            line.addWidget(Text(look, label), 1)
            line.addWidget(score)
            rows.addLayout(line)
            self._scores.append(score)

    @property
    def values(self) -> tuple[int | None, ...]:
        """The five numbers; None was not asked."""
        return tuple(score.value for score in self._scores)

    def set_values(self, values: tuple[int | None, ...]) -> None:
        """Show these numbers."""
        for score, value in zip(self._scores, values, strict=True):
            score.set_value(value)

    def entry(self) -> LineField:
        """The first number that is missing."""
        return next((one for one in self._scores if one.value is None), self._scores[0])

    @override
    def draft(self) -> tuple[str, int]:
        """The numbers as text (ui/kladde.py)."""
        return json.dumps(self.values), 0

    @override
    def restore(self, text: str, caret: int) -> None:
        """The numbers of a draft. Raises ValueError."""
        values = tuple(json.loads(text))
        if len(values) != AREAS or not all(v is None or v in range(HIGHEST + 1) for v in values):
            raise ValueError("DRAFT")
        self.set_values(values)
        self.changed.emit()


class ScoresSection(Section):
    """K2."""

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        super().__init__(look, texts, words)
        self._scores = ScoreFields(look, texts)
        self.hold("k2_omraader", self._scores)
        self._scores.rejected.connect(lambda: self.set_error(texts("henvendelse.afvist.TAL")))

    @override
    def load(self, plan: Kriseplan) -> None:
        if self._scores.values != plan.k2_omraader:
            self._scores.set_values(plan.k2_omraader)

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        return replace(plan, k2_omraader=self._scores.values)

    @override
    def entry(self) -> QWidget:
        return self._scores.entry()

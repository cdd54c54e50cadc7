"""The questions of every kind that was looked at: what was answered stands there when one comes back to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.layout import VBox
from akutdesk.ui.loose_draft import LooseDraft
from akutdesk.ui.maaling.answers import Answers
from akutdesk.ui.maaling.state import Slags
from akutdesk.ui.maaling.words import AREAS


class Bodies(QWidget):
    """Shows one kind at a time, or none. Every answer is part of the draft."""

    answered = Signal()
    resized = Signal()

    def __init__(self, desk: Desk, draft: LooseDraft, omraader: tuple[int | None, ...]) -> None:
        """`omraader` is what was answered in the talk: a first measurement of the areas begins with it."""
        super().__init__()
        self._desk = desk
        self._draft = draft
        self._omraader = omraader
        self._made: dict[str, Answers] = {}
        self._rows = VBox(desk.look, self)
        self.shown: Answers | None = None

    def show_kind(self, slags: Slags | None) -> None:
        """Show the questions of this kind, or none."""
        self.shown = self._of(slags) if slags is not None else None
        for body in self._made.values():
            body.setVisible(body is self.shown)
        self.setVisible(self.shown is not None)

    def measure_again(self) -> None:
        """The questions have another height now: the layouts around them ask for it again."""
        if self.shown is not None:
            self.shown.updateGeometry()
        self.updateGeometry()

    def _of(self, slags: Slags) -> Answers:
        if slags.kode not in self._made:
            self._made[slags.kode] = self._make(slags)
        return self._made[slags.kode]

    def _make(self, slags: Slags) -> Answers:
        made = Answers(self._desk, slags)
        if slags.instrument.kode == AREAS and slags.foer is None:
            made.suggest(self._omraader)
        for name, field in made.fields.items():
            self._draft.bind(name, field)
        made.answered.connect(self.answered)
        made.resized.connect(self.resized)
        self._rows.addWidget(made)
        return made

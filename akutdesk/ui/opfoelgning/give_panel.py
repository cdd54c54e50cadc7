"""Alt+G: a task is given on to another shift or person (domain.md 2.13)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.opfoelgning.whose import whose
from akutdesk.ui.override import override


class GivePanel(FormPanel):
    """A digit gives it at once; 0 and letters find a colleague."""

    HELP: ClassVar[str] = "opfoelgning"

    chosen = Signal(str)
    """Who does it from now on, as `whose.owner` reads it."""

    def __init__(self, desk: Desk, what: str) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("opfoelgning.giv.titel"), what, width=680)
        self.who = ChoiceGroup(look, texts, whose(desk, colleagues=True), columns=3, label="none")
        self.add(self.who)
        self.set_way_back(texts("opfoelgning.tilbage"))
        self.who.changed.connect(self._picked)

    @override
    def first_focus(self) -> QWidget:
        return self.who.stop()

    def name_of(self, kode: str) -> str:
        """How an answer is said: the shift, the role or the colleague."""
        choice = self.who.question.choice(kode)
        return choice.text if choice is not None else ""

    def _picked(self, codes: tuple[str, ...]) -> None:
        if codes:
            self.close_overlay()
            self.chosen.emit(codes[0])

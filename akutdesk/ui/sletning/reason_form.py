"""A panel that asks for the reason and the law it rests on: two codes, never a word about anybody (2.9)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.codes import CodeList
from akutdesk.domain.kalender import kalender
from akutdesk.storage.grund import Grund
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.override import override
from akutdesk.ui.text import Text


class ReasonForm(FormPanel):
    """`given(Grund)`. `key` is where its texts stand; `lists` are the code lists of reason and law."""

    HELP: ClassVar[str] = "sletning"

    given = Signal(object)

    def __init__(self, desk: Desk, key: str, navn: str, *, lists: tuple[str, str]) -> None:
        texts = desk.texts
        super().__init__(desk.look, texts(f"{key}.titel"), navn)
        self._desk = desk
        self.grund = self._group("grund", desk.codes[lists[0]])
        self.hjemmel = self._group("hjemmel", desk.codes[lists[1]])
        self.means = Text(desk.look, texts(f"{key}.tekst"), colour="text2")
        self.add(self.grund, self.hjemmel, self.means)
        self.set_foot(texts(f"{key}.gem"), texts("skal.tilbage"), self.finish)

    @override
    def first_focus(self) -> QWidget:
        return self.grund.stop()

    @property
    def groups(self) -> tuple[ChoiceGroup, ...]:
        """The questions that must be answered, in their order."""
        return (self.grund, self.hjemmel)

    def finish(self) -> None:
        """Give the reason on, if everything is answered."""
        if self.all_answered():
            self.given.emit(self.reason())

    def reason(self) -> Grund:
        """What was chosen."""
        return Grund(grund=self.grund.chosen[0], hjemmel=self.hjemmel.chosen[0])

    def all_answered(self) -> bool:
        """Whether every question has an answer; what lacks is said at its place, and the focus goes there."""
        words = self._desk.texts("sletning.slet.mangler")
        lacking = [group for group in self.groups if not group.chosen]
        for group in self.groups:
            group.set_error(words if group in lacking else "")
        self.refit()
        if lacking:
            lacking[0].stop().setFocus()
        return not lacking

    def refuse(self, words: str) -> None:
        """Say why it was not done; what was chosen stands."""
        self.set_notice(words, trouble=True)
        self.refit()
        self._desk.shell.say(words, assertive=True)

    def _group(self, felt: str, codes: CodeList) -> ChoiceGroup:
        today = kalender(self._desk.codes).dato(self._desk.clock.now())
        choices = tuple(
            Choice(code.kode, code.kort or code.label, str(digit))
            for digit, code in enumerate(codes.aktive(today), start=1)
        )
        question = Question(self._desk.texts(f"sletning.slet.{felt}"), choices)
        return ChoiceGroup(self.look, self._desk.texts, question, columns=2, label="top")

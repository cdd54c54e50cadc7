"""What shall happen now: staff choose, by the words of the action; nothing is computed (domain.md 2.8, D16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import Record
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.krisesamtale.felt import Felt
from akutdesk.ui.krisesamtale.notes import Note
from akutdesk.ui.override import override
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

_WIDE = 220
_GAP = 16
_ROW_GAP = 6  # between two chips
_BESIDE = 600
"""Below this width there is no room for the explanations; the screen reader still says them."""


class LevelRows(QWidget):
    """The actions under each other, each with what it is for at its right."""

    def __init__(self, look: Look, group: ChoiceGroup, explained: tuple[str, ...]) -> None:
        super().__init__()
        self._look = look
        self.group = group
        self._texts = [Text(look, words, size=14, colour="text2") for words in explained]
        for part in (group, *self._texts):
            part.setParent(self)
        height_by_width(self)

    @override
    def heightForWidth(self, width: int) -> int:
        return self.group.heightForWidth(self._chips_wide(width))

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(_BESIDE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self._chips_wide(self.width())
        self.group.setGeometry(QRect(0, 0, wide, self.heightForWidth(self.width())))
        left = wide + self._look.px(_GAP)
        room = self.width() - left
        gap = self._look.px(_ROW_GAP)
        pitch = (self.group.height() + gap) / max(1, len(self._texts))
        for number, text in enumerate(self._texts):
            text.setVisible(room > 0)
            high = text.heightForWidth(max(1, room))
            middle = number * pitch + (pitch - gap) / 2
            text.setGeometry(left, round(middle - high / 2), max(1, room), high)

    def _chips_wide(self, width: int) -> int:
        px = self._look.px
        return px(_WIDE) if width >= px(_BESIDE) else width


class LevelNote(Note):
    """The level of action, kept on the henvendelse (design.md 8.14)."""

    def __init__(self, desk: Desk, felt: Felt, dag: date, *, note: str = "") -> None:
        super().__init__(desk, felt)
        liste = desk.codes[felt.liste]
        question = question_of(liste, dag, title=self.title, note=note)
        codes = [liste.get(choice.kode) for choice in question.choices]
        self.group = ChoiceGroup(desk.look, desk.texts, question, columns=1, label="none")
        for chip, code in zip(self.group.chip_set.chips, codes, strict=True):
            chip.setAccessibleDescription(f"{chip.accessibleDescription()} {code.hjaelp}".strip())
        self._head(headed=True, note=note)
        explained = tuple(code.hjaelp for code in codes)
        self.rows.addWidget(LevelRows(desk.look, self.group, explained))
        self.group.changed.connect(self._tell)

    @override
    def load(self, record: Record) -> None:
        level = cast("Henvendelse", record).handleniveau
        self.group.set_chosen((level,) if level is not None else ())

    @override
    def into(self, record: Record) -> Record:
        chosen = self.group.chosen
        return replace(cast("Henvendelse", record), handleniveau=chosen[0] if chosen else None)

    @override
    def entry(self) -> QWidget:
        return self.group.stop()

"""The answers of one suggestion, shown while it has the focus; the suggestion itself takes the digits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields import Choice, Question
from akutdesk.ui.fields.chip import RadioChip
from akutdesk.ui.fields.chip_face import ChipFace
from akutdesk.ui.fields.chip_grid import ChipGrid
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look


class AnswerChips(QWidget):
    """Chips for the mouse and the eye; none of them is a stop of its own."""

    chosen = Signal(str)

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__()
        self._look = look
        self.question = question
        on_chips = {choice.kode for choice in question.choices}
        behind = (choice for choice in question.more if choice.kode not in on_chips)
        height_by_width(self)
        self.chips = [self._chip(choice) for choice in (*question.choices, *behind)]

    @property
    def legend(self) -> str:
        """The digits and their answers, as a screen reader says them."""
        digits = (choice for choice in self.question.choices if choice.digit)
        return ", ".join(f"{choice.digit} {choice.name}" for choice in digits)

    def show_chosen(self, codes: tuple[str, ...]) -> None:
        """Show this answer as chosen."""
        for chip in self.chips:
            chip.setChecked(chip.face.choice.kode in codes)

    @override
    def heightForWidth(self, arg__1: int) -> int:
        places = self._places(arg__1)
        return places[-1].y() + places[-1].height() if places else 0

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.px(600)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for chip, place in zip(self.chips, self._places(self.width()), strict=True):
            chip.setGeometry(place)

    def _chip(self, choice: Choice) -> RadioChip:
        chip = RadioChip(ChipFace(self._look, choice, is_round=True, strong=True))
        chip.setParent(self)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(partial(self._clicked, choice.kode))
        return chip

    def _clicked(self, kode: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - from Qt
        self.chosen.emit(kode)

    def _places(self, width: int) -> list[QRect]:
        px = self._look.px
        grid = ChipGrid(5, px(36), px(8), px(6), px(100) / 100)
        return grid.places(len(self.chips), QRect(0, 0, width, 0))

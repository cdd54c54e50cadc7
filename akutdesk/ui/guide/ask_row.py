"""One question of the talk: the words to say, and the place to note the answer on the same line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.ui.fields import ChoiceGroup
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.layout import NARROW, NARROW_EDGE
from akutdesk.ui.override import override
from akutdesk.ui.text import LINE, Text
from akutdesk.ui.theme import Look

_APART = 15  # between the words and the answer
_UNDER = 6  # between the lines of a question that needs several
_HIGH, _TALL = 36, 44
_COLUMN = 200
_SAID, _HEADING = 18, 16
_FIELD = 406  # the column of answers is as wide as the four that most questions have


class AskRow(QWidget):
    """Words at the left and answer at the right; under each other where they do not fit on a line."""

    seen_whole = True

    def __init__(
        self, look: Look, words: str, answer: QWidget, *, note: str = "", said: bool = True
    ) -> None:
        """`said`: words to say aloud, large; else a heading. `note` is a line of help under them."""
        super().__init__()
        self._look = look
        self.answer = answer
        self._size = _SAID if said else _HEADING
        self._at_right = said or bool(note)
        self._words = Text(look, words, size=self._size, weight=400 if said else 600)
        self._note = Text(look, note, size=14, colour="text2") if note else None
        for part in (self._words, self._note, answer):
            if part is not None:
                part.setParent(self)
        height_by_width(self)

    def keep_right(self) -> None:
        """Answer in the right column, as the questions to say aloud that this row stands among."""
        self._at_right = True

    def set_words(self, words: str) -> None:
        """Ask otherwise."""
        self._words.setText(words)
        self._place()

    def set_error(self, words: str) -> None:
        """Say at the answers what is missing; "" takes it away."""
        if isinstance(self.answer, ChoiceGroup):
            self.answer.set_error(words)
            self.updateGeometry()
            self._place()

    def stop(self) -> QWidget:
        """What takes the focus when the question is reached."""
        return self.answer.stop() if isinstance(self.answer, ChoiceGroup) else self.answer

    @override
    def heightForWidth(self, width: int) -> int:
        return max(place.bottom() + 1 for _, place in self._places(width))

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_HIGH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for part, place in self._places(self.width()):
            part.setGeometry(place)

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        wide = self._answer_wide()
        words = self._words.sizeHint().width()
        if not self._stands_above(width) and words + self._look.px(_APART) + wide <= width:
            return self._beside(self._left(width, wide), wide)
        return self._stacked(width)

    def _stands_above(self, width: int) -> bool:
        """In one column a heading stands above its answer, as in a form, however short both are."""
        heads = self._size == _HEADING and not self._is_fixed()
        return heads and width < self._look.px(NARROW - 2 * NARROW_EDGE)

    def _left(self, width: int, wide: int) -> int:
        """What is said has its answers in a column at the right, a heading among headings in one at the left.

        A field of a fixed width, such as a number, stands at the right edge.
        """
        px = self._look.px
        if self._is_fixed():
            return width - wide
        column, words = px(_COLUMN), self._words.sizeHint().width() + px(_APART)
        if not self._at_right and words <= column and column + wide <= width:
            return column
        return min(width - wide, max(words, width - px(_FIELD)))

    def _beside(self, left: int, wide: int) -> list[tuple[QWidget, QRect]]:
        px = self._look.px
        line, high = px(LINE[self._size]), self._answer_high(wide)
        first = high if high <= px(_TALL) else px(_HIGH)
        top = max(0, (first - line) // 2)
        room = left - px(_APART)
        places = [
            (self._words, QRect(0, top, room, line)),
            (self.answer, QRect(left, 0, wide, high)),
        ]
        if self._note is not None:
            under = self._note.heightForWidth(room)
            places.append((self._note, QRect(0, top + line, room, under)))
        return places

    def _stacked(self, width: int) -> list[tuple[QWidget, QRect]]:
        px = self._look.px
        places: list[tuple[QWidget, QRect]] = []
        top = 0
        for part in (self._words, self._note):
            if part is not None:
                high = part.heightForWidth(width)
                places.append((part, QRect(0, top, width, high)))
                top += high
        top += px(_UNDER)
        places.append((self.answer, QRect(0, top, width, self._answer_high(width))))
        return places

    def _is_fixed(self) -> bool:
        return self.answer.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed

    def _answer_wide(self) -> int:
        answer = self.answer
        if not isinstance(answer, ChoiceGroup):
            natural = min(answer.sizeHint().width(), answer.maximumWidth())
            return natural if self._is_fixed() else self._look.px(_FIELD)
        chips = [chip.sizeHint().width() for chip in answer.chip_set.chips]
        return sum(chips) + self._look.px(6) * (len(chips) - 1)

    def _answer_high(self, wide: int) -> int:
        answer = self.answer
        if answer.hasHeightForWidth():
            return answer.heightForWidth(wide)
        return min(max(answer.sizeHint().height(), answer.minimumHeight()), answer.maximumHeight())

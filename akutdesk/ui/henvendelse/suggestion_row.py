"""The suggested answers at the foot of the form: visible, dashed, and changed by one digit (mock-up 03)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui import keys
from akutdesk.ui.announce import announce
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Suggestion
from akutdesk.ui.fields.chip_grid import ChipGrid
from akutdesk.ui.fields.group_label import GroupLabel
from akutdesk.ui.focus import on_focus_moved
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.henvendelse.answer_chips import AnswerChips
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.state import SUGGESTED, chosen, shown_codes
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.panes import show_part
from akutdesk.ui.theme import Look

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_HIGH = 48
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True)
class _Placing:
    """Where the boxes stand: in the column of the answers, on the five columns of the form."""

    look: Look
    label: GroupLabel

    def boxes(self, width: int) -> list[QRect]:
        """The places of the boxes in a row of this width."""
        px = self.look.px
        grid = ChipGrid(len(SUGGESTED), px(_HIGH), px(8), px(6), px(100) / 100)
        return grid.places(len(SUGGESTED), self.label.area(width))

    def foot(self, width: int) -> int:
        """Where what stands under the boxes begins."""
        last = self.boxes(width)[-1]
        return last.y() + last.height() + self.look.px(6)


class SuggestionRow(QGroupBox):
    """Five boxes; the answers of the one that has the focus stand under them."""

    answered = Signal(str, tuple)
    """Field and codes."""

    def __init__(self, desk: Desk, dag: date) -> None:
        self._title = desk.texts("henvendelse.forslag.titel")
        super().__init__(self._title)
        self._desk = desk
        self._look = desk.look
        self._label = GroupLabel(desk.look, "", "", place="side")
        self._placing = _Placing(desk.look, self._label)
        self._dag = dag
        self._answers: dict[str, AnswerChips] = {}
        self._codes: dict[str, tuple[str, ...]] = {}
        self._open = ""
        """The field whose answers are seen; "" if none are."""
        self.boxes: dict[str, Suggestion] = {felt: self._box(felt) for felt in SUGGESTED}
        height_by_width(self)
        on_focus_moved(self._focus_moved)
        desk.look.changed.connect(self._measure_again)

    def show_answers(self, henvendelse: Henvendelse, forslag: Mapping[str, str]) -> None:
        """Show answers as answers, and suggestions as suggestions."""
        for felt, box in self.boxes.items():
            self._codes[felt] = shown_codes(henvendelse, felt, forslag)
            box.set_value(self._value(felt), accepted=bool(chosen(henvendelse, felt)))
            if felt in self._answers:
                self._answers[felt].show_chosen(self._codes[felt])

    # ---- what a form asks of its rows

    @property
    def missing(self) -> bool:
        """Whether the row says that an answer is missing."""
        return bool(self._label.error)

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """The boxes stand as they stand."""

    def set_error(self, text: str) -> None:
        """Say under the boxes what is missing; "" takes it away."""
        self._label.error = text
        self.setAccessibleDescription(text)
        self._measure_again()
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def stop(self) -> QWidget:
        """The box that takes the focus when the row is reached: one without an answer, or the first."""
        empty = (felt for felt in self.boxes if self.missing and not self._codes.get(felt))
        return self.boxes[next(empty, next(iter(self.boxes)))]

    # ---- keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.modifiers() | _PLAIN == _PLAIN:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            fields = list(self.boxes)
            place = min(max(fields.index(self._open) + _STEPS[key], 0), len(fields) - 1)
            self.boxes[fields[place]].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.text().isdigit():
            choice = self._chips(self._open).question.of_digit(event.text())
            if choice is not None:
                self.answered.emit(self._open, (choice.kode,))
            return True
        return False

    # ---- boxes and their answers

    def _box(self, felt: str) -> Suggestion:
        name = self._desk.texts(f"henvendelse.forslag.{felt}")
        box = Suggestion(self._look, self._desk.texts, name, self._value(felt))
        box.setParent(self)
        box.installEventFilter(self)
        box.clicked.connect(partial(self._say_answers, felt))
        return box

    def _chips(self, felt: str) -> AnswerChips:
        """The answers of a field; made when they are first needed."""
        if felt not in self._answers:
            title = self._desk.texts(f"henvendelse.forslag.{felt}")
            question = question_of(self._desk.codes[SUGGESTED[felt]], self._dag, title=title)
            chips = self._answers[felt] = AnswerChips(self._look, question)
            chips.setParent(self)
            chips.hide()
            chips.chosen.connect(partial(self._answer, felt))
            self.boxes[felt].setAccessibleDescription(chips.legend)
        return self._answers[felt]

    def _answer(self, felt: str, kode: str) -> None:
        self.answered.emit(felt, (kode,))

    def _say_answers(self, felt: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt
        announce(self.boxes[felt], self._chips(felt).legend)

    def _value(self, felt: str) -> str:
        codes = self._codes.get(felt)
        if not codes:
            return self._desk.texts("henvendelse.forslag.vaelg")
        words = self._desk.codes[SUGGESTED[felt]].get(codes[0]).kort
        return words[:1].lower() + words[1:]

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        opened = next((felt for felt, box in self.boxes.items() if box is new), "")
        if opened == self._open:
            return
        self._open = opened
        shown = self._chips(opened) if opened else None
        for chips in self._answers.values():
            chips.setVisible(chips is shown)
        if shown is not None:
            shown.show_chosen(self._codes.get(opened, ()))
        self._measure_again()
        if opened:
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        """The whole row where there is room; for certain the box in hand, with as many of its answers as fit."""
        if not self._open:
            return
        box, chips = self.boxes[self._open], self._chips(self._open)
        show_part(self, self.rect())
        show_part(self, box.geometry().united(chips.geometry()))

    # ---- where things stand

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._label.high(arg__1, self._answers_high(arg__1))

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(180), self._look.px(_HIGH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if self._open:
            QTimer.singleShot(0, self, self._come_into_sight)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush = Brush(QPainter(self), self._look)
        wide = self.width()
        self._label.paint(brush, wide, self._answers_high(wide))
        words = self._desk.texts("henvendelse.forslag.ret")
        _paint_title(brush, self._title, words, beside=self._label.beside(wide))

    def _answers_high(self, width: int) -> int:
        area, foot = self._label.area(width), self._placing.foot(width)
        if self._open:
            return foot - area.top() + self._chips(self._open).heightForWidth(area.width())
        return foot - area.top() - self._look.px(6)

    def _place(self) -> None:
        places = self._placing.boxes(self.width())
        for box, place in zip(self.boxes.values(), places, strict=True):
            box.setGeometry(place)
        area, top = self._label.area(self.width()), self._placing.foot(self.width())
        for chips in self._answers.values():
            high = chips.heightForWidth(area.width())
            chips.setGeometry(area.left(), top, area.width(), high)

    def _measure_again(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()


def _paint_title(brush: Brush, title: str, words: str, *, beside: bool) -> None:
    """Title and how to change one: under each other in the label column, or on one line above."""
    look = brush.look
    end = brush.text(QPointF(0, brush.baseline(look.px(12), 16, 600)), title, Ink(16, 600))
    left, middle = (0.0, look.px(36)) if beside else (end + look.px(12), look.px(12))
    end = brush.text(QPointF(left, brush.baseline(middle, 14)), words, Ink(14))
    brush.key(end + look.px(8), middle, keys.hint("ret_forslag", "henvendelse"))

"""The suggested answers at the foot of the form: visible, dashed, and changed by one digit (mock-up 03)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGroupBox, QSizePolicy, QWidget

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Suggestion
from akutdesk.ui.fields.chip_grid import ChipGrid
from akutdesk.ui.fields.group_label import GroupLabel
from akutdesk.ui.focus import on_focus_moved
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.state import SUGGESTED, chosen, shown_codes
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
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
    """Five boxes, one of them the tab stop; the answers of that one stand under it while it is used."""

    answered = Signal(str, tuple)
    """Field and codes."""
    unfolded = Signal()
    """The answers of one field are seen under the boxes."""

    def __init__(self, desk: Desk, dag: date) -> None:
        self._title = desk.texts("henvendelse.forslag.titel")
        super().__init__(self._title)
        self._desk = desk
        self._look = desk.look
        self._label = GroupLabel(desk.look, "", "", place="side")
        self._placing = _Placing(desk.look, self._label)
        self._dag = dag
        self.boxes: dict[str, Suggestion] = {}
        self._groups: dict[str, ChoiceGroup] = {}
        self._codes: dict[str, tuple[str, ...]] = {}
        self._at = next(iter(SUGGESTED))
        self._is_open = False
        for felt in SUGGESTED:
            self._add(felt)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set_stop()
        on_focus_moved(self._focus_moved)

    def show_answers(self, henvendelse: Henvendelse, forslag: Mapping[str, str]) -> None:
        """Show answers as answers, and suggestions as suggestions."""
        for felt, box in self.boxes.items():
            self._codes[felt] = shown_codes(henvendelse, felt, forslag)
            accepted = bool(chosen(henvendelse, felt))
            box.set_value(self._value(felt), accepted=accepted)
            if felt in self._groups:
                self._groups[felt].set_chosen(self._codes[felt])

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
        """The box that takes the focus when the row is reached."""
        return self.boxes[self._at]

    def stop_at(self, felt: str) -> QWidget:
        """The box of one field, as the row's tab stop."""
        self._at = felt
        self._set_stop()
        return self.boxes[felt]

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
            place = min(max(fields.index(self._at) + _STEPS[key], 0), len(fields) - 1)
            self.stop_at(fields[place]).setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.text().isdigit():
            self._digit(event.text())
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._group(self._at).stop().setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _digit(self, digit: str) -> None:
        choice = self._group(self._at).question.of_digit(digit)
        if choice is not None:
            self.answered.emit(self._at, (choice.kode,))

    # ---- boxes and their answers

    def _add(self, felt: str) -> None:
        name = self._desk.texts(f"henvendelse.forslag.{felt}")
        box = Suggestion(self._look, self._desk.texts, name, self._value(felt))
        box.setParent(self)
        box.installEventFilter(self)
        box.clicked.connect(lambda: self.stop_at(felt).setFocus(Qt.FocusReason.OtherFocusReason))
        self.boxes[felt] = box

    def _group(self, felt: str) -> ChoiceGroup:
        """The answers of a field on chips; made when they are first needed."""
        if felt not in self._groups:
            liste = self._desk.codes[SUGGESTED[felt]]
            title = self._desk.texts(f"henvendelse.forslag.{felt}")
            question = question_of(liste, self._dag, title=title)
            group = ChoiceGroup(self._look, self._desk.texts, question, label="none")
            group.setParent(self)
            group.hide()
            group.changed.connect(partial(self.answered.emit, felt))
            self._groups[felt] = group
            for each in self._groups.values():
                QWidget.setTabOrder(list(self.boxes.values())[-1], each.stop())
        return self._groups[felt]

    def _value(self, felt: str) -> str:
        codes = self._codes.get(felt)
        if not codes:
            return self._desk.texts("henvendelse.forslag.vaelg")
        words = self._desk.codes[SUGGESTED[felt]].get(codes[0]).kort
        return words[:1].lower() + words[1:]

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        within = new is not None and self.isAncestorOf(new)
        for felt, box in self.boxes.items():
            if box is new:
                self._at = felt
        if within:
            self._set_stop()
        if within or self._is_open:
            self._show_group(is_open=within)

    def _show_group(self, *, is_open: bool) -> None:
        self._is_open = is_open
        shown = self._group(self._at) if is_open else None
        for group in self._groups.values():
            group.setVisible(group is shown)
        if shown is not None:
            shown.set_chosen(self._codes.get(self._at, ()))
        self._measure_again()
        if is_open:
            self.unfolded.emit()

    def _set_stop(self) -> None:
        for felt, box in self.boxes.items():
            is_stop = felt == self._at
            strong = Qt.FocusPolicy.StrongFocus
            box.setFocusPolicy(strong if is_stop else Qt.FocusPolicy.ClickFocus)

    # ---- where things stand

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._label.high(arg__1, self._answers_high(arg__1))

    @override
    def sizeHint(self) -> QSize:
        wide = max(self.width(), self._look.px(600))
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(180), self._look.px(_HIGH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if self._is_open:
            self.unfolded.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush = Brush(QPainter(self), self._look)
        wide = self.width()
        self._label.paint(brush, wide, self._answers_high(wide))
        words = self._desk.texts("henvendelse.forslag.ret")
        _paint_title(brush, self._title, words, beside=self._label.beside(wide))

    def _answers_high(self, width: int) -> int:
        area, foot = self._label.area(width), self._placing.foot(width)
        if self._is_open:
            return foot - area.top() + self._group(self._at).heightForWidth(area.width())
        return foot - area.top() - self._look.px(6)

    def _place(self) -> None:
        places = self._placing.boxes(self.width())
        for box, place in zip(self.boxes.values(), places, strict=True):
            box.setGeometry(place)
        area, top = self._label.area(self.width()), self._placing.foot(self.width())
        for group in self._groups.values():
            high = group.heightForWidth(area.width())
            group.setGeometry(area.left(), top, area.width(), high)

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

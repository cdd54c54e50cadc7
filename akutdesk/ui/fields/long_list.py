"""The whole list of a question, filtered by letters, in place of its chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.announce import announce
from akutdesk.ui.fields.chip import CheckChip, RadioChip
from akutdesk.ui.fields.chip_face import ChipFace, Choice
from akutdesk.ui.fields.chip_grid import ChipGrid, moved
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.fields.question import Question
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.panes import come_into_sight, show_parts
from akutdesk.ui.theme import Look

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class LongList(QWidget):
    """A filter field over chips. The field keeps the focus; arrows move the mark, Space chooses."""

    picked = Signal(str)
    closed = Signal()
    resized = Signal()

    def __init__(self, look: Look, texts: Texts, question: Question) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._question = question
        self._chips: dict[str, CheckChip | RadioChip] = {}
        self._found: tuple[Choice, ...] = ()
        self._mark = 0
        height_by_width(self)
        name = texts("skal.valg.filter", titel=question.title)
        self._field = LineField(look, name=name, hint=texts("skal.valg.filter_hjaelp"))
        self._field.setParent(self)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._filter)
        for choice in question.more:
            self._add(choice)

    def begin(self, letters: str) -> None:
        """Take the focus, with these letters typed already."""
        self._field.setText(letters)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.end(False)
        self._filter(letters)

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        """Show these codes as chosen."""
        for kode, chip in self._chips.items():
            chip.show_chosen(kode in chosen)

    @override
    def heightForWidth(self, width: int) -> int:
        places = self._grid().places(max(1, len(self._found)), self._area(width))
        return places[-1].y() + places[-1].height()

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.px(600)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._found:
            return
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        area = self._area(self.width())
        middle = area.top() + self._look.px(18)
        at = brush.baseline(middle, 15)
        brush.text(QPointF(0, at), self._nothing(), Ink(15))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        if key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._pick(event)
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return self._move(_STEPS[key])
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.closed.emit()
        return False

    def _pick(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if self._found:
            self._field.selectAll()
            self.picked.emit(self._found[self._mark].kode)
        return True

    def _move(self, by: tuple[int, int]) -> bool:
        columns = self._grid().fitting(self.width())
        self._set_mark(moved(self._mark, by=by, count=len(self._found), columns=columns))
        if self._found:
            show_parts(self._field, self._chips[self._found[self._mark].kode])
        return True

    def _filter(self, letters: str) -> None:
        self._found = self._question.matching(letters)
        kept = {choice.kode for choice in self._found}
        for kode, chip in self._chips.items():
            chip.setVisible(kode in kept)
        self._set_mark(0)
        self._place()
        self.update()
        self.resized.emit()
        if self.isVisible():
            come_into_sight(self.parentWidget() or self)

    def _set_mark(self, index: int) -> None:
        self._mark = max(0, index)
        for number, choice in enumerate(self._found):
            chip = self._chips[choice.kode]
            if chip.face.marked != (number == self._mark):
                chip.face.marked = number == self._mark
                chip.update()
        words = self._found[self._mark].name if self._found else self._nothing()
        self._field.setAccessibleDescription(words)
        announce(self._field, words)

    def _nothing(self) -> str:
        return self._texts("skal.valg.intet", q=self._field.text())

    def _add(self, choice: Choice) -> None:
        bare = Choice(choice.kode, choice.text, full=choice.full)
        face = ChipFace(self._look, bare, is_round=not self._question.many)
        chip = CheckChip(face) if self._question.many else RadioChip(face)
        chip.setParent(self)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(lambda: self.picked.emit(choice.kode))
        self._chips[choice.kode] = chip

    def _grid(self) -> ChipGrid:
        px = self._look.px
        return ChipGrid(5, px(36), px(8), px(6), px(100) / 100)

    def _area(self, width: int) -> QRect:
        return QRect(0, self._look.px(36 + 6), width, 0)

    def _place(self) -> None:
        self._field.setGeometry(0, 0, self.width(), self._look.px(36))
        places = self._grid().places(len(self._found), self._area(self.width()))
        for choice, place in zip(self._found, places, strict=True):
            self._chips[choice.kode].setGeometry(place)

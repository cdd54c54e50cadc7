"""The chips of one question: where they stand, and the keys that work while one has the focus."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.chip import CheckChip, Chip, MoreChip, RadioChip
from akutdesk.ui.fields.chip_face import ChipFace, Choice
from akutdesk.ui.fields.chip_grid import ChipGrid, moved
from akutdesk.ui.fields.question import Question
from akutdesk.ui.focus import on_focus_moved
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_WITH_WORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
MORE = "0"  # the digit of "Flere …"


class ChipSet(QWidget):
    """Chips in equal columns, or a row as wide as their words (not `boxed`). One at a time is the tab stop."""

    pressed = Signal(str)
    more_asked = Signal(str)
    """The whole list is asked for, with the letters typed so far."""
    emptied = Signal()

    def __init__(
        self, look: Look, question: Question, *, more: str, columns: int, boxed: bool
    ) -> None:
        super().__init__()
        self._look = look
        self._question = question
        self._more = more
        self._columns = columns if boxed else 0
        self._boxed = boxed
        self._tight = False
        self._extra: tuple[Choice, ...] = ()
        self.chips: list[Chip] = []
        self._measured: tuple[object, int] = (None, 0)
        height_by_width(self)
        on_focus_moved(self._focus_moved)
        self._build()

    def set_question(self, question: Question) -> None:
        """Show the answers of another question."""
        self._question = question
        self._rebuild()

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Rows 4 apart instead of 6."""
        self._tight = tight
        self.updateGeometry()
        self._place()

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        """Show these codes as chosen; one from the whole list gets a chip of its own."""
        extra = self._question.beyond(chosen)
        if extra != self._extra:
            self._extra = extra
            self._rebuild()
        for chip in self.chips:
            if not isinstance(chip, MoreChip):
                chip.show_chosen(chip.face.choice.kode in chosen)
        self._set_stop()

    def stop(self) -> Chip:
        """The chip that Tab leads to."""
        standing = (c for c in self.chips if c.focusPolicy() == Qt.FocusPolicy.StrongFocus)
        return next(standing, self.chips[0])

    def focus_on(self, kode: str) -> None:
        """Put the focus on the chip of a code."""
        for chip in self.chips:
            if chip.face.choice.kode == kode:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def heightForWidth(self, width: int) -> int:
        # Kept: a layout asks some twenty times for each time that something changes.
        asked = (width, self._look.percent, self._tight, len(self.chips))
        if self._measured[0] != asked:
            places = self._places(QRect(0, 0, width, 0))
            self._measured = asked, places[-1].y() + places[-1].height() if places else 0
        return self._measured[1]

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.px(186 * self._columns if self._columns else 320)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(150), self._look.px(36))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _WITH_WORDS:
            return False
        step = _ARROWS.get(Qt.Key(event.key()))
        if step:
            self._move(step)
            return True
        if event.key() == Qt.Key.Key_Delete:
            self.emptied.emit()
            return True
        typed = event.text()
        if not typed.strip() or not typed.isprintable():
            return False
        self.type_in(typed)
        return True

    def type_in(self, sign: str) -> None:
        """A choice's own key first, which may be a letter; then 0 for the whole list, and letters to seek."""
        choice = self._question.of_digit(sign.upper())
        if choice is not None:
            self.focus_on(choice.kode)
            self.pressed.emit(choice.kode)
        elif sign == MORE and self._question.more:
            self.more_asked.emit("")
        elif not sign.isdigit():
            self._letter(sign)

    def _letter(self, letter: str) -> None:
        if self._question.more:
            self.more_asked.emit(letter)
            return
        found = self._question.matching(letter)
        if found:
            self.focus_on(found[0].kode)

    def _move(self, by: tuple[int, int]) -> None:
        index = next((i for i, chip in enumerate(self.chips) if chip.hasFocus()), 0)
        count = len(self.chips)
        columns = self._grid().fitting(self.width()) if self._columns else count
        target = self.chips[moved(index, by=by, count=count, columns=columns)]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target, RadioChip) and not target.isChecked():
            self.pressed.emit(target.face.choice.kode)

    def _rebuild(self) -> None:
        old = self.chips
        held = any(chip.hasFocus() for chip in old)
        self._build()
        for before, after in pairwise([old[-1], *self.chips]):
            QWidget.setTabOrder(before, after)
            after.show()
        for chip in old:
            chip.hide()
            chip.deleteLater()
        self._place()
        self.updateGeometry()
        if held:
            self.chips[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        make = CheckChip if self._question.many else RadioChip
        self.chips = []
        self._measured = (None, 0)
        for choice in self._question.choices:
            self._add(make(self._face(choice)), _presser(self.pressed.emit, choice.kode))
        if self._question.more:
            chip = MoreChip(self._face(Choice("", self._more, MORE)))
            self._add(chip, lambda: self.more_asked.emit(""))
        for choice in self._extra:
            self._add(make(self._face(choice)), _presser(self.pressed.emit, choice.kode))
        self._set_stop()

    def _face(self, choice: Choice) -> ChipFace:
        return ChipFace(self._look, choice, is_round=not self._question.many, boxed=self._boxed)

    def _add(self, chip: Chip, do: Callable[[], None]) -> None:
        chip.setParent(self)
        chip.installEventFilter(self)
        chip.clicked.connect(do)
        self.chips.append(chip)

    def _set_stop(self, focused: Chip | None = None) -> None:
        """The focused chip is the stop, else the chosen one of a single answer, else the last one."""
        single = () if self._question.many else self.chips
        chosen = next((chip for chip in single if chip.isChecked()), None)
        stop = focused or chosen or self.stop()
        for chip in self.chips:
            strong = Qt.FocusPolicy.StrongFocus
            chip.setFocusPolicy(strong if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        within = new is not None and self.isAncestorOf(new)
        for chip in self.chips:
            if chip.face.strong != within:
                chip.face.strong = within
                chip.update()
            if chip is new:
                self._set_stop(chip)

    def _grid(self) -> ChipGrid:
        px = self._look.px
        down = px(4 if self._tight else 6)
        high = 40 if self._columns == 1 else 36  # one under the other, as in the print dialog
        return ChipGrid(self._columns, px(high), px(8 if self._columns else 6), down, px(100) / 100)

    def _places(self, area: QRect) -> list[QRect]:
        if self._columns:
            return self._grid().places(len(self.chips), area)
        return self._grid().flowing([chip.sizeHint().width() for chip in self.chips], area)

    def _place(self) -> None:
        for chip, place in zip(self.chips, self._places(self.rect()), strict=True):
            chip.setGeometry(place)


def _presser(press: Callable[[str], None], kode: str) -> Callable[[], None]:
    return lambda: press(kode)

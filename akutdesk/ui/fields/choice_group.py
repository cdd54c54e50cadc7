"""A question on chips, as a real group box: title, answers, the list behind "Flere …", error."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGroupBox, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.chip_set import ChipSet
from akutdesk.ui.fields.group_label import GroupLabel
from akutdesk.ui.fields.long_list import LongList
from akutdesk.ui.fields.question import Question
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush
from akutdesk.ui.theme import Look


class ChoiceGroup(QGroupBox):
    """One question and its answers.

    `label` is "side" (a column of 140, above when narrow), "top" or "none" (the title is still the
    group's name). Without `columns` the chips are as wide as their words; without `boxes` too, and they
    show no digits.
    """

    changed = Signal(tuple)
    """The chosen codes after somebody chose; not sent by `set_chosen`."""
    pressed = Signal(str)
    """A code was pressed, also one that was chosen already."""

    def __init__(
        self,
        look: Look,
        texts: Texts,
        question: Question,
        *,
        columns: int = 5,
        label: str = "side",
        boxes: bool = True,
    ) -> None:
        super().__init__(question.title.replace("&", "&&"))
        self._look = look
        self._texts = texts
        self.question = question
        self.chosen: tuple[str, ...] = ()
        self._label = GroupLabel(look, question.title, question.note, place=label)
        more = texts("skal.valg.flere")
        self.chip_set = ChipSet(look, question, more=more, columns=columns, boxed=boxes)
        self.chip_set.setParent(self)
        self.chip_set.pressed.connect(self._press)
        self.chip_set.more_asked.connect(self.open_list)
        self.chip_set.emptied.connect(lambda: self._choose(()))
        self._list: LongList | None = None
        height_by_width(self)
        self.setAccessibleName(question.title)
        self.setAccessibleDescription(question.note)

    @property
    def missing(self) -> bool:
        """Whether the group shows that its answer is missing."""
        return bool(self._label.error)

    def set_chosen(self, codes: tuple[str, ...]) -> None:
        """Show these codes as chosen."""
        self.chosen = codes
        self.chip_set.show_chosen(codes)

    def set_question(self, question: Question) -> None:
        """Ask with other answers; what is chosen stays."""
        self.question = question
        self._label = GroupLabel(self._look, question.title, question.note, place=self._label.place)
        self.chip_set.set_question(question)
        self.chip_set.show_chosen(self.chosen)
        if self._list is not None:
            self.close_list()
            self._list.deleteLater()
            self._list = None
        self._measure_again()

    def set_error(self, text: str) -> None:
        """Say at the question what is missing; "" takes it away."""
        self._label.error = text
        self.setAccessibleDescription(text or self.question.note)
        self._measure_again()
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Rows 4 apart instead of 6, for a low window."""
        self.chip_set.set_tight(tight)
        self._measure_again()

    def answers_left(self) -> int:
        """Where the answers begin, in pixels from the left edge."""
        return self._label.area(self.width()).left()

    def stop(self) -> QWidget:
        """The chip that takes the focus when the group is reached."""
        return self.chip_set.stop()

    def open_list(self, letters: str = "") -> None:
        """Show the whole list in place of the chips, filtered by letters."""
        if self._list is None:
            self._list = LongList(self._look, self._texts, self.question)
            self._list.setParent(self)
            self._list.picked.connect(self._picked)
            self._list.closed.connect(self.close_list)
            self._list.resized.connect(self._measure_again)
        self._list.show_chosen(self.chosen)
        self.chip_set.hide()
        self._list.show()
        self._list.begin(letters)
        self._measure_again()

    def close_list(self) -> None:
        """Back to the chips, with the focus where the list was opened."""
        opened = self._list
        if opened is None or opened.isHidden():
            return
        held = opened.isAncestorOf(QApplication.focusWidget() or self)
        self.chip_set.show()
        if held:
            self.stop().setFocus(Qt.FocusReason.OtherFocusReason)
        opened.hide()
        self._measure_again()

    @override
    def heightForWidth(self, width: int) -> int:
        answers = self._answers().heightForWidth(self._label.area(width).width())
        return self._label.high(width, answers)

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(180), self._look.px(36))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        self._label.paint(brush, self.width(), self._answers().height())

    def _answers(self) -> ChipSet | LongList:
        listed = self._list
        return listed if listed is not None and not listed.isHidden() else self.chip_set

    def _place(self) -> None:
        area = self._label.area(self.width())
        answers = self._answers()
        high = answers.heightForWidth(area.width())
        answers.setGeometry(QRect(area.left(), area.top(), area.width(), high))

    def _measure_again(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _press(self, kode: str) -> None:
        self._choose(self.question.answer_with(self.chosen, kode))
        self.pressed.emit(kode)

    def _choose(self, codes: tuple[str, ...]) -> None:
        before = self.chosen
        self.set_chosen(codes)
        self._measure_again()
        if codes != before:
            self.changed.emit(codes)

    def _picked(self, kode: str) -> None:
        self._press(kode)
        if self._list is not None:
            self._list.show_chosen(self.chosen)
        if not self.question.many:
            self.close_list()
            self.chip_set.focus_on(kode)

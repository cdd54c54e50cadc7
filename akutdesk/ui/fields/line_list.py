"""A list written line by line: Enter makes a line, Backspace on an empty one takes it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LineList(QWidget):
    """Lines of one section of a plan; always ends with an empty line to write in.

    Alt+↑ and Alt+↓ move a line, so that nothing needs dragging. Tab leaves the list from any line.
    """

    changed = Signal(tuple)
    """The written lines, without the empty ones, after each change by typing."""

    def __init__(self, look: Look, texts: Texts, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._name = name
        self._fields: list[LineField] = []
        self._box = VBox(look, self, gap=6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_lines(())

    @property
    def lines(self) -> tuple[str, ...]:
        """The written lines, without the empty ones."""
        return tuple(field.text() for field in self._fields if field.text().strip())

    @property
    def fields(self) -> tuple[LineField, ...]:
        """The fields as they stand, the empty last one too."""
        return tuple(self._fields)

    def set_lines(self, lines: tuple[str, ...]) -> None:
        """Show these lines. Not told by `changed`."""
        if lines == self.lines and self._fields:
            return
        wanted = (*lines, "")
        for index, text in enumerate(wanted):
            if index == len(self._fields):
                self._insert(index, text)
            elif self._fields[index].text() != text:
                self._fields[index].setText(text)
        while len(self._fields) > len(wanted):
            self._drop(len(self._fields) - 1)
        self._rename()

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show that no line stands here, or one that is not known."""
        for field in self._fields:
            field.set_error(wrong)

    def stop(self) -> QWidget:
        """The first empty line takes the focus."""
        return self._fields[-1]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, LineField)
        ):
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, field: LineField, event: QKeyEvent) -> bool:
        index = self._fields.index(field)
        key, with_alt = (
            Qt.Key(event.key()),
            bool(event.modifiers() & Qt.KeyboardModifier.AltModifier),
        )
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._new_line(index)
        if key == Qt.Key.Key_Backspace and not field.text() and len(self._fields) > 1:
            return self._take_away(index)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = -1 if key == Qt.Key.Key_Up else 1
            return self._move_line(index, step) if with_alt else self._go_to(index + step)
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return self._leave(back=key == Qt.Key.Key_Backtab)
        return False

    def _new_line(self, index: int) -> bool:
        if self._fields[index].text().strip():
            if index + 1 == len(self._fields) or self._fields[index + 1].text():
                self._insert(index + 1, "")
            self._go_to(index + 1)
        return True

    def _take_away(self, index: int) -> bool:
        if index < len(self._fields) - 1:
            self._drop(index)
            self._rename()
            self._tell()
        return self._go_to(max(0, index - 1))

    def _move_line(self, index: int, step: int) -> bool:
        target = index + step
        if 0 <= target < len(self._fields) and self._fields[index].text():
            here, there = self._fields[index], self._fields[target]
            mine, other = here.text(), there.text()
            caret = here.cursorPosition()
            here.setText(other)
            there.setText(mine)
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            there.setCursorPosition(caret)
            self._keep_empty_last()
            self._tell()
        return True

    def _go_to(self, index: int) -> bool:
        if 0 <= index < len(self._fields):
            field = self._fields[index]
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.end(False)
        return True

    def _leave(self, *, back: bool) -> bool:
        edge = self._fields[0] if back else self._fields[-1]
        edge.setFocus(Qt.FocusReason.OtherFocusReason)
        edge.focusNextPrevChild(not back)
        return True

    def _insert(self, index: int, text: str) -> None:
        field = LineField(self._look, name="", size=18)
        field.setText(text)
        field.installEventFilter(self)
        field.textEdited.connect(self._edited)
        self._fields.insert(index, field)
        self._box.insertWidget(index, field)
        if self.isVisible():
            field.show()  # at once, so that it can take the focus before the next key
        if index:
            QWidget.setTabOrder(self._fields[index - 1], field)
        self._rename()

    def _drop(self, index: int) -> None:
        field = self._fields.pop(index)
        self._box.removeWidget(field)
        field.removeEventFilter(self)
        field.hide()
        field.deleteLater()

    def _edited(self) -> None:
        self._keep_empty_last()
        self._tell()

    def _keep_empty_last(self) -> None:
        if self._fields[-1].text():
            self._insert(len(self._fields), "")

    def _rename(self) -> None:
        for number, field in enumerate(self._fields, 1):
            field.setAccessibleName(self._texts("skal.linje", navn=self._name, n=number))

    def _tell(self) -> None:
        self.changed.emit(self.lines)

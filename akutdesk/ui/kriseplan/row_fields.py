"""The keys of a section's rows: one line each, or several fields side by side.

Enter goes to the next row and makes it if need be, Backspace in an empty row takes it away, Alt with
the arrows moves it. Tab goes through the row in hand and then on to the next section.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.kriseplan.row_stack import Column, RowStack, Values
from akutdesk.ui.kriseplan.words_field import fault_of
from akutdesk.ui.override import override

__all__ = ["Column", "RowFields"]

_LINE_END = re.compile(r"\r\n|[\r\n]")
"""What begins a new row when several lines are pasted; other separators are signs like any other."""


class RowFields(RowStack):
    """Rows one writes in by keys; what is unfinished in them is kept as a draft."""

    # ---- drafts, for the keeper of drafts

    @override
    def draft(self) -> tuple[str, int]:
        """All rows, also unfinished ones, with the field the cursor stands in."""
        row, column = self._cursor_place()
        text = json.dumps({"rows": [list(r.values) for r in self._rows], "at": [row, column]})
        return text, self._rows[row].fields[column].cursorPosition()

    @override
    def restore(self, text: str, caret: int) -> None:
        """Show the rows of a draft, with the cursor where it stood. Raises ValueError."""
        rows, (row, column) = _read_draft(text, wide=len(self._columns))
        self._fill(rows)
        self._hold(min(row, len(self._rows) - 1))
        field = self._rows[self._at].fields[column]
        field.setCursorPosition(caret)
        self.changed.emit()

    # ---- keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, LineField):
            self._hold(self._row_of(watched))
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, LineField):
            return self._key(watched, cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _key(self, field: LineField, event: QKeyEvent) -> bool:
        row = self._row_of(field)
        column = self._rows[row].fields.index(field)
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste(row, column)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        do = self._meanings.get((Qt.Key(event.key()), plain))
        return do is not None and do(row, column)

    @property
    def _meanings(self) -> Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[int, int], bool]]:
        key = Qt.Key
        return {
            (key.Key_Return, _NONE): self._enter,
            (key.Key_Enter, _NONE): self._enter,
            (key.Key_Backspace, _NONE): self._backspace,
            (key.Key_Up, _NONE): partial(self._step, by=-1),
            (key.Key_Down, _NONE): partial(self._step, by=1),
            (key.Key_Up, _ALT): partial(self._move, by=-1),
            (key.Key_Down, _ALT): partial(self._move, by=1),
        }

    def _enter(self, row: int, column: int) -> bool:
        here = self._rows[row]
        if here.empty:
            return True
        last = len(self._columns) - 1
        if self._columns[last].folded and column == last - 1:
            here.unfold()
            self._focus(row, last)
            return True
        if row + 1 == len(self._rows) and not self._append():
            return True
        self._focus(row + 1, 0)
        return True

    def _backspace(self, row: int, column: int) -> bool:
        here = self._rows[row]
        if not here.empty:
            if column and not here.fields[column].text():
                self._focus(row, column - 1)
                return True
            return False
        if len(self._rows) == 1:
            return True
        rest = [each.values for number, each in enumerate(self._rows) if number != row]
        self._fill([values for values in rest if any(values)])
        self._focus(max(0, row - 1), len(self._columns) - 1)
        self.changed.emit()
        return True

    def _step(self, row: int, column: int, *, by: int) -> bool:
        if 0 <= row + by < len(self._rows):
            self._focus(row + by, column)
        return True

    def _move(self, row: int, column: int, *, by: int) -> bool:
        to = row + by
        if not 0 <= to < len(self._rows) or self._rows[to].empty or self._rows[row].empty:
            return True
        caret = self._rows[row].fields[column].cursorPosition()
        one, other = self._rows[row], self._rows[to]
        first, second = one.values, other.values
        one.set_values(second)
        other.set_values(first)
        self._focus(to, column)
        other.fields[column].setCursorPosition(caret)
        self.changed.emit()
        return True

    def _paste(self, row: int, column: int) -> bool:
        text = QGuiApplication.clipboard().text()
        kode = fault_of(text)
        if kode:
            self.refused.emit(kode)
            return True
        lines = [line for line in _LINE_END.split(text) if line.strip()]
        if len(lines) < 2 or len(self._columns) > 1:  # noqa: PLR2004 - one line is Qt's own business
            return False
        self._rows[row].fields[column].insert(lines[0])
        before = [each.values for each in self._rows[: row + 1]]
        after = [each.values for each in self._rows[row + 1 :] if not each.empty]
        self._fill([*before, *((line,) for line in lines[1:]), *after])
        self._focus(row + len(lines) - 1, 0)
        self.changed.emit()
        return True


_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def _read_draft(text: str, *, wide: int) -> tuple[list[Values], tuple[int, int]]:
    try:
        read: dict[str, Any] = json.loads(text)
        rows = [tuple(str(part) for part in row) for row in read["rows"]]
        row, column = (int(number) for number in read["at"])
    except (KeyError, TypeError) as fault:
        raise ValueError("DRAFT") from fault
    if any(len(values) != wide for values in rows) or not 0 <= column < wide:
        raise ValueError("DRAFT")
    return [values for values in rows if any(values)], (row, column)

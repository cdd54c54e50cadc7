"""Rows of fields in a section of the plan: one line each, or several fields side by side.

Enter goes to the next row and makes it if need be, Backspace in an empty row takes it away, Alt with
the arrows moves it. Tab goes through the row in hand and then on to the next section; the arrows
reach the other rows, as in any list.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.kladde import DraftField
from akutdesk.ui.kriseplan.field_row import FieldRow
from akutdesk.ui.kriseplan.plan_text import fault_of
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

NO_LIMIT = 2_000_000
"""Qt would cut a longer text without a word; too long a one is refused with words instead."""

Values = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One field of each row. `width` in units; 0 takes what is left. `label` stands before the field."""

    name: Callable[[int], str]
    """The spoken name, by the row's number from 1."""
    hint: str = ""
    width: float = 0
    label: str = ""
    more_hint: str = ""
    """The hint of an empty row that follows a filled one."""


class RowFields(DraftField):
    """The rows of one section. `spare` keeps an empty row ready after the last filled one."""

    refused = Signal(str)
    """Something was not taken in: NUL, SURROGAT or LANG (domain/fritekst.py)."""

    def __init__(
        self, look: Look, columns: Sequence[Column], *, spare: bool, most: int | None = None
    ) -> None:
        super().__init__()
        self._look = look
        self._columns = tuple(columns)
        self._spare = spare
        self._most = most
        self._rows: list[FieldRow] = []
        self._at = 0
        self._loading = False
        self._box = VBox(look, self, gap=6)
        self.set_values(())

    # ---- what the section uses

    @property
    def values(self) -> tuple[Values, ...]:
        """The rows that hold anything, each exactly as typed."""
        return tuple(row.values for row in self._rows if not row.empty)

    def set_values(self, values: Sequence[Values]) -> None:
        """Show these rows; the cursor's row becomes the first empty one."""
        self._fill(list(values))
        self._hold(len(self._rows) - 1)

    def hold_first(self) -> None:
        """The first row that is not whole takes the focus next."""
        half = (n for n, row in enumerate(self._rows) if "" in row.values)
        self._hold(next(half, len(self._rows) - 1))

    def to_last(self) -> None:
        """Put the cursor after the words of the last filled row."""
        row = max(0, len(self.values) - 1)
        self._focus(row, 0)
        self._rows[row].fields[0].end(False)

    def entry(self) -> LineField:
        """The field that takes the focus: the first of the row in hand."""
        return self._rows[self._at].fields[0]

    def field(self, row: int, column: int) -> LineField:
        """One field. Raises IndexError."""
        return self._rows[row].fields[column]

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Outline the row in hand in red, or not."""
        for number, row in enumerate(self._rows):
            for field in row.fields:
                field.set_error(wrong and number == self._at)

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

    def _enter(self, row: int, _column: int) -> bool:
        if self._rows[row].empty:
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
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or len(self._columns) > 1:  # noqa: PLR2004 - one line is Qt's own business
            return False
        self._rows[row].fields[column].insert(lines[0])
        before = [each.values for each in self._rows[: row + 1]]
        after = [each.values for each in self._rows[row + 1 :] if not each.empty]
        self._fill([*before, *((line,) for line in lines[1:]), *after])
        self._focus(row + len(lines) - 1, 0)
        self.changed.emit()
        return True

    # ---- rows

    def _fill(self, values: list[Values]) -> None:
        self._loading = True
        wanted = max(1, len(values) + self._spares(len(values)))
        while len(self._rows) < wanted:
            self._new_row()
        while len(self._rows) > wanted:
            self._drop_last()
        for number, row in enumerate(self._rows):
            row.set_values(values[number] if number < len(values) else ("",) * len(self._columns))
        self._at = min(self._at, len(self._rows) - 1)
        self._loading = False
        self._set_hints()

    def _spares(self, filled: int) -> int:
        return int(self._spare and (self._most is None or filled < self._most))

    def _append(self) -> bool:
        if self._most is not None and len(self._rows) >= self._most:
            return False
        self._new_row()
        self._set_hints()
        return True

    def _new_row(self) -> None:
        row = FieldRow(self._look, [column.label for column in self._columns])
        number = len(self._rows) + 1
        last = self._rows[-1].fields[-1] if self._rows else None
        for column, field in zip(self._columns, row.fields, strict=True):
            field.setAccessibleName(column.name(number))
            field.setMaxLength(NO_LIMIT)
            field.installEventFilter(self)
            field.textEdited.connect(self._edited)
        row.set_widths([column.width for column in self._columns])
        self._rows.append(row)
        self._box.addWidget(row)
        if last is not None:
            for field in row.fields:
                QWidget.setTabOrder(last, field)
                last = field
            row.set_tab_stop(False)

    def _drop_last(self) -> None:
        row = self._rows.pop()
        self._box.removeWidget(row)
        row.setParent(None)
        row.deleteLater()

    def _set_hints(self) -> None:
        for number, row in enumerate(self._rows):
            follows = number > 0 and not self._rows[number - 1].empty
            for column, field in zip(self._columns, row.fields, strict=True):
                field.setPlaceholderText((follows and column.more_hint) or column.hint)

    def _edited(self) -> None:
        if self._loading:
            return
        last = self._rows[-1]
        if self._spare and not last.empty:
            self._append()
        self._set_hints()
        self.changed.emit()

    # ---- where the cursor is

    def _row_of(self, field: LineField) -> int:
        return next(number for number, row in enumerate(self._rows) if field in row.fields)

    def _hold(self, row: int) -> None:
        self._at = row
        for number, each in enumerate(self._rows):
            each.set_tab_stop(number == row)

    def _focus(self, row: int, column: int) -> None:
        row = min(row, len(self._rows) - 1)
        self._hold(row)
        self._rows[row].fields[column].setFocus(Qt.FocusReason.OtherFocusReason)

    def _cursor_place(self) -> tuple[int, int]:
        fields = self._rows[self._at].fields
        column = next((number for number, field in enumerate(fields) if field.hasFocus()), 0)
        return self._at, column


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

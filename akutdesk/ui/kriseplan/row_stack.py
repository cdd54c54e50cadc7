"""Rows of fields under each other: how many there are, what stands in them, and which one is in hand.

Tab comes to the row in hand only; the keys of `row_fields.py` reach the others, as in any list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.draft_field import DraftField
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.kriseplan.field_row import FieldRow
from akutdesk.ui.layout import VBox
from akutdesk.ui.settled import settle_layouts
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
    folded: bool = False
    """Only for the last one: kept away until Enter asks for it, or it is filled."""


class RowStack(DraftField):
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
        labels = [column.label for column in self._columns]
        row = FieldRow(self._look, labels, folded=self._columns[-1].folded)
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
        row.show()  # the layout would show it later, and it may be asked to take the focus now
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
        settle_layouts()
        self._rows[row].fields[column].setFocus(Qt.FocusReason.OtherFocusReason)

    def _cursor_place(self) -> tuple[int, int]:
        fields = self._rows[self._at].fields
        column = next((number for number, field in enumerate(fields) if field.hasFocus()), 0)
        return self._at, column

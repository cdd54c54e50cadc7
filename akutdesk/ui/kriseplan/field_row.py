"""One row of fields side by side, with small labels between them where the picture has them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.kriseplan.small_label import SmallLabel
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_GAP = 8
_UNDER = 6
_LABEL_LEFT, _LABEL_RIGHT = 20, 16
_NARROW = 480
"""Below this width the fields of a row stand under each other (text at 200 per cent)."""


class FieldRow(QWidget):
    """The fields of one row; a label, if any, stands before its field.

    A `folded` row keeps its last field away, on a line of its own, until it is asked for or filled.
    """

    def __init__(self, look: Look, labels: Sequence[str], *, folded: bool = False) -> None:
        super().__init__()
        self._look = look
        self.folded = folded
        self._widths: list[float] = [0.0] * len(labels)
        self._labels = [SmallLabel(look, text) if text else None for text in labels]
        self.fields = [LineField(look, name="", size=18) for _ in labels]
        for part in (*self._labels, *self.fields):
            if part is not None:
                part.setParent(self)
        self._beside = len(labels) - int(folded)
        """How many fields stand side by side."""
        if folded:
            self._show_last(False)
        look.changed.connect(self._arrange)

    @property
    def values(self) -> tuple[str, ...]:
        """What stands in the fields."""
        return tuple(field.text() for field in self.fields)

    @property
    def empty(self) -> bool:
        """Whether every field is."""
        return not any(field.text() for field in self.fields)

    def set_values(self, values: Sequence[str]) -> None:
        """Fill the fields; one that is right already keeps its cursor and its undo."""
        for field, value in zip(self.fields, values, strict=True):
            if field.text() != value:
                field.setText(value)
        if self.folded and self.fields[-1].text():
            self.unfold()

    def unfold(self) -> None:
        """Show the last field too."""
        if self.folded:
            self.folded = False
            self._show_last(True)
            self._arrange()

    def set_widths(self, widths: Sequence[float]) -> None:
        """Widths in units; 0 takes what is left."""
        self._widths = list(widths)
        self._arrange()

    def set_tab_stop(self, stop: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Whether Tab comes here."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        for field in self.fields:
            field.setFocusPolicy(policy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        stacked = len(self.fields) > 1 and self.width() < self._look.px(_NARROW)
        places = self._under_each_other() if stacked else self._side_by_side()
        shown = places[: self._beside] if self.folded else places
        high = shown[-1][1] + self._field_high
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        for field, (left, top, wide) in zip(self.fields, places, strict=True):
            field.setGeometry(left, top, wide, self._field_high)
        for label, (left, top, _) in zip(self._labels, places, strict=True):
            if label is not None:
                size = label.sizeHint()
                at = left if stacked else left - self._look.px(_LABEL_RIGHT) - size.width()
                up = top - size.height() if stacked else top
                label.setGeometry(
                    at, up, size.width(), size.height() if stacked else self._field_high
                )

    @property
    def _field_high(self) -> int:
        return self._look.px(40)

    def _side_by_side(self) -> list[tuple[int, int, int]]:
        px, beside = self._look.px, self._beside
        fixed = sum(px(width) for width in self._widths[:beside]) + self._between()
        free = sum(1 for width in self._widths[:beside] if not width) or 1
        share = max(px(80), (self.width() - fixed) // free)
        places: list[tuple[int, int, int]] = []
        left = 0
        rows = zip(self._labels[:beside], self._widths[:beside], strict=True)
        for number, (label, width) in enumerate(rows):
            if number:
                left += self._lead(label)
            wide = px(width) if width else share
            places.append((left, 0, wide))
            left += wide
        if beside < len(self.fields):  # under the last one beside
            above, _, wide = places[-1]
            places.append((above, self._field_high + px(_UNDER), wide))
        return places

    def _between(self) -> int:
        return sum(self._lead(label) for label in self._labels[1 : self._beside])

    def _show_last(self, shown: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        label = self._labels[-1]
        self.fields[-1].setVisible(shown)
        if label is not None:
            label.setVisible(shown)

    def _lead(self, label: SmallLabel | None) -> int:
        if label is None:
            return self._look.px(_GAP)
        return self._look.px(_LABEL_LEFT + _LABEL_RIGHT) + label.sizeHint().width()

    def _under_each_other(self) -> list[tuple[int, int, int]]:
        places: list[tuple[int, int, int]] = []
        top = 0
        for label in self._labels:
            top += label.sizeHint().height() if label is not None else 0
            places.append((0, top, self.width()))
            top += self._field_high + self._look.px(4)
        return places

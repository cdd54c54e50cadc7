"""The column of questions of a form, with the bar that shows which one has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol, cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from akutdesk.ui.focus import on_focus_moved
from akutdesk.ui.layout import NARROW, NARROW_EDGE, Margins, VBox
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_LOW = 720  # below this height of the window the form stands tighter (`mockups/README.md` 2)
_AIRS = (12.0, 10.0, 8.0)
_REACH = 8
_BAR = 3


class FormRow(Protocol):
    """A row that can lack its answer and can stand tighter; `as_form_row` knows one."""

    @property
    def missing(self) -> bool:
        """Whether an answer is missing."""
        ...

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Stand 4 apart instead of 6."""
        ...


def as_form_row(part: QWidget) -> FormRow | None:
    """The part as a row of a form; None if it is another. Asked of all around a control at each key, quick for that."""
    return cast("FormRow", part) if _is_kind_of_row(type(part)) else None


def is_lacking(part: QWidget) -> bool:
    """Whether it is a row of a form that lacks its answer."""
    row = as_form_row(part)
    return row is not None and row.missing


@cache
def _is_kind_of_row(kind: type[QWidget]) -> bool:
    return hasattr(kind, "missing") and hasattr(kind, "set_tight")


class Form(QWidget):
    """Questions under each other, 12 apart (7 in a low window), from one pane edge to the other.

    The question in focus has a bar at the pane's left edge, one with a missing answer a red bar.
    """

    def __init__(
        self,
        look: Look,
        *,
        margins: Margins = (24, 16, 24, 12),
        low: float = _LOW,
        airs: Sequence[float] = _AIRS,
    ) -> None:
        """In a window lower than `low` the questions stand tighter. `airs`: the gaps to choose from, in units, widest first."""
        super().__init__()
        self._low = low
        self._airs = tuple(airs)
        self._look = look
        self._margins = margins
        self._rows: list[QWidget] = []
        self._box = VBox(look, self, gap=12, margins=margins)
        self._fitted: tuple[bool, float, Margins] = (False, 12, margins)
        on_focus_moved(self._focus_moved)

    def add(self, row: QWidget) -> None:
        """Add a question at the end."""
        self._rows.append(row)
        self._box.addWidget(row)
        form_row = as_form_row(row)
        if form_row is not None:
            form_row.set_tight(self._fitted[0])

    def put_first(self, part: QWidget) -> None:
        """Put something above the questions, such as the summary of what is missing."""
        self._box.insertWidget(0, part)

    def fill(self) -> None:
        """Keep the questions together at the top."""
        self._box.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = QApplication.focusWidget()
        for row in self._rows:
            if is_lacking(row):
                self._paint_bar(painter, row, colour="err")
            elif focused is not None and row.isAncestorOf(focused):
                self._paint_bar(painter, row, colour="focus")

    def _fit(self) -> None:
        """Stand closer in a low window, and where sentences about missing answers need room."""
        tight = self.window().height() < self._look.px(self._low)
        narrow = self.width() < self._look.px(NARROW)
        lacking = any(is_lacking(row) for row in self._rows)
        gap = 12 if narrow else 7 if tight else 10 if lacking else self._airiest()
        left, top, right, bottom = self._margins
        edges = self._margins
        if narrow:
            edges = (min(left, NARROW_EDGE), top, min(right, NARROW_EDGE), bottom)
        elif tight:
            edges = (left, min(top, 9), right, min(bottom, 10))
        if (tight, gap, edges) == self._fitted:
            return
        self._fitted = (tight, gap, edges)
        self._box.set_measures(gap=gap, margins=edges)
        for row in [as_form_row(part) for part in self._rows]:
            if row is not None:
                row.set_tight(tight)

    def _airiest(self) -> float:
        """The widest gap where all of the questions are seen, else the usual one."""
        pane = self.parentWidget()
        while pane is not None and not isinstance(pane, QAbstractScrollArea):
            pane = pane.parentWidget()
        if pane is None:
            return _AIRS[0]
        px, now = self._look.px, self._fitted[1]
        between = sum(1 for part in self._parts() if not part.isHidden()) - 1
        high = self._box.heightForWidth(self.width()) - between * px(now)
        room = pane.viewport().height()
        usual = now if now in _AIRS else _AIRS[0]  # where none will do, nothing moves
        return next((gap for gap in self._airs if high + between * px(gap) <= room), usual)

    def _parts(self) -> list[QWidget]:
        items = [self._box.itemAt(place) for place in range(self._box.count())]
        return [part for item in items if item is not None and (part := item.widget())]

    def _paint_bar(self, painter: QPainter, row: QWidget, *, colour: str) -> None:
        if not row.isVisible():
            return
        reach = self._look.px(_REACH)
        place = row.geometry()
        painter.fillRect(
            0,
            place.top() - reach,
            self._look.px(_BAR),
            place.height() + 2 * reach,
            self._look.color(colour),
        )

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if any(widget is not None and self.isAncestorOf(widget) for widget in (old, new)):
            # only the edge where the bar stands: the whole would paint every question anew
            self.update(0, 0, self._look.px(_BAR), self.height())

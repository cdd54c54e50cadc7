"""How one gets about a screen: its controls, what Tab leads to, and the order one reads them in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from akutdesk.ui.fields import ChoiceGroup, KeyHint
from akutdesk.ui.fields.line_list import LineList
from akutdesk.ui.focus import tab_stops
from akutdesk.ui.keys import KEYS, hint
from akutdesk.ui.kriseplan.row_stack import RowStack
from akutdesk.ui.soeg.panel import SoegPanel
from tests.gates.whole_program import MOST, WholeProgram
from tests.ui.spoken import Spoken, spoken

INPUTS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
HINTS = frozenset(hint(key.action, key.scope) for key in KEYS)
TOGETHER = (ChoiceGroup, LineList, SoegPanel)
"""Controls in one of these are one stop: Tab leads in and out, arrows lead about inside."""


def controls(area: QWidget) -> list[QWidget]:
    """Every enabled input and button one can see, or could by scrolling."""
    return [
        widget
        for widget in area.findChildren(QWidget)
        if isinstance(widget, INPUTS) or widget.focusPolicy().value
        if widget.isVisible() and widget.isEnabled() and not _is_part(widget)
    ]


def _in_first_row(stack: RowStack, field: QWidget) -> QWidget:
    """Tab goes through the row in hand, arrows to the other rows: a column is one stop."""
    for row in stack._rows:
        if field in row.fields:
            return stack._rows[0].fields[row.fields.index(field)]
    return field


def by_key(control: QWidget) -> bool:
    """Whether Tab may go past a control for the mouse: its key stands beside it (kriseplan/section_tools.py)."""
    parent = control.parentWidget()
    beside = parent.findChildren(KeyHint, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [one for one in beside if one.isVisible() and one.accessibleName() in HINTS]
    return not control.focusPolicy().value and bool(shown)


def voices(area: QWidget) -> list[Spoken]:
    """The same as a screen reader gets them."""
    return [spoken(widget) for widget in controls(area)]


def stop_of(widget: QWidget) -> QWidget:
    """The control itself, or the group of controls that is one stop with it."""
    at: QWidget | None = widget
    while at is not None:
        if isinstance(at, TOGETHER):
            return at
        if isinstance(at, RowStack):
            return _in_first_row(at, widget)
        at = at.parentWidget()
    return widget


@dataclass(frozen=True)
class Rounds:
    """Once round a screen from where it begins, and once back.

    `met` is what had the focus, one after the other; `hidden` tells of stops whose ring is not whole, `trap`
    why the focus never came back.
    """

    met: list[QWidget]
    back: list[QWidget]
    hidden: list[str]
    trap: str = ""

    @property
    def stops(self) -> list[QWidget]:
        """What was met, groups of answers taken as one."""
        return [stop_of(one) for one in self.met]

    @property
    def stops_back(self) -> list[QWidget]:
        """The same for the way back, from the same stop: a list that was open at first is shut by now."""
        back, first = [stop_of(one) for one in self.back], self.stops[:1]
        at = back.index(first[0]) if first and first[0] in back else 0
        return back[at:] + back[:at]


class Trapped(Exception):
    """Tab leads to nowhere, or round in a part of the screen."""


def go_round(program: WholeProgram) -> Rounds:
    """Once round with Tab, once with Shift+Tab; nothing is painted meanwhile, since it is places that are asked of."""
    hidden: list[str] = []
    program.window.setUpdatesEnabled(False)
    try:
        met = _round(program, "Tab", hidden)
        return Rounds(met, _round(program, "Shift+Backtab", []), hidden)
    except Trapped as trap:
        return Rounds([], [], hidden, trap=str(trap))
    finally:
        program.window.setUpdatesEnabled(True)


def _round(program: WholeProgram, key: str, hidden: list[str]) -> list[QWidget]:
    program.begin()
    first = program.focus
    if first is None:
        raise Trapped("the screen has no first focus")
    met = [first]
    for _ in range(MOST):
        hidden += [f"{told(met[-1])}: {why}" for why in [_hides(program)] if why]
        program.keys.press(key)
        now = program.focus
        if now is None:
            raise Trapped("nowhere after", told(met[-1]))
        if stop_of(now) is stop_of(first):
            return met
        met.append(now)
    raise Trapped("round and round", *(told(one) for one in met[-4:]))


def _hides(program: WholeProgram) -> str:
    """Why the ring around what has the focus is not whole; "" if it is."""
    ring, stop = program.window.ring, program.focus
    if getattr(stop, "ringless", False):
        return "" if len(tab_stops(program.area)) == 1 else "no ring, and other stops"
    if not ring.isVisible() or ring.target is not stop:
        return "no ring"
    wanted, room = ring._outer(), ring._clip()
    if wanted.height() > room.height():
        wanted.setHeight(ring.height())
        wanted.moveTop(ring.y())
    return "" if ring.geometry() == wanted else f"{ring.geometry()} of {wanted}"


def told(stop: QWidget) -> str:
    """A stop as a failing test shows it."""
    voice = spoken(stop)
    return f"{type(stop).__name__} {voice.name!r}"


def jumps_back(stops: list[QWidget]) -> list[str]:
    """Where Tab goes against the order of reading: up, or to the left on one line (A09)."""
    return [
        f"{told(one)} -> {told(other)}" for one, other in pairwise(stops) if _is_before(other, one)
    ]


def _is_before(one: QWidget, other: QWidget) -> bool:
    """Whether `one` is read before `other`: it stands above, or on the same line to the left."""
    here, there = _branches(one, other)
    if here.bottom() <= there.top():
        return here.left() < there.right()
    return here.top() < there.bottom() and here.right() <= there.left()


def _branches(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """The places of two widgets in what holds both, each with whatever it shares with its neighbours."""
    chain = _line_of(one)
    at, low = other, other
    while at not in chain:
        low, at = at, at.parentWidget()
    mine = chain[chain.index(at) - 1] if chain.index(at) else one
    return _place(mine, at), _place(low, at)


def _line_of(widget: QWidget) -> list[QWidget]:
    line = [widget]
    while (parent := line[-1].parentWidget()) is not None:
        line.append(parent)
    return line


def _place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def _is_part(widget: QWidget) -> bool:
    """The pieces Qt makes a list or a scrolling area of are no controls of their own."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractItemView | QPlainTextEdit):
        is_inside = widget is parent.viewport() or isinstance(widget, QHeaderView)
        return is_inside or widget.objectName().startswith("qt_")
    return widget.objectName().startswith("qt_") or type(widget).__name__ == "QScrollBar"

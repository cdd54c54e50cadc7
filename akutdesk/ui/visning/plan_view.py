"""The plan in large print, painted block by block; nothing else is ever on it (mockups/13-vis-til-borger)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look
from akutdesk.ui.visning.large_print import LINE, TEXT, LargePrint
from akutdesk.ui.visning.state import Block, Measures, Placed, View, views

_EDGE = 96
_NARROW_EDGE = 24
_HANG = 44  # numerals hang this far left of the text
_TITLE, _HEADING, _NUMERAL = 32, 22, 32
_AFTER_HEADING = 4
_GAP = 22
_TITLE_HIGH = 44 + 14
_TOP, _FOOT = 31, 12
_TWO_COLUMNS = 1000
_LEFT_SHARE = 0.642


class PlanView(QWidget):
    """Shows one screen of the plan at a time. `words` is what stands on it, for a screen reader."""

    turned = Signal()
    """Another screen is shown, or there are more or fewer of them."""

    def __init__(self, look: Look, texts: Texts, *, title: str = "") -> None:
        """`title` stands over the first page; without one it is the plan's."""
        super().__init__()
        self._look = look
        self._texts = texts
        self._title = title or texts("papir.plan.titel")
        self._print = LargePrint(look)
        self._parts: tuple[tuple[Block, ...], ...] = ()
        self._views: tuple[View, ...] = ((),)
        self._rooms: dict[str, float] = {}
        """How wide each block was measured, by its name."""
        self._is_even = False
        """Whether the columns are of one width, because a part runs over from one into the other."""
        self.at = 0
        self._followed = ""
        """A section that stays in view when the room changes."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._lay_out)

    @property
    def words(self) -> str:
        """The lines that are shown, as they are read aloud."""
        return "\n".join(_spoken(self._views[self.at]))

    @property
    def count(self) -> int:
        """How many screens the plan takes."""
        return len(self._views)

    def show_plan(self, parts: Sequence[Sequence[Block]]) -> None:
        """Show this plan: the acute part, and the rest."""
        self._parts = tuple(tuple(part) for part in parts)
        self._lay_out()

    def turn(self, step: int) -> None:
        """Go to the next or the previous screen; after the last comes the first."""
        self._followed = ""
        self.at = (self.at + step) % self.count
        self._tell()

    def follow_block(self, name: str) -> None:
        """Go to the screen a section ends on, and stay with it until somebody turns."""
        self._followed = name
        self._find_followed()
        self._tell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        top = px(_TOP)
        if self.at == 0:
            middle = top + px(44) / 2
            foot = brush.baseline(middle, _TITLE, 600)
            brush.text(QPointF(self._left(0), foot), self._title, Ink(_TITLE, 600))
        if not any(self._parts):
            middle = top + px(_TITLE_HIGH) + px(LINE) / 2
            words = self._texts("visning.tom")
            foot = brush.baseline(middle, TEXT)
            brush.text(QPointF(self._left(0), foot), words, Ink(TEXT, 400, "text2"))
        top += px(_TITLE_HIGH)
        for number, column in enumerate(self._views[self.at]):
            for placed in column:
                self._paint_block(brush, placed, QPointF(self._left(number), top + placed.top))

    # ---- measures

    @property
    def _columns(self) -> int:
        return 2 if self.width() >= self._look.px(_TWO_COLUMNS) else 1

    def _edge(self) -> int:
        return self._look.px(_EDGE if self._columns > 1 else _NARROW_EDGE)

    def _left(self, column: int) -> float:
        edge = self._edge()
        first = edge + self._look.px(_HANG)
        if column == 0:
            return first
        if self._is_even:
            return round((self.width() - edge + first + self._look.px(_HANG)) / 2)
        return edge + (self.width() - 2 * edge) * _LEFT_SHARE

    def _room(self, column: int) -> float:
        edge = self._edge()
        right = self.width() - edge
        if column == 0 and self._columns > 1:
            right = round(self._left(1) - self._look.px(_HANG))
        return right - self._left(column)

    def _lay_out(self) -> None:
        """Each part in a column of its own; in two equal ones if a part runs over into the next."""
        self._is_even = False
        rooms = [self._room(column) for column in range(self._columns)]
        self._set_views([rooms[min(n, len(rooms) - 1)] for n in range(len(self._parts))])
        if any(self._misplaced(view) for view in self._views):
            self._is_even = True
            narrower = min(self._room(column) for column in range(self._columns))
            self._set_views([narrower] * len(self._parts))
        self.at = min(self.at, self.count - 1)
        self._find_followed()
        self._tell()

    def _find_followed(self) -> None:
        for number, view in enumerate(self._views):
            if any(placed.block.name == self._followed for column in view for placed in column):
                self.at = number

    def _set_views(self, rooms: Sequence[float]) -> None:
        high = self.height() - self._look.px(_TOP + _TITLE_HIGH + _FOOT)
        parts: list[list[tuple[Block, Measures]]] = []
        for part, room in zip(self._parts, rooms, strict=True):
            self._rooms |= {block.name: room for block in part}
            parts.append([(block, self._measured(block, room)) for block in part])
        filled = [part for part in parts if part]
        self._views = views(filled, room=max(high, 1), columns=self._columns) or ((),)

    def _misplaced(self, view: View) -> bool:
        return any(
            self._rooms[placed.block.name] > self._room(number) + 1
            for number, column in enumerate(view)
            for placed in column
        )

    def _measured(self, block: Block, room: float) -> Measures:
        px = self._look.px
        heads = wrapped(self._look, block.heading, Ink(_HEADING, 600), room=room)
        rows = self._print.rows_high(block, room)
        heading = len(heads) * px(LINE - _AFTER_HEADING) + px(_AFTER_HEADING)
        return Measures(heading, rows, px(_GAP))

    # ---- painting

    def _paint_block(self, brush: Brush, placed: Placed, at: QPointF) -> None:
        px, block = self._look.px, placed.block
        room = self._rooms[block.name]
        y = at.y()
        for number, text in enumerate(wrapped(self._look, block.heading, Ink(22, 600), room=room)):
            middle = y + px(LINE - _AFTER_HEADING) / 2
            foot = brush.baseline(middle, _HEADING, 600)
            if number == 0 and block.step is not None and placed.first == 0:
                numeral = QPointF(at.x() - px(_HANG), foot)
                brush.text(numeral, str(block.step), Ink(_NUMERAL, 600))
            brush.text(QPointF(at.x(), foot), text, Ink(_HEADING, 600))
            y += px(LINE - _AFTER_HEADING)
        y += px(_AFTER_HEADING)
        self._print.paint(brush, placed, QPointF(at.x(), y), room)

    def _tell(self) -> None:
        self.update()
        self.turned.emit()


def _spoken(view: View) -> list[str]:
    words: list[str] = []
    for placed in (one for column in view for one in column):
        block = placed.block
        words.append(f"{block.step}. {block.heading}" if block.step else block.heading)
        words += [
            ", ".join(part for part in (line.text, line.hours, line.number) if part)
            for line in block.lines[placed.first : placed.last]
        ]
    return words

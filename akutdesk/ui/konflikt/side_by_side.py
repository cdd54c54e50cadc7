"""The versions of one place beside each other, what differs underlined and marked "aendret" (mock-up 12-konflikt)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.konflikt.difference import Span
from akutdesk.ui.konflikt.state import Sted, own_parts
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, tag_width
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look

_HEAD, _TITLE, _BY, _LINE = 32, 24, 22, 28
_DASH, _GAP = 18, 32
_WORDS = Ink(18)
_SMALL = Ink(14, 400, "text2")


@dataclass(frozen=True, kw_only=True)
class _Line:
    """One painted line: whether a row begins there, and the parts of it that only this side has."""

    words: str
    begins: bool
    own: tuple[Span, ...] = ()


class SideBySide(QWidget):
    """Painted; a screen reader hears each side with whose it is. `signed`: whose stands at the place itself."""

    def __init__(self, look: Look, texts: Texts, sted: Sted, *, signed: bool) -> None:
        super().__init__()
        self._look = look
        self._sted = sted
        self._signed = signed
        self._tag = texts("konflikt.ens" if sted.ens else "konflikt.aendret")
        self._empty = texts("konflikt.tomt")
        height_by_width(self, down=QSizePolicy.Policy.Minimum)
        self._own = [own_parts(sted, index) for index in range(len(sted.sider))]
        said = (self._said(texts, index) for index in range(len(sted.sider)))
        self.setAccessibleName(f"{sted.titel}, {self._tag}. {'. '.join(said)}")

    def _said(self, texts: Texts, index: int) -> str:
        """Whose it is, what it says, and what stands there alone, for a screen reader."""
        side = self._sted.sider[index]
        said = f"{side.af}: {'. '.join(side.linjer) or self._empty}"
        rows = zip(side.linjer, self._own[index], strict=True)
        alone = [row[start:end] for row, spans in rows for start, end in spans]
        if not alone or alone == list(side.linjer):
            return said
        return f"{said}. {texts('konflikt.kun_her', ord=', '.join(alone))}"

    @override
    def heightForWidth(self, width: int) -> int:
        most = max(len(self._lines(index, width)) for index in range(len(self._sted.sider)))
        most_titles = _TITLE * (len(self._titles(width)) - 1)
        return self._look.px(_HEAD + most_titles + (_BY if self._signed else 0) + _LINE * most + 4)

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(_HEAD + _LINE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        for index in range(len(self._sted.sider)):
            left = self._left(index, self.width())
            if index:
                line = round(left - self._look.px(_GAP / 2))
                painter.fillRect(line, 0, 1, self.height(), self._look.color("hair"))
            self._paint_side(brush, index, left)

    def _paint_side(self, brush: Brush, index: int, left: float) -> None:
        px, side = self._look.px, self._sted.sider[index]
        room = self._room(self.width())
        middle = px(_HEAD) / 2
        end, foot = left, QPointF(left, 0)
        for number, line in enumerate(self._titles(self.width())):
            middle += px(_TITLE) if number else 0
            foot = QPointF(left, brush.baseline(middle, 16, 600))
            end = brush.text(foot, line, Ink(16, 600))
        if self._sted.ens:
            brush.text(QPointF(end + px(12), foot.y()), self._tag, _SMALL)
        else:
            brush.tag(end + px(12), middle, self._tag, kind="plain")
        middle += px((_HEAD + _LINE) / 2)
        if self._signed:
            by = brush.baseline(middle - px(4), 14)
            brush.elided(QPointF(left, by), side.af, _SMALL, room=room)
            middle += px(_BY)
        for line in self._lines(index, self.width()):
            at = QPointF(left + px(_DASH), brush.baseline(middle, 18))
            if line.begins:
                brush.text(QPointF(left, at.y()), "–", _WORDS)
            brush.text(at, line.words, _WORDS)
            for start, end in line.own:
                self._underline(brush, at, line.words, (start, end))
            middle += px(_LINE)

    def _underline(self, brush: Brush, at: QPointF, words: str, part: Span) -> None:
        px, look = self._look.px, self._look
        left, right = (look.width(words[:edge], _WORDS.size) for edge in part)
        thick = max(1, px(1.5))
        place = QRectF(at.x() + left, at.y() + px(4), right - left, thick)
        brush.painter.fillRect(place.toRect(), look.color("text"))

    def _lines(self, index: int, width: int) -> list[_Line]:
        """Painted lines of a side, rows broken to fit."""
        room = self._room(width) - self._look.px(_DASH)
        made: list[_Line] = []
        rows = self._sted.sider[index].linjer
        for row, spans in zip(rows, self._own[index], strict=True):
            made += _broken(row, spans, wrapped(self._look, row, _WORDS, room=room))
        return made or [_Line(words=self._empty, begins=True)]

    def _titles(self, width: int) -> list[str]:
        """The title with room for the tag behind its last line."""
        room = self._room(width) - tag_width(self._look, self._tag) - self._look.px(12)
        return wrapped(self._look, self._sted.titel, Ink(16, 600), room=room)

    def _left(self, index: int, width: int) -> float:
        return index * (self._room(width) + self._look.px(_GAP))

    def _room(self, width: int) -> int:
        count = len(self._sted.sider)
        return max(1, (width - self._look.px(_GAP) * (count - 1)) // count)


def _broken(row: str, spans: tuple[Span, ...], parts: list[str]) -> list[_Line]:
    """A row's painted lines, each with its share of what only this side has."""
    made: list[_Line] = []
    at = 0
    for number, part in enumerate(parts):
        at = row.index(part, at)
        end = at + len(part)
        own = tuple(
            (max(start, at) - at, min(stop, end) - at)
            for start, stop in spans
            if start < end and stop > at
        )
        made.append(_Line(words=part, begins=number == 0, own=own))
        at = end
    return made

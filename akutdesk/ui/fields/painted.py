"""Small painted parts: tag, status line, person band and the clock of a talk. Labels to Qt."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, tag_width
from akutdesk.ui.theme import Look


class Tag(QLabel):
    """A small filled word such as "over tid". Kinds: warn, err, ok, info, plain."""

    def __init__(self, look: Look, text: str, *, kind: str = "plain", icon: str = "") -> None:
        super().__init__(text)
        self._look = look
        self._kind = kind
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        wide = tag_width(self._look, self.text(), icon=self._icon)
        return QSize(round(wide), self._look.px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        brush.tag(0, self.height() / 2, self.text(), kind=self._kind, icon=self._icon)


class StatusLine(QLabel):
    """An icon and a few words: saved, net, printer."""

    def __init__(
        self, look: Look, text: str = "", *, icon: str = "", colour: str = "text2"
    ) -> None:
        super().__init__(text)
        self._look = look
        self._icon = icon
        self._colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_status(self, text: str, *, icon: str = "", colour: str = "text2") -> None:
        """Show another state."""
        self._icon = icon
        self._colour = colour
        self.setText(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.width(self.text(), 14) + (self._look.px(24) if self._icon else 0)
        return QSize(round(wide) + 1, self._look.px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        middle = self.height() / 2
        left = 0
        if self._icon:
            brush.icon(0, middle, self._icon, colour=self._colour, size=18)
            left = self._look.px(24)
        brush.text(
            QPointF(left, brush.baseline(middle, 14)), self.text(), Ink(14, 400, self._colour)
        )


_BETWEEN = " · "


class PersonBand(QLabel):
    """Whom it is about: icon, name, and one line of small print."""

    def __init__(self, look: Look, navn: str = "", facts: str = "") -> None:
        super().__init__()
        self._look = look
        self._facts = facts
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_person(navn, facts)

    def set_person(self, navn: str, facts: str) -> None:
        """Show another person."""
        self._facts = facts
        self.setText(navn)
        self.setAccessibleName(f"{navn}, {facts}" if facts else navn)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = self._name_end() + self._look.px(10) + self._look.width(self._facts, 15)
        return QSize(round(wide) + 1, self._look.px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._name_end()) + 1, self._look.px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        middle = self.height() / 2
        brush.icon(0, middle, "user", colour="text2")
        foot = brush.baseline(middle, 16, 600)
        left = self._look.px(26)
        end = brush.elided(QPointF(left, foot), self.text(), Ink(16, 600), room=self.width() - left)
        at = QPointF(end + self._look.px(10), foot)
        room = max(0.0, self.width() - at.x())
        brush.elided(at, self._fitting(room), Ink(15, 400, "text2"), room=room)

    def _fitting(self, room: float) -> str:
        """The first facts that fit whole; a half one says less than none."""
        facts = self._facts.split(_BETWEEN)
        while len(facts) > 1 and self._look.width(_BETWEEN.join(facts), 15) > room:
            facts.pop()
        return _BETWEEN.join(facts)

    def _name_end(self) -> float:
        return self._look.px(26) + self._look.width(self.text(), 16, 600)


class TalkClock(QLabel):
    """The clock of a talk: a dot, the time, and what it means."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._running = False
        self._note = ""
        self._size = 22
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_size(self, size: int) -> None:
        """Stand in another size."""
        self._size = size
        self.updateGeometry()
        self.update()

    def set_talk(self, shown: str, *, note: str, running: bool) -> None:
        """Show this time; a running clock has a filled dot."""
        if (shown, note, running) == (self.text(), self._note, self._running):
            return
        longer = len(shown) != len(self.text()) or note != self._note
        self._running = running
        self._note = note
        self.setText(shown)
        self.setAccessibleName(f"{note} {shown}")
        if longer:
            self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = self._time_end()
        if self._note:
            wide += self._look.px(11) + self._look.width(self._note, 15)
        return QSize(round(wide) + 1, self._look.px(30))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._time_end()) + 1, self._look.px(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        middle = self.height() / 2
        px = self._look.px
        colour, radius = ("primary", 5) if self._running else ("text2", 4)
        brush.dot(QPointF(px(5), middle), radius=px(radius), colour=colour, filled=self._running)
        foot = brush.baseline(middle, self._size, 600)
        end = brush.text(QPointF(px(20), foot), self.text(), Ink(self._size, 600))
        at = QPointF(end + px(11), foot)
        if self.width() - at.x() >= self._look.width(self._note, 15):
            brush.text(at, self._note, Ink(15, 400, "text2"))

    def _time_end(self) -> float:
        return self._look.px(20) + self._look.width(self.text(), self._size, 600)

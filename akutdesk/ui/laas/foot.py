"""The foot of the lock screen: the telephone, the Akutkort, the running talk, the bagvagt."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.button import Button
from akutdesk.ui.keys import hint
from akutdesk.ui.layout import HBox
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, flood
from akutdesk.ui.theme import Look

_MARGIN = 48
_HIGH = 104
_LOW = 64
_UNDER_CLOCK = 28
_NARROW = 1000
"""Below this width in units the buttons say less, and the foot is one row lower."""


class Foot(QWidget):
    """`ring`: start the clock; `akutkort`: open the card."""

    ring = Signal()
    akutkort = Signal()

    def __init__(self, look: Look, texts: Texts, *, bagvagt: str) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._ring = Button(
            look, texts("laas.ring"), icon="phone", keys=hint("opkald"), size="start"
        )
        self._card = Button(
            look,
            texts("laas.akutkort"),
            kind="akut",
            icon="lifebuoy",
            keys=hint("akutkort"),
            size="start",
        )
        self._ring.clicked.connect(self.ring)
        self._card.clicked.connect(self.akutkort)
        self._talk = TwoLines(look)
        self._bagvagt = TwoLines(look, right=True)
        self._bagvagt.say(texts("laas.bagvagt"), bagvagt, strong_second=True)
        self._row = HBox(look, self, gap=12, margins=(_MARGIN, 0, _MARGIN, 0)).from_left(
            *(self._ring, self._card)
        )
        self._row.addWidget(self._talk)
        if bagvagt:
            self._row.addStretch(1)
        self._row.addWidget(self._bagvagt)
        self._bagvagt.setVisible(bool(bagvagt))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_talk(self, first: str, second: str, *, running: bool) -> None:
        """The two lines about the running talk, with a dot before them if one runs."""
        self._talk.say(first, second, dot=running, strong_first=running)

    @override
    def sizeHint(self) -> QSize:
        high = _LOW if self._is_narrow() else _HIGH
        return QSize(self._look.px(640), self._look.px(high))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._is_narrow()
        edge = 16 if narrow else _MARGIN
        self._row.set_measures(gap=12, margins=(edge, 0, edge, 0))
        self._ring.set_words(self._texts("laas.ring_kort" if narrow else "laas.ring"))
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        flood(painter, self.rect(), self._look.color("surface"))
        flood(painter, QRect(0, 0, self.width(), 1), self._look.color("hair"))

    def _is_narrow(self) -> bool:
        return self.window().width() < self._look.px(_NARROW)


class TwoLines(QWidget):
    """A line over a smaller one; spoken as one text."""

    def __init__(self, look: Look, *, right: bool = False) -> None:
        super().__init__()
        self._look = look
        self._right = right
        self._first = self._second = ""
        self._inks = (Ink(16), Ink(14))
        self._dot = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(
        self,
        first: str,
        second: str,
        *,
        dot: bool = False,
        strong_first: bool = False,
        strong_second: bool = False,
    ) -> None:
        """Show these two lines; the strong one is 16/600, the other small or plain."""
        self._first, self._second, self._dot = first, second, dot
        over = Ink(16, 600) if strong_first else Ink(14 if strong_second else 16, 400, "text2")
        under = Ink(16, 600) if strong_second else Ink(14, 400, "text2")
        self._inks = (over, under)
        self.setAccessibleName(". ".join(filter(None, (first, second))))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        (over, under), width = self._inks, self._look.width
        first = width(self._first, over.size, over.weight) + self._inset
        wide = max(first, width(self._second, under.size, under.weight))
        return QSize(round(wide) + 1, self._look.px(52))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush = Brush(QPainter(self), self._look)
        px = self._look.px
        if self._dot:
            brush.dot(QPointF(px(5), px(14)), radius=px(5), colour="primary")
        lines = ((self._first, 14.0 if self._second else 26.0), (self._second, 40.0))
        for number, (text, middle) in enumerate(lines):
            ink = self._inks[number]
            foot = brush.baseline(px(middle), ink.size, ink.weight)
            if self._right:
                brush.text_right(QPointF(self.width(), foot), text, ink)
            else:
                left = self._inset if number == 0 else 0
                brush.text(QPointF(left, foot), text, ink)

    @property
    def _inset(self) -> int:
        return self._look.px(20) if self._dot else 0


class ClockLine(QWidget):
    """The time, large, and the day at the right, on one baseline."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._time = self._day = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, time: str, day: str) -> None:
        """Show another minute."""
        if (time, day) != (self._time, self._day):
            self._time, self._day = time, day
            self.setAccessibleName(f"{time}, {day}")
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self._look.px(36 + _UNDER_CLOCK))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush = Brush(QPainter(self), self._look)
        foot = brush.baseline(self._look.px(18), 28, 600)
        brush.text(QPointF(0, foot), self._time, Ink(28, 600))
        brush.text_right(QPointF(self.width(), foot), self._day, Ink(16, 400, "text2"))

"""The left side of the shell, 216 wide, or 56 with icons only below 900 units."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.fields.button import Button
from akutdesk.ui.head import NavEntry, ShiftLine
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.side_list import ROW, SideList, SideRow
from akutdesk.ui.theme import Look

WIDE = 216
NARROW = 56


class SideBar(QWidget):
    """Everything at the left edge; the lists and the button are real, the words are painted."""

    nav_chosen = Signal(int)
    open_chosen = Signal(int)
    akut_pressed = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self.narrow = False
        self._top = _ShiftBlock(look)
        self.nav = SideList(look, texts("skal.sider"))
        self._gap = _OpenHeading(look, texts("skal.aabne"), keys.hint("naeste_aaben"))
        self.open = SideList(look, texts("skal.aabne"))
        akut_key = keys.hint("akutkort")
        self.akut = Button(
            look, texts("skal.akutkort"), kind="akut", icon="lifebuoy", keys=akut_key, size="side"
        )
        self._foot = _Bagvagt(look, texts)
        self._box = VBox(look, self)
        # In a low window the screens scroll, rather than lie under open work and Akutkort.
        most, least = QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred
        self.nav.setSizePolicy(QSizePolicy.Policy.Ignored, most)
        self.open.setSizePolicy(QSizePolicy.Policy.Ignored, least)
        for part in (self._top, self.nav, self._gap, self.open):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self._line = _FootLine(look)
        for part in (self._line, self.akut, self._foot):
            self._box.addWidget(part)
        self.nav.chosen.connect(self.nav_chosen)
        self.open.chosen.connect(self.open_chosen)
        self.akut.clicked.connect(self.akut_pressed)
        self.set_open_rows(())
        look.changed.connect(self._measure)
        self._measure()

    def set_nav(self, entries: Sequence[NavEntry]) -> None:
        """Show these screens."""
        self.nav.set_rows([SideRow(e.text, e.icon, keys.hint(e.action)) for e in entries])
        self._share_rows()

    def set_open_rows(self, rows: Sequence[SideRow]) -> None:
        """Show open work; nothing hides the list."""
        self.open.set_rows(rows)
        self.open.setVisible(bool(rows))
        self._gap.setVisible(bool(rows) and not self.narrow)
        self._share_rows()

    def set_shift(self, shift: ShiftLine) -> None:
        """Show shift, day and who writes."""
        self._top.set_shift(shift)

    def set_clock(self, text: str) -> None:
        """Show the time of day."""
        self._top.set_clock(text)

    def set_bagvagt(self, navn: str, nummer: str) -> None:
        """Show whom to call."""
        self._foot.set_person(navn, nummer)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Icons only."""
        if narrow != self.narrow:
            self.narrow = narrow
            for part in (self._top, self._line, self._foot):
                part.setVisible(not narrow)
            self._gap.setVisible(bool(self.open.rows) and not narrow)
            self.nav.set_narrow(narrow)
            self.open.set_narrow(narrow)
            self.akut.set_icon_only(narrow)
            self._measure()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_rows()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("bg"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.color("hair"))

    def _measure(self) -> None:
        self.setFixedWidth(self._look.px(NARROW if self.narrow else WIDE))
        side = 8 if self.narrow else 12
        top, bottom = (8, 8) if self.narrow else (0, 0)
        self._box.set_measures(gap=0, margins=(side, top, side + (0 if self.narrow else 1), bottom))
        self._share_rows()

    def _share_rows(self) -> None:
        """Whole rows only: half a sign under the sign of open work looks like a third one."""
        row, edges = self._look.px(ROW), self._box.contentsMargins()
        fixed = (self._top, self._gap, self._line, self.akut, self._foot)
        taken = sum(part.sizeHint().height() for part in fixed if not part.isHidden())
        fit = max(2, (self.height() - edges.top() - edges.bottom() - taken) // row)
        least = 1 if self.open.rows else 0
        screens = min(len(self.nav.rows), max(fit - len(self.open.rows), fit // 2, 1))
        self.nav.setMaximumHeight(screens * row)
        self.open.setMaximumHeight(max(fit - screens, least) * row)


class _ShiftBlock(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shift = ShiftLine("", "")
        self._clock = ""

    def set_shift(self, shift: ShiftLine) -> None:
        self._shift = shift
        self._name()

    def set_clock(self, text: str) -> None:
        if text != self._clock:
            self._clock = text
            self._name()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(64))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        brush.icon(px(10), px(20), self._shift.icon, colour="text2")
        foot = brush.baseline(px(20), 16, 600)
        right = QPointF(self.width() - px(8), foot)
        brush.text_right(right, self._clock, Ink(16, 600))
        left = px(38)
        brush.text(QPointF(left, foot), self._shift.name, Ink(16, 600))
        second = QPointF(left, brush.baseline(px(40), 14))
        room = self.width() - left
        brush.elided(second, self._shift.facts, Ink(14, 400, "text2"), room=room)

    def _name(self) -> None:
        self.setAccessibleName(f"{self._shift.name}, {self._shift.facts}, {self._clock}")
        self.update()


class _OpenHeading(QWidget):
    def __init__(self, look: Look, text: str, key: str) -> None:
        super().__init__()
        self._look = look
        self._text = text
        self._key = key
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._look.px(52))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        left, right = px(10), self.width() - px(8)
        painter.fillRect(left, px(12), right - left, 1, self._look.color("hair"))
        foot = brush.baseline(px(36), 14, 600)
        brush.text(QPointF(left, foot), self._text, Ink(14, 600, "text2"))
        brush.text_right(QPointF(right, foot), self._key, Ink(13, 400, "text2"))


class _FootLine(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._look.px(12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        left, right = self._look.px(10), self.width() - self._look.px(8)
        QPainter(self).fillRect(left, 0, right - left, 1, self._look.color("hair"))


class _Bagvagt(QWidget):
    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._lines = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_person(self, navn: str, nummer: str) -> None:
        first = self._texts("skal.bagvagt", navn=navn) if navn else ""
        self._lines = (first or self._texts("skal.bagvagt_uden_navn"), nummer)
        self.setAccessibleName(" ".join(self._lines))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._look.px(66))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        first, second = self._lines
        foot = QPointF(px(10), brush.baseline(px(20), 14))
        brush.elided(foot, first, Ink(14, 400, "text2"), room=self.width() - px(10))
        foot = QPointF(px(10), brush.baseline(px(42), 16, 600))
        brush.elided(foot, second, Ink(16, 600), room=self.width() - px(10))

"""The window of a practice: the desk's own, in a striped frame, with the word in its title (ux.md 2.21)."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent

from akutdesk.assets import Texts
from akutdesk.domain.clock import Clock
from akutdesk.ui.focus import move_focus, tab_stops
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.oevelse.band import CaseBand
from akutdesk.ui.override import override
from akutdesk.ui.screen import Screen
from akutdesk.ui.theme import Look

_EDGE = 12
_STRIPE = 10


class PracticeWindow(MainWindow):
    """A MainWindow whose frame can be seen from across the room. `band` is the walkthrough."""

    def __init__(self, look: Look, texts: Texts, clock: Clock) -> None:
        super().__init__(look, texts, clock)
        self.band = CaseBand(look, texts)
        self.band.setParent(self)
        look.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """The band stands above the desk; both inside the stripes."""
        edge = self.look.px(_EDGE)
        wide = max(1, self.width() - 2 * edge)
        natural = self.band.heightForWidth(wide)
        high = natural if natural >= 0 else self.band.sizeHint().height()
        self.band.setGeometry(QRect(edge, edge, wide, high))
        self.setContentsMargins(edge, edge + high, edge, edge)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        full = self.layers.full
        desk = tab_stops(full) if full is not None else self.frame.tab_order()
        return move_focus([*desk, *tab_stops(self.band)], forward=next)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, step = QPainter(self), self.look.px(_STRIPE)
        painter.fillRect(self.rect(), self.look.color("warn_bg"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.look.color("warn"), step)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        high = self.height()
        for x in range(-high, self.width() + high, round(step * 2.83)):
            painter.drawLine(x, high, x + high, 0)

    @override
    def _title(self) -> None:
        """As the desk's, with the word first."""
        front = self._in_front()
        key = front[-1].TITLE_KEY if front else Screen.TITLE_KEY
        texts = self._texts
        self.setWindowTitle(texts("oevelse.vindue", skaerm=texts(key)))

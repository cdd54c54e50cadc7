"""What every screen at the door shares: place and shift at the top, a clock, one column, and the foot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.clock import Clock
from akutdesk.domain.kalender import Kalender
from akutdesk.ui.laas.foot import ClockLine, Foot
from akutdesk.ui.laas.state import minutter_siden
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.screen import FullScreen
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

COLUMN = 400
_TICK_MS = 1000
_AROUND = (48, 16, 48, 62)
_LOW_AROUND = (16, 0, 16, 8)
_LOW = 600
"""Below this height in units, as at 200 % on a small screen, only what is typed in stays (ux.md A21)."""


@dataclass(frozen=True, kw_only=True)
class Forside:
    """What may stand on a locked screen: all of it is in laas.json."""

    sted: str = ""
    """The place and the shift: "Dit Akuttilbud · Nattevagt"."""
    bagvagt: str = ""
    gemt: str = ""
    """When everything was saved, as one says it; "" where that is not known."""
    initialer: tuple[str, ...] = ()
    """Those of the staff, to complete a first letter; none in a full lock."""


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What a screen at the door needs to draw itself and tell the time."""

    look: Look
    texts: Texts
    clock: Clock
    kalender: Kalender


class DoorScreen(FullScreen):
    """`ring`: F2; `akutkort`: F12; `malet`: it has been painted for the first time."""

    TITLE_KEY = "laas.titel"

    ring = Signal()
    akutkort = Signal()
    malet = Signal()

    def __init__(self, sight: Sight, forside: Forside) -> None:
        super().__init__(sight.look)
        self.texts = sight.texts
        self.kalender = sight.kalender
        self._now = sight.clock
        self._forside = forside
        self._saved_at = forside.gemt
        self._ure: tuple[datetime, ...] = ()
        self._painted = False
        self.clock = ClockLine(sight.look)
        self._head = HBox(sight.look)
        self.foot = Foot(sight.look, sight.texts, bagvagt=forside.bagvagt)
        self.column = QWidget()
        self.rows = VBox(sight.look, self.column)
        self.across = HBox(sight.look, gap=64, margins=_AROUND)
        self._lay_out()
        self.clockr = QTimer(self, interval=_TICK_MS)
        self.clockr.timeout.connect(self.tick)
        self.foot.ring.connect(self.ring)
        self.foot.akutkort.connect(self.akutkort)
        self.on("opkald", self.ring.emit)
        self.on("akutkort", self.akutkort.emit)
        sight.look.changed.connect(self._text_size_changed)

    def show_clocks(self, ure: tuple[datetime, ...]) -> None:
        """Show these running talks in the foot."""
        self._ure = ure
        self.tick()

    def forget_saved(self) -> None:
        """No longer say when everything was saved."""
        self._saved_at = ""
        self.tick()

    def measure(self) -> None:
        """Follow the text size."""
        self.column.setFixedWidth(self.look.px(COLUMN))

    def _text_size_changed(self) -> None:
        self.measure()
        self._fit()

    def tick(self) -> None:
        """Show the present minute, and how long the talk has lasted."""
        now = self._now.now()
        self.clock.say(self.kalender.klokken(now), self.kalender.ugedag(self.kalender.dato(now)))
        if not self._ure:
            gemt = self._saved_at
            saved = self.texts("laas.gemt", tid=gemt) if gemt else ""
            self.foot.show_talk(self.texts("laas.ingen_samtale"), saved, running=False)
            return
        key = "laas.samtale" if len(self._ure) == 1 else "laas.samtaler"
        words = self.texts(key, n=minutter_siden(self._ure, now), antal=len(self._ure))
        self.foot.show_talk(words, self.texts("laas.ur_videre"), running=True)

    def set_low(self, *, low: bool) -> None:
        """Leave out what is not needed to come in, so that the fields need no scrolling."""
        self.clock.setVisible(not low)
        self._head.set_measures(gap=0, margins=(16, 8, 16, 8) if low else (48, 32, 48, 0))
        self.across.set_measures(gap=64, margins=_LOW_AROUND if low else _AROUND)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.column, self.foot)

    @override
    def on_enter(self) -> None:
        self.tick()
        self.clockr.start()

    @override
    def on_leave(self) -> None:
        self.clockr.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.malet.emit)

    def _fit(self) -> None:
        self.set_low(low=self.height() < self.look.px(_LOW))

    def _lay_out(self) -> None:
        look = self.look
        whole = VBox(look, self)
        self._head.addWidget(Text(look, self.texts("laas.program"), weight=600, colour="text2"))
        self._head.addStretch(1)
        self._head.addWidget(Text(look, self._forside.sted, colour="text2"))
        whole.addLayout(self._head)
        middle = QWidget()
        middle.setLayout(self.across)
        self.across.addStretch(1)
        self.across.addWidget(self.column, 0, Qt.AlignmentFlag.AlignVCenter)
        self.across.addStretch(1)
        whole.addWidget(ScrollPane(look, middle), 1)
        whole.addWidget(self.foot)
        self.rows.addWidget(self.clock)
        self.measure()

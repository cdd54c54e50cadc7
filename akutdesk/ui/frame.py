"""The shell without its window: side list, top bar, strips, the pages, bottom bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from akutdesk.assets import Texts
from akutdesk.domain.clock import Clock
from akutdesk.ui.bottom_bar import BottomBar
from akutdesk.ui.focus import tab_stops
from akutdesk.ui.head import NavEntry, OpenItem
from akutdesk.ui.layout import HBox
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.page_stack import PageStack
from akutdesk.ui.side_bar import SideBar
from akutdesk.ui.side_list import SideRow
from akutdesk.ui.strip_area import DoneArea, StripArea
from akutdesk.ui.theme import Look
from akutdesk.ui.top_bar import TopBar, shown_clock

TICK_MS = 1000
NARROW = 900  # below this width in units the shell shrinks (`ux.md` 2.2)
LOW = 480
"""In a window lower than this a reminder goes with the screen it came on: there the page needs its room."""
_ZONE = ZoneInfo("Europe/Copenhagen")


class Frame(QWidget):
    """Puts the parts of the shell together and shows what the page in front says about itself."""

    pressed = Signal(str)
    """An action of the key table was asked for with the mouse or Enter."""
    minute_turned = Signal()
    """The clock at the top of the side list shows another time."""

    def __init__(self, look: Look, texts: Texts, clock: Clock, pages: PageStack) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._clock = clock
        self._entries: tuple[NavEntry, ...] = ()
        self._open: tuple[OpenItem, ...] = ()
        self._shown_clock = ""
        self.narrow = False
        self.side = SideBar(look, texts)
        self.top = TopBar(look, texts)
        self.alarm_area = StripArea(look, margins=(24, 12, 24, 4))
        self.pages = pages
        self.done_area = DoneArea(look, margins=(24, 8, 24, 12))
        self.bottom = BottomBar(look, texts)
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.top, self.alarm_area, self.pages, self.done_area, self.bottom):
            right.addWidget(part)
        right.setStretchFactor(self.pages, 1)
        row = HBox(look, self)
        row.addWidget(self.side)
        row.addLayout(right, 1)
        self._timer = QTimer(self, interval=TICK_MS)
        self._connect()
        self.tick()
        self._timer.start()

    def set_nav(self, entries: Sequence[NavEntry]) -> None:
        """Show these screens in the side list."""
        self._entries = tuple(entries)
        self.side.set_nav(entries)
        self._mark()

    def set_open(self, items: Sequence[OpenItem]) -> None:
        """Show open work."""
        self._open = tuple(items)
        self._show_open()
        self._mark()

    @property
    def open_items(self) -> tuple[OpenItem, ...]:
        """What stands under ÅBNE."""
        return self._open

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes: the page's panes, then the side list."""
        page = self.pages.page
        own = page.panes() if page is not None else ()
        return (*own, self.side.nav)

    def tab_order(self) -> list[QWidget]:
        """Everything Tab reaches, as one reads: side, top, page, bottom (A09)."""
        parts = (self.side, self.top, self.alarm_area, self.pages, self.done_area, self.bottom)
        stops = tab_stops(self)
        return [stop for part in parts for stop in stops if part.isAncestorOf(stop)]

    def next_open(self) -> None:
        """Ctrl+Tab: the next item of ÅBNE, newest first."""
        if not self._open:
            return
        self._go_open((self._open_row() + 1) % len(self._open))

    def strip_answer(self, action: str) -> Callable[[], None] | None:
        """What the key of a button in a strip does, while the strip is shown."""
        return self.alarm_area.answer(action) or self.done_area.answer(action)

    def action_taken(self, action: str) -> None:
        """Somebody did something; an old strip may go."""
        self.done_area.action_taken()

    def tick(self) -> None:
        """Show the time of day and the running clocks as they are now."""
        now = self._clock.now()
        local = now.astimezone(_ZONE)
        clock = f"{local.hour:02}.{local.minute:02}"
        self.side.set_clock(clock)
        if clock != self._shown_clock:
            self._shown_clock = clock
            self.minute_turned.emit()
        self.top.tick(now)
        self._show_open()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.color("surface"))

    def _listen(self, page: Page) -> None:
        page.head_changed.connect(self._show_head)
        page.bar_changed.connect(self._show_bar)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.tick)
        self.pages.made.connect(self._listen)
        self.pages.shown.connect(self._page_shown)
        self.side.nav_chosen.connect(self._go_nav)
        self.side.open_chosen.connect(self._go_open)
        self.side.akut_pressed.connect(lambda: self.pressed.emit("akutkort"))
        self.top.search_pressed.connect(lambda: self.pressed.emit("soeg"))
        self.top.lock_pressed.connect(lambda: self.pressed.emit("laas"))
        self.top.clock_pressed.connect(self.pressed)
        self.bottom.pressed.connect(self.pressed)
        self._look.changed.connect(self._fit)

    def _go_nav(self, row: int) -> None:
        self.pressed.emit(self._entries[row].action)

    def _go_open(self, row: int) -> None:
        item = self._open[row]
        self.pages.go(item.route, item.rid)

    def _page_shown(self) -> None:
        self.bottom.set_saved("")
        self._show_head()
        self._show_bar()
        self._mark()
        if self.pages.on_another:
            self.done_area.clear()
        if self.height() < self._look.px(LOW):
            self.done_area.make_room()
        self.done_area.action_taken()

    def _show_head(self) -> None:
        page = self.pages.page
        if page is not None:
            self.top.show_head(page.head)
            self.top.tick(self._clock.now())

    def _show_bar(self) -> None:
        page = self.pages.page
        if page is not None:
            self.bottom.show_items(page.bar, page.SCOPE)

    def _show_open(self) -> None:
        now = self._clock.now()
        rows = [
            SideRow(
                item.text,
                item.icon,
                shown_clock(self._texts, item.talk, now) if item.talk else item.note,
                is_clock=True,
            )
            for item in self._open
        ]
        self.side.set_open_rows(rows)

    def _mark(self) -> None:
        """Mark the row of the page in front: open work first, then the screen.

        A page of another route about the same record, such as the talk of a call, is the same work.
        """
        place, open_row = self.pages.place, self._open_row()
        records = [item.rid for item in self._open]
        if open_row < 0 and place is not None and place[1] is not None and place[1] in records:
            open_row = records.index(place[1])
        route = place[0] if place and open_row < 0 else ""
        rows = (i for i, one in enumerate(self._entries) if route in (one.route, *one.also))
        nav_row = next(rows, -1)
        self.side.open.set_active(open_row)
        self.side.nav.set_active(nav_row)

    def _open_row(self) -> int:
        """The row of ÅBNE that the page in front is; -1 if it is none."""
        rows = enumerate(self._open)
        return next((i for i, one in rows if self.pages.shows(one.route, one.rid)), -1)

    def _fit(self) -> None:
        narrow = self.width() < self._look.px(NARROW)
        if narrow != self.narrow:
            self.narrow = narrow
            self.side.set_narrow(narrow)
            self.top.set_narrow(narrow)
            self.bottom.set_narrow(narrow)
            edge = 16 if narrow else 24
            self.alarm_area.set_margins((edge, 6 if narrow else 12, edge, 4))
            self.done_area.set_margins((edge, 4 if narrow else 8, edge, 6 if narrow else 12))

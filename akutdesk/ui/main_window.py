"""The one window: side list, bars and pages; full screens and panels over them; the focus ring."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from akutdesk.assets import Texts
from akutdesk.domain.clock import Clock
from akutdesk.domain.record import RecordId
from akutdesk.ui.announce import Announcer
from akutdesk.ui.dispatch import Dispatch
from akutdesk.ui.focus import move_focus, tab_stops
from akutdesk.ui.layers import Layers
from akutdesk.ui.override import override
from akutdesk.ui.page_stack import PageStack
from akutdesk.ui.pane_cycle import focus_neighbour
from akutdesk.ui.refusals import Refusals
from akutdesk.ui.ring import FocusRing
from akutdesk.ui.screen import FullScreen, Screen
from akutdesk.ui.theme import Look

if TYPE_CHECKING:
    from akutdesk.ui.frame import Frame
    from akutdesk.ui.head import NavEntry, OpenItem, ShiftLine, Strip
    from akutdesk.ui.hjaelp.guide import Guide
    from akutdesk.ui.overlay import Overlay
    from akutdesk.ui.page import Page

LEAST_WIDE, LEAST_HIGH = 640, 360


class MainWindow(QWidget):
    """Implements `Shell`. The composition root adds routes, screens and its own answers to keys."""

    closing = Signal()
    """The window closes; the page in front has put its drafts away."""

    def __init__(self, look: Look, texts: Texts, clock: Clock) -> None:
        super().__init__()
        self.look = look
        self._texts = texts
        self._clock = clock
        self.guides: Mapping[str, Guide] = {}
        """What F1 says of each screen; nothing while nobody is in."""
        self.pages = PageStack()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.layers = Layers(look, self, self._stack, ground=lambda: self.frame)
        self.ring = FocusRing(look, self)
        self.announcer = Announcer(self)
        self.refusals = Refusals(self, texts)
        self.dispatch = Dispatch(self, self._in_front)
        self.setMinimumSize(LEAST_WIDE, LEAST_HIGH)
        self._connect()
        self._title()

    @cached_property
    def frame(self) -> Frame:
        """Side list, bars and pages; made when first asked for, after the lock was painted (design.md 6)."""
        from akutdesk.ui.frame import Frame

        frame = Frame(self.look, self._texts, self._clock, self.pages)
        frame.pressed.connect(self.dispatch.run)
        self.on("naeste_aaben", frame.next_open)
        self.dispatch.ask_strips(frame.strip_answer)
        self.dispatch.after(frame.action_taken)
        self._stack.addWidget(frame)
        return frame

    # ---- for the composition root

    def on(self, action: str, do: Callable[[], None]) -> None:
        """The window's own answer to an action, when no screen in front has one."""
        self.dispatch.on(action, do)

    def route(self, name: str, make: Callable[[RecordId | None], Page]) -> None:
        """Say how the pages of a route are made."""
        self.pages.route(name, make)

    def nav(self, entries: Sequence[NavEntry]) -> None:
        """Show these screens in the side list and bind their keys."""
        self.frame.set_nav(entries)
        for entry in entries:
            self.on(entry.action, _goer(self.go, entry.route))

    def close_pages(self) -> None:
        """Put every page away, for another person or the full lock."""
        with ExitStack() as then:
            then.callback(self.pages.close_all)
            self.layers.close_overlays()

    # ---- Shell

    def go(self, route: str, rid: RecordId | None = None) -> None:
        """Show a page, new or as it was left. Raises KeyError for a route that was never given."""
        self.layers.close_overlays()
        self.pages.go(route, rid)

    def back(self) -> None:
        """Show the page that was seen before this one."""
        self.pages.back()

    def close_page(self, page: Screen) -> bool:
        """The page is done: put it away and show the one before it; True if that is unfinished work."""
        return self.pages.close_page(page)

    def open_overlay(self, overlay: Overlay) -> None:
        """Show a panel over the window and give it the focus."""
        self.layers.open_overlay(overlay)

    def run(self, action: str) -> None:
        """Do what an action of the key table means with what is in front now."""
        self.dispatch.run(action)

    def show_full(self, screen: FullScreen) -> None:
        """Cover the whole window, whatever goes wrong; the page in front puts its drafts away."""
        with ExitStack() as then:
            then.callback(self.layers.show_full, screen)
            if self.layers.full is None:
                self.pages.leave()

    def leave_full(self) -> None:
        """Take the covering screen away; the focus returns to where it was."""
        self.layers.leave_full()

    def done(self, strip: Strip) -> None:
        """Say above the bottom bar what was done."""
        self.frame.done_area.put(strip)
        self.say(f"{strip.text} {strip.more}".strip())

    def alarm(self, strip: Strip) -> None:
        """Say under the top bar what cannot go on; what is only a reminder makes room for it."""
        self.frame.done_area.make_room()
        self.frame.alarm_area.put(strip)
        self.say(f"{strip.text} {strip.more}".strip(), assertive=True)

    def clear(self, name: str) -> None:
        """Take the strip of this name away, wherever it stands."""
        self.frame.done_area.take(name)
        self.frame.alarm_area.take(name)

    def say(self, text: str, *, assertive: bool = False) -> None:
        """Tell a screen reader only."""
        self.announcer.say(text, assertive=assertive)

    def status_saved(self, text: str) -> None:
        """Show when it was saved; "" shows nothing."""
        self.frame.bottom.set_saved(text)

    def status_net(self, icon: str, text: str) -> None:
        """Show how it stands with the net; said politely when it changes."""
        if words := self.frame.bottom.set_net(icon, text):
            self.say(words)

    def set_open(self, items: Sequence[OpenItem]) -> None:
        """Show these under ÅBNE, newest first; none hides the list."""
        self.frame.set_open(items)

    def set_shift(self, shift: ShiftLine) -> None:
        """Show shift, day and who writes."""
        self.frame.side.set_shift(shift)

    def set_bagvagt(self, navn: str, nummer: str) -> None:
        """Show whom to call in doubt."""
        self.frame.side.set_bagvagt(navn, nummer)

    # ---- Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.layers.fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        with ExitStack() as then:  # each is done whatever happens in the one before
            then.callback(self.closing.emit)
            then.callback(self.pages.leave)
            self.layers.close_overlays()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        full = self.layers.full
        stops = tab_stops(full) if full is not None else self.frame.tab_order()
        return move_focus(stops, forward=next)

    # ---- inside

    def _connect(self) -> None:
        look = self.look
        self.pages.shown.connect(self._title)
        self.layers.changed.connect(self._title)
        self.layers.uncovered.connect(self._uncovered)
        self.on("stoerre", look.larger)
        self.on("mindre", look.smaller)
        self.on("normal", look.usual_size)
        self.on("dag_nat", look.toggle_day_night)
        self.on("naeste_rude", lambda: self._next_pane(1))
        self.on("forrige_rude", lambda: self._next_pane(-1))
        self.on("luk", self.back)
        self.on("hjaelp", self._help)

    def _in_front(self) -> tuple[Screen, ...]:
        page = self.pages.page
        over = self.layers.in_front()
        return over if page is None or self.layers.full is not None else (*over, page)

    def _next_pane(self, step: int) -> None:
        front = self.layers.in_front()
        panes = front[0].panes() if front else self.frame.panes()
        focus_neighbour(panes, step=step)

    def _help(self) -> None:
        from akutdesk.ui.hjaelp.opening import help_panel

        front = self._in_front()
        panel = help_panel(self.dispatch, self._texts, self.guides, front=front, look=self.look)
        self.open_overlay(panel)

    def _uncovered(self) -> None:
        page = self.pages.page
        if page is not None and page.desk.changes.reads():  # else it stays as it was left
            page.on_enter()
        self.pages.settle_focus()

    def _title(self) -> None:
        """The window title names screen and program, never a person (A07)."""
        front = self._in_front()
        key = front[-1].TITLE_KEY if front else Screen.TITLE_KEY
        self.setWindowTitle(self._texts("skal.vindue", skaerm=self._texts(key)))


def _goer(go: Callable[[str], None], route: str) -> Callable[[], None]:
    return lambda: go(route)

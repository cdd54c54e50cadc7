"""The way to the server, panel by panel: its address, the proxy before it, and another server than before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from akutdesk.sync.proxy import Proxy
from akutdesk.sync.server_change import ServerChange
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.net.errands import NetErrand
from akutdesk.ui.outcome import Outcome
from akutdesk.ui.pcer.line_panels import ChangePanel, ProxyPanel, ServerPanel
from akutdesk.ui.pcer.line_work import LineWork, Road, Typed
from akutdesk.ui.waiting_panel import WaitingPanel

T = TypeVar("T")

_OTHER = "synk.grund.anden_server"


class LineDeeds(QObject):
    """`done`: the way may be another now."""

    done = Signal()

    def __init__(self, desk: Desk, work: LineWork, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self.road = Road()

    def read(self, told: Callable[[Road], None]) -> None:
        """How it goes now."""

        def heard(found: Outcome[Road]) -> None:
            self.road = found.value or Road()
            told(self.road)

        self._send(self._work.road, heard)

    def connect_to_server(self) -> None:
        """Alt+E: where the server is."""
        panel = ServerPanel(self._desk, self.road)
        panel.given.connect(partial(self._connect_to, panel))
        panel.uden.connect(partial(self._drop_certificate, panel))
        self._desk.shell.open_overlay(panel)

    def _connect_to(self, panel: ServerPanel, typed: Typed) -> None:
        self._do(panel, lambda errand: self._work.connect(errand, typed), "pcer.server.forbundet")

    def _drop_certificate(self, panel: ServerPanel) -> None:
        self._do(panel, self._work.drop_certificate, "pcer.server.ca_fjernet")

    def set_proxy(self) -> None:
        """Alt+P: the proxy that this house goes out by."""
        panel = ProxyPanel(self._desk, self.road.proxy)
        panel.given.connect(partial(self._set_proxy, panel))
        self._desk.shell.open_overlay(panel)

    def _set_proxy(self, panel: ProxyPanel, proxy: Proxy) -> None:
        self._do(panel, lambda errand: self._work.set_proxy(errand, proxy), "pcer.proxy.sket")

    def look_at_change(self) -> None:
        """Another server than before: both by their six words."""

        def told(found: Outcome[ServerChange]) -> None:
            change, texts = found.value, self._desk.texts
            if change is None:
                self._desk.shell.done(Strip("pcer", "err", texts(found.fejl)))
            elif change.is_same:
                self._desk.shell.done(Strip("pcer", "ok", texts("pcer.anden.samme")))
                self._desk.synk.now()
            else:
                self.show(change)

        self._send(self._work.change, told)

    def show(self, change: ServerChange) -> None:
        """Let the leader compare the words and say yes, or go back."""
        panel = ChangePanel(self._desk, change)
        panel.same.connect(partial(self._accept, panel, change))
        self._desk.shell.open_overlay(panel)

    def _accept(self, panel: ChangePanel, change: ServerChange) -> None:
        self._do(panel, lambda errand: self._work.accept(errand, change), "pcer.anden.sket")

    def _do(
        self, panel: WaitingPanel, work: Callable[[NetErrand], Outcome[bool]], said: str
    ) -> None:
        panel.working()

        def told(done: Outcome[bool]) -> None:
            self.done.emit()
            if done.fejl == _OTHER and not isinstance(panel, ChangePanel):
                panel.close_overlay()
                self.look_at_change()
            elif done.value is None:
                panel.trouble(done.fejl)
            else:
                panel.close_overlay()
                self._desk.shell.done(Strip("pcer", "ok", self._desk.texts(said)))
            self._desk.synk.ask()

        self._send(work, told)

    def _send(self, work: Callable[[NetErrand], T], told: Callable[[T], None]) -> None:
        self._desk.synk.errands.send(self._desk.jobs, work, told=told, owner=self)

"""The way to the server as a leader sets it: address, proxy, and a server that is another one than before."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import TypeVar

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.storage.ordliste import Ordliste
from akutdesk.storage.store import Store
from akutdesk.sync.gate import GateShut
from akutdesk.sync.one_round import Wishes, one_round
from akutdesk.sync.proxy import Proxy, proxy_of
from akutdesk.sync.server import keep_setting, read_setting, the_setting
from akutdesk.sync.server_change import ServerChange, change_at
from akutdesk.sync.way_out import WayOut, way_out_here
from akutdesk.ui.net.errands import NetErrand, at_store
from akutdesk.ui.outcome import Outcome, outcome, read_pem

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Road:
    """How this PC reaches its server: `url` "" where there is none; `has_ca`: a certificate was given for it.

    `script`: the system says the way out by a script, which is not read here (F34).
    """

    url: str = ""
    proxy: Proxy = field(default_factory=Proxy)
    has_ca: bool = False
    script: bool = False


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a leader typed about the server; `ca` is a file's path, `kode` opens the place there once."""

    url: str
    kode: str = ""
    ca: str = ""


@dataclass(frozen=True, kw_only=True)
class LineWork:
    """Each call goes to disk and mostly to the server: only in an errand, on a connection of its own."""

    store: Callable[[], Store]
    adgang: Adgang
    ordliste: Callable[[], Ordliste]
    clock: Clock
    seconds: Callable[[], float]
    way_out: Callable[[], WayOut] = way_out_here

    def road(self, errand: NetErrand) -> Outcome[Road]:
        """How it goes now; asks no server."""

        def read() -> Road:
            with at_store(self.store, errand) as mine:
                setting = read_setting(mine)
            script = self.way_out().is_script()
            if setting is None:
                return Road(script=script)
            proxy = proxy_of(setting.proxy)
            return Road(url=setting.url, proxy=proxy, has_ca=bool(setting.ca), script=script)

        return outcome(read)

    def connect(self, errand: NetErrand, typed: Typed) -> Outcome[bool]:
        """Name the server, open the place there with its one-time code, and one round."""

        def done() -> bool:
            pem = read_pem(typed.ca)
            wishes = Wishes(url=typed.url.strip(), ca=pem, code=typed.kode.strip())
            return self._round(errand, wishes)

        return outcome(done)

    def set_proxy(self, errand: NetErrand, proxy: Proxy) -> Outcome[bool]:
        """Go through this proxy from now on, "" straight or as the system says; and one round to try it."""

        def done() -> bool:
            with at_store(self.store, errand) as mine:
                keep_setting(mine, the_setting(mine).through(proxy))
            return self._round(errand, Wishes())

        return outcome(done)

    def drop_certificate(self, errand: NetErrand) -> Outcome[bool]:
        """Trust nobody but the system's authorities from now on; and one round to try it."""

        def done() -> bool:
            with at_store(self.store, errand) as mine:
                keep_setting(mine, the_setting(mine).without_ca())
            return self._round(errand, Wishes())

        return outcome(done)

    def change(self, errand: NetErrand) -> Outcome[ServerChange]:
        """The server that was ours, and the one that answers now, each by its six words."""

        def looked() -> ServerChange:
            with (
                at_store(self.store, errand) as mine,
                closing(errand.ways(self.seconds)(the_setting(mine))) as door,
            ):
                return change_at(mine, door, self.clock, self.ordliste())

        return outcome(looked)

    def accept(self, errand: NetErrand, change: ServerChange) -> Outcome[bool]:
        """The one that was looked at is ours from now on; it gets everything in the round that follows."""
        return outcome(lambda: self._round(errand, Wishes(accept=change.accepted(self.adgang))))

    def _round(self, errand: NetErrand, wishes: Wishes) -> bool:
        with at_store(self.store, errand) as mine:
            result = one_round(mine, wishes, self.clock, errand.ways(self.seconds))
        if not result.got_through:
            raise GateShut(result.reason)
        return True

"""One round with the server as an errand: a connection of its own, slice by slice (sync-and-security.md 2.12)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from time import perf_counter

from akutdesk.domain.clock import Clock
from akutdesk.storage.cursor import Cursor
from akutdesk.storage.net_state import NetState
from akutdesk.storage.store import Store
from akutdesk.storage.stride import Stride
from akutdesk.sync.client import Client
from akutdesk.sync.listen import Ending, Heard, listen
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.pace import Pace
from akutdesk.sync.result import RoundResult
from akutdesk.sync.round import Round
from akutdesk.sync.server import ServerSetting, client_of, door_to, read_setting
from akutdesk.sync.transport import Answer, HttpsTransport, Request
from akutdesk.ui.hands import Tempo
from akutdesk.ui.jobs import Errand, Tell


@dataclass(frozen=True, kw_only=True)
class Report:
    """How a round ended and where the desk stands; `result` is None where there is no server."""

    result: RoundResult | None
    state: NetState
    cursor: Cursor | None = None
    """How far the desk has followed the server: where listening begins."""


class Way:
    """The transport of an errand: lets the store go while it waits, and brings nothing to a desk that has locked."""

    def __init__(self, door: HttpsTransport, errand: Errand) -> None:
        self._door = door
        self.errand = errand

    def send(self, request: Request) -> Answer:
        """See `Transport.send`."""
        with self.errand.away():
            answer = self._door.send(request)
        if self.errand.stopped:
            raise Offline(Obstacle.AFBRUDT)
        return answer

    def hang_up(self) -> None:
        """From any thread, and for good: nobody waits here any longer."""
        self._door.hang_up()

    def close(self) -> None:
        """Let the connection go, when its errand is done."""
        self._door.close()


@dataclass
class Courier:
    """Goes to the server and back, one errand at a time; the line is kept between two of them."""

    clock: Clock
    seconds: Callable[[], float]
    tempo: Tempo
    _setting: ServerSetting | None = None
    _way: Way | None = None
    _client: Client | None = None
    _ear: HttpsTransport | None = None
    _listener: Client | None = None
    """A line of its own: whoever waits for news does not stand in the way of a round."""
    _pace: Pace = field(default_factory=Pace)
    stride: Stride = field(default_factory=lambda: Stride(perf_counter))
    """What a step may take on this PC, as the steps so far have told."""

    def go(self, store: Store, errand: Errand, tell: Tell, *, heal: bool) -> Report | None:
        """A round; None if it was stopped on the way. `tell` hears a Progress after each slice.

        Raises StorageError.
        """
        with errand.inside():
            if errand.stopped:
                return None
            with closing(store.beside()) as mine:
                return self._round(mine, errand, tell, heal=heal)

    def _round(self, mine: Store, errand: Errand, tell: Tell, *, heal: bool) -> Report | None:
        client = self._client_for(mine, errand)
        if client is None:
            return Report(result=None, state=mine.net.state())
        stride = self._stride_for(mine.net.cursor())
        one = Round(client, mine, pace=self._pace, heal=heal, stride=stride)
        for progress in one.steps():
            tell(progress)
            self.tempo.rest(errand, mine)
            if errand.stopped:
                return None
        self._pace = one.pace
        return Report(result=one.result, state=mine.net.state(), cursor=mine.net.cursor())

    def _stride_for(self, cursor: Cursor | None) -> Stride:
        """Whole pages into a store that has met nobody; longer steps until the house's history is here."""
        if cursor is None:
            return Stride.whole()
        return self.stride if cursor.caught_up else Stride.wide(perf_counter)

    def listen(self, cursor: Cursor) -> Ending:
        """Wait until the server has something new, on a worker of its own and without the store."""
        if self._listener is None:
            return Ending(heard=Heard.VAEK)
        return listen(self._listener, cursor)

    def hang_up(self) -> None:
        """From the window, and for good: whoever waits for the server comes back at once."""
        for line in (self._way, self._ear):
            if line is not None:
                line.hang_up()

    def _client_for(self, mine: Store, errand: Errand) -> Client | None:
        setting = read_setting(mine)
        if setting is None:
            return None
        if setting != self._setting or self._way is None or self._client is None:
            self.hang_up()
            self._way = Way(door_to(setting, self.seconds), errand)
            self._ear = door_to(setting, self.seconds)
            self._client = client_of(mine, setting, self._way, self.clock)
            self._listener = client_of(mine, setting, self._ear, self.clock)
            self._setting = setting
        self._way.errand = errand
        return self._client

"""A network that does what networks do, each time the same way: faults by script, or by a seeded weather.

It stands between one desk and whatever answers beyond (`Transport`), takes its time from the test's clock,
and knows the sorts of trouble that toxiproxy knows, plus lost, repeated and late requests.
"""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.transport import READ_S, Answer, Request, Transport
from tests.fakes.clock import FakeClock

PORTAL = Answer(
    status=200, headers={"content-type": "text/html"}, body=b"<html>Velkommen til nettet</html>"
)
GARBAGE = Answer(
    status=200, headers={"content-type": "application/msgpack"}, body=bytes(range(256))
)


class Fault(Enum):
    """What happens to one call."""

    NONE = auto()
    DOWN = auto()
    """No way there: the call fails at once."""
    BLACK_HOLE = auto()
    """The request vanishes, and the desk waits until it gives up."""
    LOSE_ANSWER = auto()
    """The server did it, and nobody hears of it."""
    CUT = auto()
    """The connection breaks after `at` bytes, counted over request and answer."""
    TWICE = auto()
    """The request arrives two times; the desk hears the second answer."""
    LATE = auto()
    """The desk gives up, and the request arrives after a later one."""
    PORTAL = auto()
    """A guest network's log-in page answers."""
    GARBAGE = auto()
    """A 200 with no sense in it."""


@dataclass(frozen=True, kw_only=True)
class Weather:
    """How often in a thousand calls a fault comes by itself, and how slow the line is."""

    faults: tuple[tuple[Fault, int], ...] = ()
    latency_ms: int = 0
    """The longest time an answer takes."""


CALM = Weather()
STORM = Weather(
    faults=tuple((fault, 40) for fault in Fault if fault is not Fault.NONE), latency_ms=900
)


@dataclass
class FakeNetwork:
    """One desk's line. `when` lets a test act in the middle of a call, on its way there."""

    beyond: Transport
    clock: FakeClock
    rng: random.Random = field(default_factory=lambda: random.Random(1))
    weather: Weather = CALM
    down: bool = False
    calls: list[Request] = field(default_factory=list)
    capture: list[bytes] = field(default_factory=list)
    """All that went over the line, for whoever looks for a word in it."""
    when: Callable[[Request], object] = field(default=lambda _: None)
    instead: Callable[[Request], Answer | None] = field(default=lambda _: None)
    """Answers in the server's place where it gives an answer."""
    after: Callable[[Request, Answer], Answer] = field(default=lambda _, answer: answer)
    """What somebody on the way makes of the server's answers."""
    met: Counter[Fault] = field(default_factory=Counter)
    """How often each fault was met: a test about a fault sees that it came."""
    narrow: int = 0
    """Bodies of more bytes than this do not get through in time; 0 for a wide line."""
    _script: deque[tuple[Fault, int, str]] = field(default_factory=deque)
    _waiting: list[Request] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        self.calls.append(request)
        self.clock.go(milliseconds=self.rng.randint(0, self.weather.latency_ms))
        fault, at = self._next(request)
        self.met[fault] += 1
        return ACTS[fault](self, request, at)

    def will(self, fault: Fault, *, at: int = 0, on: str = "") -> None:
        """The next call whose path holds `on` meets this fault. Several wait in their order."""
        self._script.append((fault, at, on))

    def heal(self) -> None:
        """From now on all is well, and what was late arrives."""
        self.weather, self.down, self.narrow = CALM, False, 0
        self._script.clear()
        self._deliver_late()

    def paths(self) -> list[str]:
        """What was called, as "GET events"."""
        return [
            f"{call.method} {call.path.partition('?')[0].rpartition('/')[2]}" for call in self.calls
        ]

    # ---------------------------------------------------------------- which fault

    def _next(self, request: Request) -> tuple[Fault, int]:
        if self.down:
            return Fault.DOWN, 0
        if self.narrow and len(request.body) > self.narrow:
            return Fault.BLACK_HOLE, 0
        if self._script and self._script[0][2] in request.path:
            fault, at, _ = self._script.popleft()
            return fault, at
        dice = self.rng.randrange(1000)
        for fault, share in self.weather.faults:
            dice -= share
            if dice < 0:
                return fault, self.rng.randrange(2 * _weight(request) + 200)
        return Fault.NONE, 0

    # ---------------------------------------------------------------- what each does

    def _none(self, request: Request, _: int) -> Answer:
        answer = self._cross(request)
        self._deliver_late()
        return answer

    def _down(self, _: Request, at: int) -> Answer:
        raise Offline(Obstacle.NAVN if at % 2 else Obstacle.FORBINDELSE)

    def _black_hole(self, _: Request, __: int) -> Answer:
        self.clock.go(seconds=READ_S)
        raise Offline(Obstacle.TID)

    def _lose_answer(self, request: Request, _: int) -> Answer:
        self._cross(request)
        self.clock.go(seconds=READ_S)
        raise Offline(Obstacle.TID)

    def _cut(self, request: Request, at: int) -> Answer:
        if at >= _weight(request):
            answer = self._cross(request)
            if at >= _weight(request) + len(answer.body):
                return answer
        raise Offline(Obstacle.AFBRUDT)

    def _twice(self, request: Request, _: int) -> Answer:
        self._cross(request)
        return self._cross(request)

    def _late(self, request: Request, _: int) -> Answer:
        self._waiting.append(request)
        self.clock.go(seconds=READ_S)
        raise Offline(Obstacle.TID)

    def _portal(self, _: Request, __: int) -> Answer:
        return PORTAL

    def _garbage(self, _: Request, __: int) -> Answer:
        return GARBAGE

    # ---------------------------------------------------------------- across

    def _cross(self, request: Request) -> Answer:
        self.when(request)
        answer = self.instead(request) or self.after(request, self.beyond.send(request))
        self.capture += [request.path.encode(), request.body, answer.body]
        return answer

    def _deliver_late(self) -> None:
        while self._waiting:
            self._cross(self._waiting.pop(self.rng.randrange(len(self._waiting))))


ACTS = {
    Fault.NONE: FakeNetwork._none,
    Fault.DOWN: FakeNetwork._down,
    Fault.BLACK_HOLE: FakeNetwork._black_hole,
    Fault.LOSE_ANSWER: FakeNetwork._lose_answer,
    Fault.CUT: FakeNetwork._cut,
    Fault.TWICE: FakeNetwork._twice,
    Fault.LATE: FakeNetwork._late,
    Fault.PORTAL: FakeNetwork._portal,
    Fault.GARBAGE: FakeNetwork._garbage,
}


def _weight(request: Request) -> int:
    head = sum(len(name) + len(value) + 4 for name, value in request.headers.items())
    return len(request.path) + head + len(request.body)

"""What a page tells the shell to show around it: top bar, bottom bar, strips and open work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from akutdesk.domain.record import RecordId


@dataclass(frozen=True)
class Person:
    """The person band: who it is about (`ux.md` P11). `facts` is one line of small print."""

    navn: str
    facts: str = ""


@dataclass(frozen=True)
class Talk:
    """The clock of a talk: running since `started`, or stopped at `minutes`."""

    started: datetime | None
    minutes: int | None = None

    def __post_init__(self) -> None:
        if (self.started is None) == (self.minutes is None):
            raise ValueError("TALK")

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.started is not None

    def shown(self, now: datetime) -> str:
        """`14:07` while it runs; hours are written out from the first hour on."""
        if self.started is None:
            return str(self.minutes)
        seconds = max(0, int((now - self.started).total_seconds()))
        hours, rest = divmod(seconds, 3600)
        clock = f"{rest // 60:02}:{rest % 60:02}"
        return f"{hours}:{clock}" if hours else clock


@dataclass(frozen=True)
class Head:
    """The top bar: the page's title, whom it is about, and the talk's clock.

    The button that stops or starts the clock (`talk_button`) runs the page's `ur_stop` or
    `ur_start`; only the page that owns the clock shows it.
    """

    title: str
    person: Person | None = None
    talk: Talk | None = None
    note: str = ""
    talk_button: bool = True


@dataclass(frozen=True)
class BarButton:
    """A button of the bottom bar; its key comes from the key table. `short` is used when narrow."""

    action: str
    text: str
    kind: str = "second"
    icon: str = ""
    short: str = ""


@dataclass(frozen=True)
class BarHint:
    """Keys that work on this page without a button, and what they do."""

    keys: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class BarNote:
    """What is so on this page, such as what its numbers are made of."""

    text: str
    icon: str


BarItem = BarButton | BarHint | BarNote


@dataclass(frozen=True)
class StripButton:
    """A button in a strip; `action` shows that action's key."""

    text: str
    do: Callable[[], None]
    action: str = ""


@dataclass(frozen=True)
class Strip:
    """A message line. `kind` is ok, info, warn or err; `more` is a second line; a `reminder` goes before anything urgent."""

    name: str
    kind: str
    text: str
    more: str = ""
    icon: str = ""
    buttons: tuple[StripButton, ...] = ()
    reminder: bool = False


@dataclass(frozen=True)
class OpenItem:
    """A row of ÅBNE: a running call or a parked form, with its own clock (`ux.md` 2.2)."""

    route: str
    rid: RecordId | None
    text: str
    icon: str
    talk: Talk | None = None
    note: str = ""


@dataclass(frozen=True)
class NavEntry:
    """A screen of the side list; it is marked on the pages of the routes in `also` too."""

    action: str
    route: str
    text: str
    icon: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShiftLine:
    """Top of the side list: which shift, which day, who writes."""

    name: str
    facts: str
    icon: str = "moon"

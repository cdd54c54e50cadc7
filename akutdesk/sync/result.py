"""What came of a round: a value that the window matches from end to end (aesthetics.md 4.5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from akutdesk.storage.act import Changes
from akutdesk.sync.obstacle import Obstacle


class Outcome(StrEnum):
    """How a round ended."""

    FAERDIG = "faerdig"
    """All that could go went, and all that was there came."""
    OFFLINE = "offline"
    """No server; `obstacle` says why. The usual night."""
    VENT = "vent"
    """The server asks for patience: `retry_after_s`."""
    FULD = "fuld"
    """The server has no room (507); everything stays here and goes later."""
    ANDEN_SERVER = "anden_server"
    """The server is another one than before: a leader must look (2.12)."""
    UKENDT_STED = "ukendt_sted"
    """The server does not know this place: it was emptied, or the genesis was never handed in."""
    SPAERRET = "spaerret"
    """This PC has been revoked. What it holds stays (F72)."""
    ALARM = "alarm"
    """What the server sent does not add up: something was left out, added, moved or altered (F64)."""
    AFVIST = "afvist"
    """The server said no; `code` is its word. Nothing is tried in a loop."""


LEADERS: Final = frozenset(
    {
        Outcome.ANDEN_SERVER,
        Outcome.UKENDT_STED,
        Outcome.SPAERRET,
        Outcome.ALARM,
        Outcome.AFVIST,
    }
)
"""Outcomes that no repetition mends: tried again every 15 minutes, and shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """An event that the server will not take, whatever is tried. `code` is the server's word."""

    writer: bytes
    n: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One slice of a round is done: counts so far, and what pages show of this slice."""

    pushed: int = 0
    pulled: int = 0
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """One round. Counts are events; `stuck` are those that stay here until a person looks at them."""

    outcome: Outcome
    obstacle: Obstacle | None = None
    code: str = ""
    retry_after_s: int | None = None
    pushed: int = 0
    pulled: int = 0
    gathered: int = 0
    """Statements, certificates and record keys that went or came."""
    stuck: tuple[Stuck, ...] = ()
    unsaid: tuple[bytes, ...] = ()
    """Statements made here that others were before with: whoever said them says them again (F74)."""
    members_refused: bool = False
    """The server will not have a statement made here."""
    upgrade: bool = False
    """The server wants a newer program from us (426); we go on sending."""
    repaired: bool = False
    """The server had lost something, and has it again from here (2.18)."""
    log_faults: int = 0
    """Starts that are not here as the server has them, found in this round (2.8)."""
    clocks_differ: bool = False
    changes: Changes = field(default_factory=Changes)

    @property
    def got_through(self) -> bool:
        """Whether all that could be done was done."""
        return self.outcome is Outcome.FAERDIG

    @property
    def moved(self) -> bool:
        """Whether anything went or came, however it ended."""
        return bool(self.pushed or self.pulled or self.gathered)

    @property
    def reason(self) -> str:
        """The name of the one sentence that says what is amiss: an Obstacle's or an Outcome's; empty for nothing."""
        if self.got_through:
            return Outcome.AFVIST.value if self.stuck or self.members_refused else ""
        return self.obstacle.value if self.obstacle else self.outcome.value

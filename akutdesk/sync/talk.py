"""What the parts of one round share: the line to the server, the desk's file, and the tally so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from akutdesk.domain.record import RecordId
from akutdesk.storage.act import Changes
from akutdesk.storage.incoming import Step
from akutdesk.storage.netside import NetSide
from akutdesk.storage.stride import Stride
from akutdesk.sync.client import Client
from akutdesk.sync.pace import Pace
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Progress, RoundResult, Stuck

_TOO_OLD: Final = "client-too-old"


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a round has done so far."""

    pushed: int = 0
    pulled: int = 0
    gathered: int = 0
    types: set[str] = field(default_factory=set[str])
    ids: set[RecordId] = field(default_factory=set[RecordId])
    stuck: list[Stuck] = field(default_factory=list[Stuck])
    unsaid: list[bytes] = field(default_factory=list[bytes])
    members_refused: bool = False
    uncertified: bool = False
    """The server will not have some certificate, and so it does not know that writer."""
    upgrade: bool = False
    repaired: bool = False
    log_faults: int = 0

    @property
    def changes(self) -> Changes:
        """What the round changed here."""
        return Changes(types=frozenset(self.types), ids=frozenset(self.ids))

    def result(self, ending: RoundResult) -> RoundResult:
        """How the round ended, with what it did."""
        return replace(
            ending,
            pushed=self.pushed,
            pulled=self.pulled,
            gathered=self.gathered,
            stuck=tuple(self.stuck),
            unsaid=tuple(self.unsaid),
            members_refused=self.members_refused,
            upgrade=self.upgrade,
            repaired=self.repaired,
            log_faults=self.log_faults,
            changes=self.changes,
        )


@dataclass(slots=True, kw_only=True)
class Talk:
    """One round's means. `pace` changes as calls go well or time out."""

    client: Client
    net: NetSide
    pace: Pace
    most: Pace
    """What the server takes at once."""
    page_events: int
    stride: Stride = field(default_factory=Stride)
    """How much of a page goes into one transaction."""
    check: bool = False
    """Ask the server to look at what it hands out: this desk is in doubt about it."""
    look: bool = False
    """Look whether the server's lists still are what they were: it may have lost rows and no event."""
    forked: set[bytes] = field(default_factory=set[bytes])
    """Starts of this PC that were found to go on elsewhere too, and were given a new name if that could be."""
    tally: Tally = field(default_factory=Tally)

    def taking(self, steps: Iterable[Step]) -> Iterator[Progress]:
        """Run the store's small transactions, one for each slice of the round."""
        for step in steps:
            self.tally.pulled += step.nye
            self.tally.types |= step.changes.types
            self.tally.ids |= step.changes.ids
            yield self.progress(step.changes)

    def bear(self, refusal: Refused) -> None:
        """Note a wish for a newer program; raise any other no (F38)."""
        if refusal.code != _TOO_OLD:
            raise refusal
        self.tally.upgrade = True

    def progress(self, changes: Changes | None = None) -> Progress:
        """Where the round is."""
        return Progress(
            pushed=self.tally.pushed, pulled=self.tally.pulled, changes=changes or Changes()
        )

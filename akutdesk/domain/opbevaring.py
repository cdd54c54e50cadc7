"""What hangs on a citizen or on one record, and goes with it; and cards that are hidden or closed (2.9).

Hiding is taken back at any time. A closed course is over: how long it is kept is counted from that day (domain.md 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.record import RecordId

SKJULT: Final = "skjult_"
"""With a card's id in hex behind it: the setting that hides the card; it holds the day."""
AFSLUTTET: Final = "afsluttet_"
"""The same for the day the course was closed."""


@dataclass(frozen=True, kw_only=True)
class Post:
    """A record of which only its kind and its time are told."""

    id: RecordId
    slags: str
    tid: datetime


@dataclass(frozen=True, kw_only=True)
class Omfang:
    """What goes if somebody or something is erased: `kort` first, if it is a person, then everything under them.

    `bliver` is how many records tell of the person and are somebody else's: another citizen's, or an incident.
    """

    kort: tuple[RecordId, ...]
    poster: tuple[Post, ...]
    bliver: int
    fastholdt: bool

    @property
    def rids(self) -> tuple[RecordId, ...]:
        """All that goes."""
        return tuple(one.id for one in self.poster)


@dataclass(frozen=True, kw_only=True)
class Kortstand:
    """A card that is hidden, closed, or both; since which day."""

    rid: RecordId
    skjult: date | None = None
    afsluttet: date | None = None


def dag_i(indstilling: Indstilling | None) -> date | None:
    """The day in a setting of this kind; None where it was taken back, or a newer program says something else."""
    try:
        return date.fromisoformat(indstilling.vaerdi) if indstilling else None
    except ValueError:
        return None


def kort_i(indstilling: Indstilling) -> RecordId | None:
    """The card that a setting of this kind is about."""
    _, _, written = indstilling.noegle.partition("_")
    try:
        rid = bytes.fromhex(written)
    except ValueError:
        return None
    return RecordId(rid) if len(rid) == len(bytes(16)) else None

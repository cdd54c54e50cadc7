"""Indsigt: everything the house holds about one person, handed to that person (GDPR 15, domain.md 7, G130).

What relatives and others said is looked at by a leader, piece by piece, before it leaves (domain.md 11, no. 11).
Staff are told by their role and never by name (S20).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import ClassVar, Final

from akutdesk.domain.droeftelse import Droeftelse
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import DomainError
from akutdesk.domain.haendelse import Haendelse
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import Plain, Record, RecordId
from akutdesk.domain.underretning import Underretning

FORMAAL: Final = "INDSIGT"
"""The purpose of every look-up that gathers for the person."""

PAAROERENDE: Final = "PAAROERENDE"
ANDRE: Final = "ANDRE"
KILDER: Final = (PAAROERENDE, ANDRE)
"""Whose words a piece holds, where they are not the person's own."""

_BORGER: Final = "BORGER"
_RELATIVE: Final = "PAAR"


@dataclass(frozen=True, kw_only=True)
class Tilbageholdt:
    """A piece that does not leave, and why: the person reads the reason."""

    rid: RecordId | None = None
    slags: str = ""
    grund: str = ""


@dataclass(frozen=True, kw_only=True)
class Indsigt(Record):
    """That a person got everything, when, and what was held back."""

    TYPE: ClassVar[str] = "indsigt"
    borger_id: RecordId | None = None
    tid: datetime | None = None
    givet_af: RecordId | None = None
    antal: int | None = None
    """Pieces that left."""
    opslag: int | None = None
    """Look-ups that were told of."""
    tilbageholdt: tuple[Tilbageholdt, ...] = ()


class IndsigtError(DomainError):
    """INDSIGT_AENDRET (something was written or erased since it was gathered) or INDSIGT_GRUND (held back without a reason)."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """One change: when, by whom, why, and what the fields were set to, as plain values."""

    tid: datetime
    af: RecordId
    felter: Mapping[str, Plain]
    begrundelse: str


@dataclass(frozen=True, kw_only=True)
class Indsigtspost:
    """One record as it stands with its versions, oldest first. `kilde` is one of KILDER, or "" for the person's own.

    `staar` names the newest change, so that one made since is seen.
    """

    record: Record
    versioner: tuple[Version, ...]
    kilde: str
    staar: int


@dataclass(frozen=True, kw_only=True)
class Kig:
    """One look-up: when, what was done with what, and what for. Nobody's name (S20)."""

    tid: datetime
    handling: str
    slags: str
    formaal: str


@dataclass(frozen=True, kw_only=True)
class Indsigtsmappe:
    """All of it. The first post is the card that stands for the person."""

    borger_id: RecordId
    tid: datetime
    enhed: Enhed
    poster: tuple[Indsigtspost, ...]
    opslag: tuple[Kig, ...]
    roller: Mapping[RecordId, str]
    """Everybody of the staff, by role."""
    tilbageholdt: tuple[Tilbageholdt, ...] = ()

    @property
    def til_gennemsyn(self) -> tuple[Indsigtspost, ...]:
        """What a leader looks at before anything leaves."""
        return tuple(post for post in self.poster if post.kilde)


def kilde(record: Record, kort: Collection[RecordId], over: str = "") -> str:
    """Whose words a record holds; `over` is that of what it hangs on. "" for the person's own and the staff's."""
    if isinstance(record, Paaroerende):
        return PAAROERENDE
    if isinstance(record, Henvendelse):
        return _rung_by(record, kort)
    if isinstance(record, Partnerkontakt | Underretning | Haendelse | Droeftelse):
        return over or ANDRE
    return over


def med_valg(
    mappe: Indsigtsmappe, tilbageholdt: Iterable[Tilbageholdt]
) -> tuple[tuple[Indsigtspost, ...], tuple[Tilbageholdt, ...]]:
    """What leaves, and what does not.

    Raises IndsigtError for a piece that is held back without a reason, or is none that may be.
    """
    held = tuple(tilbageholdt)
    known = {post.record.id: post for post in mappe.til_gennemsyn}
    if any(one.rid not in known or not one.grund.strip() for one in held):
        raise IndsigtError("INDSIGT_GRUND")
    rids = {one.rid for one in held}
    return tuple(post for post in mappe.poster if post.record.id not in rids), held


def tidligere(post: Indsigtspost) -> tuple[tuple[Version, Mapping[str, Plain]], ...]:
    """The changes after the first, with the fields that each found filled in and what these said before."""
    known: dict[str, Plain] = {}
    told: list[tuple[Version, Mapping[str, Plain]]] = []
    for version in post.versioner:
        before = {felt: known[felt] for felt in version.felter if known.get(felt) not in _EMPTY}
        if before:
            told.append((version, MappingProxyType(before)))
        known.update(version.felter)
    return tuple(told)


_EMPTY: Final[tuple[Plain, ...]] = (None, "", [], False)


def _rung_by(contact: Henvendelse, kort: Collection[RecordId]) -> str:
    """A contact in which somebody else spoke about the person."""
    if contact.borger_id not in kort:
        return PAAROERENDE
    if contact.henvender in (None, _BORGER):
        return ""
    return PAAROERENDE if contact.henvender == _RELATIVE else ANDRE

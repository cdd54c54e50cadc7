"""Vagtoverlevering: what one shift told the next, given by one person and taken by another (domain.md 2.17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final

from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.vagt import Vagtperiode, vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser

OVERLAP: Final = timedelta(hours=1)
"""So long after its end a shift that nobody has taken over is still the one that is given (domain.md 10.7)."""

_LAST_MINUTE: Final = timedelta(minutes=1)
"""While the clock says the very minute a shift ends, that shift is the one that is told (decision 0135)."""

_MOMENT: Final = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class AabenOpgave:
    """A task that was open at the handover, with its time as it was then."""

    opfoelgning_id: RecordId
    forfald: datetime | None = None
    forfald_slut: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Natgaest:
    """A guest who was in the house at the handover, and which night it was."""

    overnatning_id: RecordId
    nat_nr: int = 1


@dataclass(frozen=True, kw_only=True)
class Vagtoverlevering(Record):
    """One handover. It holds references and times, never a name or a word about anybody.

    What is restricted or erased is so in earlier handovers too (decision 0076). Two desks that give the same shift
    apart make one each.
    """

    TYPE: ClassVar[str] = "vagtoverlevering"
    vagt_fra: str | None = None
    vagt_til: str | None = None
    vagt_start: datetime | None = None
    vagt_slut: datetime | None = None
    punkter: tuple[RecordId, ...] = ()
    """In the order they were told."""
    henvendelser: tuple[RecordId, ...] = ()
    """The shift's contacts, henvendelser and kortopkald, by their start."""
    aabne_opfoelgninger: tuple[AabenOpgave, ...] = ()
    i_huset_nu: tuple[Natgaest, ...] = ()
    teknik: tuple[str, ...] = ()
    """Net and copy as the desk said them then."""
    givet_af: RecordId | None = None
    givet_tid: datetime | None = None
    kvitteret_af: RecordId | None = None
    kvitteret_tid: datetime | None = None


def vagt_der_gives(
    nu: datetime, graenser: tuple[Vagtgraenser, ...], *, er_taget: bool
) -> Vagtperiode:
    """The shift a desk gives now: the present one, or until `OVERLAP` after its end the one before.

    `er_taget` says whether somebody has taken that one over already; then it gives way a minute after its end.
    """
    nuvaerende = vagtperiode(nu, graenser)
    if nu - nuvaerende.start >= (_LAST_MINUTE if er_taget else OVERLAP):
        return nuvaerende
    return vagt_foer(nuvaerende, graenser)


def vagt_foer(vagt: Vagtperiode, graenser: tuple[Vagtgraenser, ...]) -> Vagtperiode:
    """The shift that ended where this one began."""
    return vagtperiode(vagt.start - _MOMENT, graenser)


def vagt_efter(vagt: Vagtperiode, graenser: tuple[Vagtgraenser, ...]) -> Vagtperiode:
    """The shift that begins where this one ends."""
    return vagtperiode(vagt.slut, graenser)

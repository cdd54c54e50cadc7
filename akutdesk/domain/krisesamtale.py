"""The krisesamtale: tracks, steps and when it counts as held (domain.md 2.7 and 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar

from akutdesk.domain.errors import TrinError
from akutdesk.domain.record import Record, RecordId

SPOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "FULD": ("1", "2", "3", "4", "5", "6", "7", "8"),
        "KORT": ("1", "2", "3", "6", "8"),
        "PAAR": ("1", "2", "3", "4", "6", "8"),
        "AFTALE": ("AFTALE", "1", "2", "7", "8"),
    }
)
"""Steps of each track in order (domain.md 3.3, 3.4). A step keeps its code in every track, so that what
was done stays done when the track is changed; the guide has the words of each track."""

FARE = "2"
"""The step that no track skips."""

GENNEMFOERT: tuple[str, ...] = ("1", "2", "3", "6", "8")
"""The steps that make a talk held in full (domain.md 2.7)."""

GRUNDE: tuple[str, ...] = ("TID", "IKKE_REL", "BORGER_NEJ")
"""Why a step was skipped."""


@dataclass(frozen=True, kw_only=True)
class TrinStatus:
    """What became of one step: UDFOERT, or SPRUNGET_OVER with a reason. A step not talked about has no entry."""

    trin: str = ""
    status: str | None = None
    grund: str | None = None


@dataclass(frozen=True, kw_only=True)
class Krisesamtale(Record):
    """One per henvendelse. Whether it was held stands on the henvendelse (design.md 8.14)."""

    TYPE: ClassVar[str] = "krisesamtale"
    henvendelse_id: RecordId | None = None
    spor: str | None = None
    trin_status: tuple[TrinStatus, ...] = ()
    borgers_ord: str = ""
    udloesende: str = ""
    omraader: tuple[int | None, ...] = (None, None, None, None, None)
    """OMR1-OMR5, 0-10 or None."""
    ressourcer: str = ""
    naeste_skridt: str = ""
    opsummering_godkendt: bool | None = None


def status_for(samtale: Krisesamtale, trin: str) -> TrinStatus:
    """What became of a step; an empty status if it was not talked about."""
    return next((one for one in samtale.trin_status if one.trin == trin), TrinStatus(trin=trin))


def med_trin(
    samtale: Krisesamtale, trin: str, *, status: str | None, grund: str | None = None
) -> Krisesamtale:
    """With a new status of one step; None takes it back to not talked about.

    Raises TrinError: TRIN_UKENDT, TRIN_2 (safety is never skipped, domain.md 3.4) or GRUND (skipped
    without a reason, or a reason without skipping).
    """
    _validate(trin, status, grund)
    others = tuple(one for one in samtale.trin_status if one.trin != trin)
    own = (TrinStatus(trin=trin, status=status, grund=grund),) if status else ()
    return replace(samtale, trin_status=tuple(sorted((*others, *own), key=_order)))


def naeste(spor: str, trin: str) -> str | None:
    """The step after this one; None after the last."""
    return _beside(spor, trin, 1)


def forrige(spor: str, trin: str) -> str | None:
    """The step before this one; None before the first."""
    return _beside(spor, trin, -1)


def gennemfoert(samtale: Krisesamtale) -> bool:
    """Whether the talk counts as held in full: steps 1, 2, 3, 6 and 8 are done (domain.md 2.7, fig. 4)."""
    return all(status_for(samtale, trin).status == "UDFOERT" for trin in GENNEMFOERT)


def udfald(samtale: Krisesamtale) -> str | None:
    """What henvendelse.krisesamtale is suggested as: GENNEMFOERT, DELVIS, or None if no step was done."""
    if gennemfoert(samtale):
        return "GENNEMFOERT"
    done = any(one.status == "UDFOERT" for one in samtale.trin_status)
    return "DELVIS" if done else None


def _validate(trin: str, status: str | None, grund: str | None) -> None:
    if trin not in _ALL:
        raise TrinError("TRIN_UKENDT", felt=trin)
    skipped = status == "SPRUNGET_OVER"
    if skipped and trin == FARE:
        raise TrinError("TRIN_2", felt=trin)
    if skipped != (grund in GRUNDE):
        raise TrinError("GRUND", felt=trin)


def _beside(spor: str, trin: str, offset: int) -> str | None:
    steps = SPOR[spor]
    place = steps.index(trin) + offset
    return steps[place] if 0 <= place < len(steps) else None


def _order(one: TrinStatus) -> int:
    return _ALL.index(one.trin)


_ALL: tuple[str, ...] = (*SPOR["AFTALE"][:1], *SPOR["FULD"])

"""Samtykke: voluntary, specific, informed, and can be withdrawn (domain.md 2.15)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import ClassVar, Final

from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Samtykke(Record):
    """One consent: what may be told, to whom, until when."""

    TYPE: ClassVar[str] = "samtykke"
    borger_id: RecordId | None = None
    formaal: str | None = None
    modtager: str = ""
    oplysninger: str = ""
    givet: str | None = None
    givet_tid: datetime | None = None
    udloeb: date | None = None
    trukket_tid: datetime | None = None


GAELDER, UDLOEBET, TRUKKET = "GAELDER", "UDLOEBET", "TRUKKET"

PLAN_TIL: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"PAAR": ("DELING_PAAR", "PLANKOPI"), "PARTNER": ("DELING_PARTNER", "PLANKOPI")}
)
"""The purposes under which a plan may be given to others than the citizen, by `Udlevering.modtager`."""


def tilstand(samtykke: Samtykke, dag: date) -> str:
    """GAELDER, UDLOEBET or TRUKKET on a day: it can be withdrawn at any time, and lasts its last day out."""
    if samtykke.trukket_tid is not None:
        return TRUKKET
    if samtykke.udloeb is not None and samtykke.udloeb < dag:
        return UDLOEBET
    return GAELDER


def gaelder(samtykke: Samtykke, dag: date) -> bool:
    """Whether a consent was not taken back and has not run out (domain.md 2.15)."""
    return tilstand(samtykke, dag) == GAELDER


def gaeldende(
    samtykker: Iterable[Samtykke], formaal: Collection[str], dag: date
) -> tuple[Samtykke, ...]:
    """The consents of these purposes that hold, the newest first."""
    found = [one for one in samtykker if one.formaal in formaal and gaelder(one, dag)]
    return tuple(sorted(found, key=_given, reverse=True))


def seneste(samtykker: Iterable[Samtykke], formaal: Collection[str]) -> Samtykke | None:
    """The last one given of these purposes: where none holds, it tells why. None if there never was one."""
    of_purpose = [one for one in samtykker if one.formaal in formaal]
    return max(of_purpose, key=_given, default=None)


def hindring(
    samtykker: Collection[Samtykke], formaal: Collection[str], dag: date, *, kendt: bool = True
) -> str | None:
    """Why nothing may be shared by consent now: INGEN_BORGER, INTET, UDLOEBET or TRUKKET; None if one holds.

    The one rule for words, for paper and for files. `kendt`: whether it is known whom it is about.
    """
    if not kendt:
        return "INGEN_BORGER"
    if gaeldende(samtykker, formaal, dag):
        return None
    last = seneste(samtykker, formaal)
    return "INTET" if last is None else tilstand(last, dag)


def senest(dag: date) -> date:
    """The last day a consent given on `dag` may last: twelve months (domain.md 2.15)."""
    try:
        return dag.replace(year=dag.year + 1)
    except ValueError:
        return date(dag.year + 1, 2, 28)


def mangler(samtykke: Samtykke, dag: date) -> tuple[Mangel, ...]:
    """What keeps a consent given on `dag` from being one: specific, informed, and not for ever."""
    found = [Mangel(samtykke.TYPE, felt) for felt in _NEEDED if not _said(samtykke, felt)]
    if samtykke.udloeb is None:
        found.append(Mangel(samtykke.TYPE, "udloeb"))
    elif samtykke.udloeb < dag:
        found.append(Mangel(samtykke.TYPE, "udloeb", "FORBI"))
    elif samtykke.udloeb > senest(dag):
        found.append(Mangel(samtykke.TYPE, "udloeb", "FOR_LANGT"))
    return tuple(found)


_NEEDED = ("formaal", "modtager", "oplysninger", "givet")
_FIRST = datetime.min.replace(tzinfo=UTC)


def _said(samtykke: Samtykke, felt: str) -> bool:
    return bool((getattr(samtykke, felt) or "").strip())


def _given(samtykke: Samtykke) -> datetime:
    return samtykke.givet_tid or _FIRST

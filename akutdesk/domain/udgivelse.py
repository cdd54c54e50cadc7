"""An udgivelse: the numbers of a period as they left the house the first time, and stay (decision 0169).

A file made again after a late entry, a correction or an erasure would differ from the first by that one contact. So it is
made from the same numbers, and a longer period comes to what its parts said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from akutdesk.domain.periodetal import Periodetal, delperioder
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.sammenlagt import sammenlagt
from akutdesk.domain.statistik import Udvalg


@dataclass(frozen=True, kw_only=True)
class Udgivelse(Record):
    """One period with all its parts, made once. Counts only: nothing of it is about a person."""

    TYPE: ClassVar[str] = "udgivelse"
    fra: date | None = None
    til: date | None = None
    """The period, both days with."""
    tid: datetime | None = None
    medarbejder: RecordId | None = None
    tal: bytes | None = None
    """Everything that was counted, packed (`storage/udgivelser.py`)."""


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How the files of a period come to be (decision 0181)."""

    siden: datetime | None = None
    """Since when they all say the same; None while there is none."""
    dele: tuple[tuple[Udvalg, datetime], ...] = ()
    """Parts that were let out before the period itself, and when: what was written later is not in them."""
    uens: bool = False
    """Two PCs let out the same days apart from each other, and with other numbers: the first stands."""


def daekker(udgivelse: Udgivelse, udvalg: Udvalg) -> bool:
    """Whether a period is the one that was published, or lies in it."""
    if udgivelse.fra is None or udgivelse.til is None:
        return False
    return udgivelse.fra <= udvalg.fra and udvalg.til <= udgivelse.til


def del_af(tal: Periodetal, udvalg: Udvalg) -> Periodetal | None:
    """The numbers of a period among those of one that holds it; None if it is none of its parts."""
    return next((one for one in _alle(tal) if _dage(one.udvalg) == _dage(udvalg)), None)


def dele_af(udvalg: Udvalg) -> Iterator[Udvalg]:
    """The period and all that it is made of."""
    yield udvalg
    for part in delperioder(udvalg):
        yield from dele_af(part)


def som_udgivet(nu: Periodetal, udgivet: Callable[[Udvalg], Periodetal | None]) -> Periodetal:
    """What a file of a period says: as it was published; else its parts as they were, and the rest as it is now."""
    found = udgivet(nu.udvalg)
    if found is not None:
        return found
    dele = tuple(som_udgivet(one, udgivet) for one in nu.dele)
    return nu if dele == nu.dele else sammenlagt(nu, dele)


def _alle(tal: Periodetal) -> Iterator[Periodetal]:
    yield tal
    for one in tal.dele:
        yield from _alle(one)


def _dage(udvalg: Udvalg) -> tuple[date, date]:
    return udvalg.fra, udvalg.til

"""Progressionsmaal: one measurement of how it goes, before or after; two of them make a pair (domain.md 2.11).

Each measurement is a record of its own, so two desks may add the second one apart: the latest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar, Final

from akutdesk.domain.instrument import (
    HELE,
    INSTRUMENTER,
    OPMAERKSOM,
    Instrument,
    metrisk_af,
    raa_af,
)
from akutdesk.domain.record import Record, RecordId

BASIS: Final = "BASIS"
OPF: Final = "OPF"

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans(
    {"O": "0", "Ø": "0", "I": "1", "L": "1", "U": "V", "-": None, " ": None}
)
KODE_TEGN: Final = 6
"""Signs of a forloebskode: a thousand million codes, so that no two citizens of a house share one."""


@dataclass(frozen=True, kw_only=True)
class Progressionsmaal(Record):
    """A measurement of a citizen, or of somebody without a name who carries a `forloebskode`."""

    TYPE: ClassVar[str] = "progressionsmaal"
    borger_id: RecordId | None = None
    henvendelse_id: RecordId | None = None
    """The contact it was made in, if any."""
    forloebskode: str = ""
    instrument: str | None = None
    maaling: str | None = None
    """BASIS or OPF."""
    par_id: RecordId | None = None
    """Of a BASIS its own id; an OPF has that of the BASIS it follows."""
    dato: date | None = None
    tid: datetime | None = None
    """When it was noted; tells two of one day apart."""
    maal: str = ""
    """EGET: the goal in the citizen's words."""
    svar: tuple[int | None, ...] = ()
    """In the order of the instrument; None was not answered."""
    raa: int | None = None
    metrisk: int | None = None
    """In hundredths: 2073 is 20,73."""
    udfyldt_af: str | None = None


@dataclass(frozen=True, kw_only=True)
class Maalepar:
    """A BASIS and the latest OPF that follows it, if there is one."""

    foer: Progressionsmaal
    efter: Progressionsmaal | None = None


def maalt(
    maaling: Progressionsmaal, svar: Sequence[int | None], tabel: Sequence[int] = ()
) -> Progressionsmaal:
    """The measurement with these answers and the numbers that follow. Raises KeyError without an instrument."""
    raa = raa_af(svar)
    instrument = INSTRUMENTER[maaling.instrument or ""]
    return replace(maaling, svar=tuple(svar), raa=raa, metrisk=metrisk_af(instrument, raa, tabel))


def par(maalinger: Iterable[Progressionsmaal]) -> tuple[Maalepar, ...]:
    """The pairs, newest BASIS first. An OPF fits by par_id and instrument, not before its BASIS (design.md 7.7)."""
    known = [one for one in maalinger if one.dato is not None and one.instrument in INSTRUMENTER]
    first = sorted((one for one in known if one.maaling == BASIS), key=_order, reverse=True)
    again = sorted((one for one in known if one.maaling == OPF), key=_order)
    return tuple(Maalepar(foer=one, efter=_latest(one, again)) for one in first)


def tidligst(foer: Progressionsmaal) -> date | None:
    """The first day on which it may be made again; None where any day will do."""
    instrument = INSTRUMENTER[foer.instrument or ""]
    if foer.dato is None or not instrument.tidligst_dage:
        return None
    return foer.dato + timedelta(days=instrument.tidligst_dage)


def forskel(hvert: Maalepar) -> int | None:
    """After less before in hundredths; None without a second number (domain.md 5.2).

    Metric where there is one; of areas the mean of those answered both times.
    """
    foer, efter = hvert.foer, hvert.efter
    if efter is None:
        return None
    if foer.metrisk is not None and efter.metrisk is not None:
        return efter.metrisk - foer.metrisk
    if INSTRUMENTER[foer.instrument or ""].har_tabel:
        return None
    steps = [each for each in spring(hvert) if each is not None]
    return round(sum(steps) * HELE / len(steps)) if steps else None


def spring(hvert: Maalepar) -> tuple[int | None, ...]:
    """After less before for each answer; None where one of the two is missing."""
    if hvert.efter is None:
        return ()
    both = zip(hvert.foer.svar, hvert.efter.svar, strict=False)
    return tuple(None if a is None or b is None else b - a for a, b in both)


def er_opmaerksom(maaling: Progressionsmaal) -> bool:
    """Whether it is a WHO-5 of 50 or less: a sign to talk more, nothing else (domain.md 2.11)."""
    is_who5 = maaling.instrument == "WHO5"
    return is_who5 and maaling.metrisk is not None and maaling.metrisk <= OPMAERKSOM


def er_ny_nok(foer: Progressionsmaal, dag: date) -> bool:
    """Whether the measurement may be made again on this day."""
    first = tidligst(foer)
    return first is None or dag >= first


def igen_den(instrument: Instrument, dato: date) -> date:
    """The day on which a measurement of this day is made again."""
    return dato + timedelta(days=instrument.igen_dage)


def ny_forloebskode(tilfaeldige: bytes) -> str:
    """A code for somebody without a name, of random bytes."""
    number = int.from_bytes(tilfaeldige)
    return "".join(_SIGNS[number >> 5 * place & 31] for place in range(KODE_TEGN))


def laes_forloebskode(tekst: str) -> str:
    """A code as it is typed from paper: capitals, O as 0, I and L as 1 (design.md D19); "" if it is none."""
    kode = tekst.upper().translate(_READ_AS)
    is_code = len(kode) == KODE_TEGN and all(sign in _SIGNS for sign in kode)
    return kode if is_code else ""


def _order(maaling: Progressionsmaal) -> tuple[date, float, bytes]:
    noted = maaling.tid.timestamp() if maaling.tid else 0.0
    return (maaling.dato or date.min, noted, maaling.id)


def _latest(foer: Progressionsmaal, again: Sequence[Progressionsmaal]) -> Progressionsmaal | None:
    fitting = [
        one
        for one in again
        if (one.par_id, one.instrument) == (foer.par_id or foer.id, foer.instrument)
        and (one.dato or date.min) >= (foer.dato or date.min)
    ]
    return fitting[-1] if fitting else None

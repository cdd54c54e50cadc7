"""The year's measurements: 37 pairs of which 30 show a higher number (domain.md 5.2), and firsts that stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from random import Random

from akutdesk.demo.service import make_id
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.instrument import INSTRUMENTER
from akutdesk.domain.progressionsmaal import BASIS, OPF, Progressionsmaal, igen_den, maalt
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import KBH, lokal_tid

PAR = 37
BEDRE = 30
_UAENDRET = 4
_AREAS = INSTRUMENTER["OMR5"]
_MORNING = time(10)
_NEW_PLAN = ("NY", "REVIDERET")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The first measurement of a contact, and the second one with its time, if it was made."""

    foer: Progressionsmaal
    efter: Progressionsmaal | None = None


def make_measures(
    random: Random, contacts: Iterable[Henvendelse], til: datetime
) -> Mapping[RecordId, Measured]:
    """By contact: those that say so themselves, and as many more with a new plan as it takes for the pairs."""
    known = [one for one in contacts if one.borger_id is not None and one.slut is not None]
    said = [one for one in known if one.progressionsmaal == BASIS]
    more = [one for one in known if one.progressionsmaal != BASIS and one.kriseplan in _NEW_PLAN]
    early = [one for one in (*said, *more) if _again(one) < til]
    paired = early[:PAR]
    steps = [1] * BEDRE + [0] * _UAENDRET + [-1] * (PAR - BEDRE - _UAENDRET)
    random.shuffle(steps)
    told = {one.id: _pair(random, one, step) for one, step in zip(paired, steps, strict=False)}
    alone = (one for one in said if one.id not in told)
    return {**told, **{one.id: Measured(foer=_first(random, one)) for one in alone}}


def _again(contact: Henvendelse) -> datetime:
    """The morning of the day on which it is made again."""
    return lokal_tid(igen_den(_AREAS, _ended(contact).astimezone(KBH).date()), _MORNING)


def _ended(contact: Henvendelse) -> datetime:
    """Only contacts that have ended are measured here."""
    if contact.slut is None:
        raise ValueError("SLUT")
    return contact.slut


def _first(random: Random, contact: Henvendelse) -> Progressionsmaal:
    rid, at = make_id(random), _ended(contact)
    made = Progressionsmaal(
        id=rid,
        borger_id=contact.borger_id,
        henvendelse_id=contact.id,
        instrument=_AREAS.kode,
        maaling=BASIS,
        par_id=rid,
        dato=at.astimezone(KBH).date(),
        tid=at,
        udfyldt_af="SAMMEN",
    )
    return maalt(made, [random.randint(2, 6) for _ in range(_AREAS.antal)])


def _pair(random: Random, contact: Henvendelse, step: int) -> Measured:
    foer, at = _first(random, contact), _again(contact)
    made = replace(
        foer,
        id=make_id(random),
        henvendelse_id=None,
        maaling=OPF,
        dato=at.astimezone(KBH).date(),
        tid=at,
        udfyldt_af="TELEFON",
    )
    return Measured(foer=foer, efter=maalt(made, list(_moved(random, foer.svar, step))))


def _moved(random: Random, svar: Sequence[int | None], step: int) -> Iterator[int]:
    """The answers again: each as before or moved one way, the first one for certain."""
    for place, value in enumerate(svar):
        moves = 1 if place == 0 else random.randint(0, 2)
        yield (value or 0) + step * moves

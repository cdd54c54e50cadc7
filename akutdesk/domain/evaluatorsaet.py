"""The evaluator's set: one row for each contact, under a pseudonym, and nobody to be known by who they are (domain.md 5.4).

Age group, sex and municipality together are what one could know somebody by. Each combination of them that is left
has at least five people; what is too rare is made blank, municipality first, and what is rare all the same stays out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from akutdesk.domain.kontaktsvar import Kontaktsvar
from akutdesk.domain.smaa_tal import GRAENSE

KVASI: Final = ("aldersgruppe", "koen", "kommune")
_BAAND: Final = 4
"""Hours in a band."""

Kvasi = tuple[str, ...]
"""The values of KVASI."""
Enhed = str | int
"""A person by pseudonym; a contact nobody knows the person of stands for itself, by its place."""


@dataclass(frozen=True, kw_only=True)
class Kontaktraekke:
    """One contact. The fields are the columns; never a name, a number, a note, a date or a clock."""

    pseudonym: str = ""
    """Empty where nobody knows who it was."""
    aldersgruppe: str = ""
    koen: str = ""
    kommune: str = ""
    maaned: str = ""
    """2026-03."""
    ugedag: str = ""
    timer: str = ""
    """The band of hours it began in: 00-03."""
    vagt: str = ""
    form: str = ""
    henvender: str = ""
    gangtype: str = ""
    grad: str = ""
    symptomer: tuple[str, ...] = ()
    begivenheder: tuple[str, ...] = ()
    tiltag: tuple[str, ...] = ()
    stabilisering: str = ""
    samtale: str = ""
    plan: str = ""
    maal: str = ""
    minutter: int | None = None


FELTER: Final = tuple(one.name for one in fields(Kontaktraekke))
"""The columns, in their order."""


@dataclass(frozen=True, kw_only=True)
class Evaluatorsaet:
    """What may leave."""

    raekker: tuple[Kontaktraekke, ...]
    tomme: int
    """Rows in which something was made blank."""
    udeladt: int
    """Contacts that are not in it."""


def kontaktraekke(svar: Kontaktsvar, pseudonym: str) -> Kontaktraekke:
    """One contact's answers as a row."""
    return Kontaktraekke(
        pseudonym=pseudonym,
        aldersgruppe=svar.aldersgruppe or "",
        koen=svar.person.koen or "",
        kommune=svar.person.kommune or "",
        maaned=svar.maaned,
        ugedag=svar.ugedag,
        timer=timebaand(svar.time),
        vagt=svar.vagt or "",
        form=svar.form or "",
        henvender=svar.henvender or "",
        gangtype=svar.gangtype or "",
        grad=svar.grad_foer or "",
        symptomer=svar.symptomer,
        begivenheder=svar.begivenheder,
        tiltag=svar.tiltag,
        stabilisering=svar.stabilisering or "",
        samtale=svar.krisesamtale or "",
        plan=svar.kriseplan or "",
        maal=svar.progressionsmaal or "",
        minutter=svar.minutter or None,
    )


def timebaand(time: str) -> str:
    """The band of four hours that an hour is in: 02 is 00-03."""
    first = int(time) // _BAAND * _BAAND
    return f"{first:02}-{first + _BAAND - 1:02}"


def evaluatorsaet(raekker: Sequence[Kontaktraekke], *, lukkede: int = 0) -> Evaluatorsaet:
    """The set without anybody rare in it; `lukkede` contacts were left out before, as their card is closed to others.

    Rows are in an order that tells nothing of when they came.
    """
    told = dict(enumerate(raekker))
    own = {nr: row.pseudonym or nr for nr, row in told.items()}
    before = _en_for_hver(told, own)
    after = _sjaeldne_ud(before)
    made = {
        nr: _med(row, kvasi) for nr, row in told.items() if (kvasi := after[own[nr]]) is not None
    }
    blank = sum(after[own[nr]] != before[own[nr]] for nr in made)
    return Evaluatorsaet(
        raekker=tuple(sorted(made.values(), key=_orden)),
        tomme=blank,
        udeladt=len(told) - len(made) + lukkede,
    )


def _en_for_hver(
    raekker: Mapping[int, Kontaktraekke], own: Mapping[int, Enhed]
) -> dict[Enhed, Kvasi]:
    """What each person can be known by, the same in all their rows: two ages would be more than one."""
    newest = sorted(raekker.items(), key=lambda item: (item[1].maaned, _kvasi(item[1])))
    return {own[nr]: _kvasi(row) for nr, row in newest}


def _sjaeldne_ud(enheder: Mapping[Enhed, Kvasi]) -> Mapping[Enhed, Kvasi | None]:
    """Values made blank where fewer than five share them, one after the other; None is left out."""
    now = dict(enheder)
    for place in reversed(range(len(KVASI))):
        rare = _sjaeldne(now.values())
        now = {
            who: (*kvasi[:place], "", *kvasi[place + 1 :]) if kvasi in rare else kvasi
            for who, kvasi in now.items()
        }
    rare = _sjaeldne(now.values())
    return {who: None if kvasi in rare else kvasi for who, kvasi in now.items()}


def _sjaeldne(alle: Iterable[Kvasi]) -> set[Kvasi]:
    return {kvasi for kvasi, people in Counter(alle).items() if people < GRAENSE}


def _kvasi(row: Kontaktraekke) -> Kvasi:
    return tuple(getattr(row, felt) for felt in KVASI)


def _med(row: Kontaktraekke, kvasi: Kvasi) -> Kontaktraekke:
    return replace(row, **dict(zip(KVASI, kvasi, strict=True)))


def _orden(row: Kontaktraekke) -> tuple[str, ...]:
    return tuple(str(getattr(row, felt)) for felt in FELTER)

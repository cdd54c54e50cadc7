"""The facts of a period read once: of each answer one long text, a sign for each contact (docs/decisions/0112).

Grouping in SQL sorts a hundred thousand rows for each question. One pass that lays the small numbers end to end as
signs is a fifth of that, and counting signs that stand beside each other is the quickest thing Python does.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import msgspec

from akutdesk.domain.borger import gruppe_af_alder
from akutdesk.domain.kontaktsvar import Personsvar
from akutdesk.domain.statistik import Udvalg
from akutdesk.storage.columns import Column
from akutdesk.storage.faktakode import (
    TIME_FRA,
    aldersgruppe_af,
    er,
    maske_fra,
    udpak,
    udpak_om_person,
    udpak_person,
)

Ord = Mapping[int, str]

HIGHEST: Final = 1_000_000
"""The highest number a sign can stand for here; far more than any column holds."""

_PERSON: Final = "LEFT JOIN fakta_person AS p ON p.nr = f.person"
_STED: Final = "f.{0} = (SELECT nr FROM fakta_ord WHERE ord = :{0})"
_ALDER: Final = (
    "coalesce(max(0, cast(strftime('%Y', f.dag + 1721424.5) AS INTEGER) - p.foedselsaar) + 1, 0)"
)
"""The age in the year of the contact and one more; a local day as SQLite counts them begins at half."""
_LUKKET: Final = (
    "EXISTS (SELECT 1 FROM henvendelse AS h WHERE h.nr = f.nr AND h.fortrolighed = 'SKAERPET')"
)
_SURROGATES: Final = (0xD800, 0x800)
"""The first sign that is none, and how many of them there are."""


@dataclass(frozen=True, kw_only=True)
class Stykke:
    """A number that each contact has, as SQL, and what it says."""

    sql: str
    laes: Callable[[int, Ord], dict[str, Any]]
    af_person: bool = False


def _lukkede(*felter: str) -> Stykke:
    place, mask = maske_fra(felter)

    def read(number: int, _: Ord) -> dict[str, Any]:
        return udpak(number << place, felter)

    return Stykke(sql=f"(f.svar >> {place} & {mask})", laes=read)


def _koder(felt: str) -> Stykke:
    def read(number: int, words: Ord) -> dict[str, Any]:
        return {felt: tuple(msgspec.json.decode(words[number])) if number else ()}

    return Stykke(sql=f"f.{felt}", laes=read)


def _kode(felt: str) -> Stykke:
    return Stykke(sql=f"f.{felt}", laes=lambda number, words: {felt: words.get(number)})


def _begivenheder(number: int, words: Ord) -> dict[str, Any]:
    main, every = msgspec.json.decode(words[number]) if number else (None, ())
    return {"hovedbegivenhed": main, "begivenheder": tuple(every)}


def _person(number: int, _: Ord) -> dict[str, Any]:
    return {"person": Personsvar(**udpak_person(number))}


def _om_person(number: int, _: Ord) -> dict[str, Any]:
    return {"person": Personsvar(**udpak_om_person(number))}


def _kommune(number: int, words: Ord) -> dict[str, Any]:
    return {"person": Personsvar(kommune=words.get(number))}


def _kendt_i(number: int, words: Ord) -> dict[str, Any]:
    known = tuple(msgspec.json.decode(words[number])) if number else ()
    return {"person": Personsvar(kendt_i=known)}


def _dag(number: int, _: Ord) -> dict[str, Any]:
    dag = date.fromordinal(number)
    return {"maaned": f"{dag:%Y-%m}", "ugedag": str(dag.isoweekday())}


def _alder(number: int, _: Ord) -> dict[str, Any]:
    """A year more than the age; 0 is a person whose birth year nobody knows."""
    return {"aldersgruppe": gruppe_af_alder(number - 1) if number else None}


def _gruppe(number: int, _: Ord) -> dict[str, Any]:
    """The group staff chose, for a person whose birth year nobody knows; 0 is none."""
    return {"aldersgruppe": aldersgruppe_af(number)} if number else {}


def _tryghed(number: int, _: Ord) -> dict[str, Any]:
    return {"tryghed": number - 1 if number else None}


def _intet(_number: int, _words: Ord) -> dict[str, Any]:
    return {}


STYKKER: Final[Mapping[str, Stykke]] = MappingProxyType(
    {
        "krise": _lukkede("stabilisering", "gangtype", "grad_foer", "vagt"),
        "kerne": _lukkede("krisesamtale", "kriseplan", "progressionsmaal", "er_hb"),
        "hb_cpr": _lukkede("er_hb", "cpr_svar"),
        "symptomer": _koder("symptomer"),
        "tiltag": _koder("tiltag"),
        "begivenheder": Stykke(sql="f.begivenheder", laes=_begivenheder),
        "form": _kode("form"),
        "minutter": Stykke(sql="f.minutter", laes=lambda number, _: {"minutter": number}),
        "person": Stykke(sql="coalesce(p.svar & 4095, 0)", laes=_person, af_person=True),
        "svar": _lukkede("henvender", "maalgruppe", "handleniveau", "usikker_hjaelp"),
        "cpr_svar": _lukkede("cpr_svar"),
        "hoert_fra": _kode("hoert_fra"),
        "ellers_gjort": _kode("ellers_gjort"),
        "tryghed": Stykke(sql="coalesce(f.tryghed + 1, 0)", laes=_tryghed),
        "dag": Stykke(sql="f.dag", laes=_dag),
        "time": Stykke(
            sql=f"(f.svar >> {TIME_FRA} & 31)", laes=lambda number, _: {"time": f"{number:02}"}
        ),
        "alder": Stykke(sql=_ALDER, laes=_alder, af_person=True),
        "gruppe": Stykke(
            sql="coalesce(CASE WHEN p.foedselsaar IS NULL THEN p.svar >> 20 & 15 END, 0)",
            laes=_gruppe,
            af_person=True,
        ),
        "om_person": Stykke(sql="coalesce(p.svar >> 12 & 255, 0)", laes=_om_person, af_person=True),
        "kommune": Stykke(sql="coalesce(p.kommune, 0)", laes=_kommune, af_person=True),
        "kendt_i": Stykke(sql="coalesce(p.kendt_i, 0)", laes=_kendt_i, af_person=True),
        "hvem": Stykke(sql="coalesce(p.til, 0)", laes=_intet, af_person=True),
        "lukket": Stykke(sql=_LUKKET, laes=_intet),
    }
)
"""By name. "hvem" tells people apart; 0 is a contact with nobody known. "lukket" reads the records: for few rows or a job."""


def taelling(soejler: Mapping[str, str], navne: Sequence[str]) -> list[tuple[tuple[int, ...], int]]:
    """How many contacts share these numbers."""
    columns = [soejler[navn] for navn in navne]
    alone = len(columns) == 1  # a sign is counted three times as quickly as a tuple of one
    counts: Counter[Iterable[str]] = Counter(columns[0] if alone else zip(*columns, strict=True))
    return [(tuple(map(_tal, signs)), antal) for signs, antal in counts.items()]


def afgjort(soejler: Mapping[str, str], af: str, navn: str) -> dict[int, int]:
    """The number `navn` by the number `af`, for two of which the one decides the other."""
    told = dict(zip(soejler[af], soejler[navn], strict=True))
    return {_tal(one): _tal(other) for one, other in told.items()}


def laes_soejler(db: sqlite3.Connection, udvalg: Udvalg, navne: Sequence[str]) -> Mapping[str, str]:
    """These numbers of every contact in H, each as one text of signs."""
    signs = ", ".join(_tegn(STYKKER[navn].sql) for navn in navne)
    where, values = betingelse(udvalg)
    (text,) = db.execute(
        f"SELECT coalesce(group_concat(char({signs}), ''), '') FROM {fra(navne)} WHERE {where}",  # noqa: S608
        values,
    ).fetchone()
    return {navn: text[place :: len(navne)] for place, navn in enumerate(navne)}


def fra(navne: Iterable[str]) -> str:
    """SQL: where these numbers are read."""
    with_person = any(STYKKER[navn].af_person for navn in navne)
    return f"fakta_kontakt AS f {_PERSON}" if with_person else "fakta_kontakt AS f"


def betingelse(udvalg: Udvalg) -> tuple[str, dict[str, Column]]:
    """SQL and values: a contact is in H (domain.md 5.1)."""
    values: dict[str, Column] = {"fra": udvalg.fra.toordinal(), "til": udvalg.til.toordinal()}
    where = ["f.dag BETWEEN :fra AND :til"]
    for felt, kode in (("vagt", udvalg.vagt), ("henvender", udvalg.henvender)):
        if kode is not None:
            mask, value = er(felt, kode)
            where.append(f"f.svar & {mask} = {value}")
    for felt, sted in _steder(udvalg):
        where.append(_STED.format(felt))
        values[felt] = sted
    return " AND ".join(where), values


def _steder(udvalg: Udvalg) -> Iterable[tuple[str, str]]:
    if udvalg.enhed is not None:
        yield "enhed", udvalg.enhed.hex()
    if udvalg.kommune is not None:
        yield "kommune", udvalg.kommune


def _tegn(sql: str) -> str:
    """SQL: the sign for a number; sign 0 is left out, and so are those that are none."""
    first, count = _SURROGATES
    return f"{sql} + 1 + ({sql} >= {first - 1}) * {count}"


def _tal(sign: str) -> int:
    first, count = _SURROGATES
    number = ord(sign)
    return number - 1 - (count if number >= first else 0)

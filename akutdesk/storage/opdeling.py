"""Contacts grouped by some of their answers: one query gives how many they are and which they are (design.md D12)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import msgspec

from akutdesk.domain.kontaktsvar import INGEN_PERSON, Kontaktsvar, Personsvar
from akutdesk.domain.statistik import Udvalg
from akutdesk.storage import faktaord
from akutdesk.storage.columns import Column
from akutdesk.storage.faktakode import LAVE, er, maske, udpak, udpak_person

_STED: Final = "f.{0} = (SELECT nr FROM fakta_ord WHERE ord = :{0})"
_LOW: Final = (1 << LAVE) - 1

Ord = Mapping[int, str]
Laest = Callable[[int, Ord], dict[str, Any]]
"""A column's number as answers."""

FRA: Final = (
    "fakta_kontakt AS f LEFT JOIN fakta_person AS p ON p.nr = f.person",
    "fakta_kontakt AS f",
)
"""Where contacts are read: with what is known of the person, or without."""


@dataclass(frozen=True, kw_only=True)
class Opdeling:
    """Which answers: some closed lists, and maybe a column. `noegle` is SQL for the number that says them all."""

    felter: tuple[str, ...]
    kolonne: str = ""
    laes: Laest | None = None
    med_person: bool = False

    @property
    def noegle(self) -> str:
        """SQL: closed lists asked together with a column lie in the lowest bits."""
        closed = f"(f.svar & {maske(self.felter)})"
        return f"({self.kolonne} << {LAVE} | {closed})" if self.kolonne else closed

    @property
    def fra(self) -> str:
        """SQL: what is read."""
        return FRA[0] if self.med_person else FRA[1]

    def svar(self, noegle: int, words: Ord) -> Kontaktsvar:
        """The answers that a number says."""
        found = udpak(noegle & _LOW if self.kolonne else noegle, self.felter)
        if "er_hb" in found:
            found["er_hb"] = found["er_hb"] is True
        more = self.laes(noegle >> LAVE, words) if self.laes else {}
        return Kontaktsvar(**found, **more)


def _koder(felt: str) -> Laest:
    def read(number: int, words: Ord) -> dict[str, Any]:
        return {felt: tuple(msgspec.json.decode(words[number])) if number else ()}

    return read


def _begivenheder(number: int, words: Ord) -> dict[str, Any]:
    main, every = msgspec.json.decode(words[number]) if number else (None, ())
    return {"hovedbegivenhed": main, "begivenheder": tuple(every)}


def _form(number: int, words: Ord) -> dict[str, Any]:
    return {"form": words.get(number)}


def _minutter(number: int, _: Ord) -> dict[str, Any]:
    return {"minutter": number}


def _person(number: int, _: Ord) -> dict[str, Any]:
    if not number:
        return {"person": INGEN_PERSON}
    told = udpak_person(number)
    return {
        "person": Personsvar(
            har_cpr=told["har_cpr"] is True,
            identitet=told["identitet"],
            cpr_svar=told["cpr_svar"],
        )
    }


OPDELINGER: Final[Mapping[str, Opdeling]] = MappingProxyType(
    {
        "krise": Opdeling(felter=("vagt", "grad_foer", "gangtype", "stabilisering")),
        "kerne": Opdeling(felter=("er_hb", "krisesamtale", "kriseplan", "progressionsmaal")),
        "symptomer": Opdeling(felter=(), kolonne="f.symptomer", laes=_koder("symptomer")),
        "begivenheder": Opdeling(felter=(), kolonne="f.begivenheder", laes=_begivenheder),
        "tiltag": Opdeling(
            felter=("grad_foer", "stabilisering"), kolonne="f.tiltag", laes=_koder("tiltag")
        ),
        "minutter": Opdeling(felter=("vagt",), kolonne="f.minutter", laes=_minutter),
        "form": Opdeling(felter=("vagt",), kolonne="f.form", laes=_form),
        "person": Opdeling(
            felter=("er_hb", "cpr_svar"),
            kolonne="coalesce(p.svar, 0)",
            laes=_person,
            med_person=True,
        ),
    }
)
"""By name (`Regel.opdeling`)."""


@dataclass(frozen=True)
class Gruppe:
    """Contacts with the same answers: the number that says them, the answers, and how many there are."""

    noegle: int
    svar: Kontaktsvar
    antal: int


def grupper(db: sqlite3.Connection, udvalg: Udvalg, opdeling: Opdeling) -> list[Gruppe]:
    """The contacts of H, grouped."""
    where, values = betingelse(udvalg)
    rows = db.execute(
        f"SELECT {opdeling.noegle} AS noegle, count(*) FROM {opdeling.fra} WHERE {where} GROUP BY noegle",  # noqa: S608
        values,
    ).fetchall()
    words = faktaord.alle(db)
    return [Gruppe(noegle, opdeling.svar(noegle, words), antal) for noegle, antal in rows]


def betingelse(udvalg: Udvalg) -> tuple[str, dict[str, Column]]:
    """SQL and values: a contact is in H (domain.md 5.1)."""
    values: dict[str, Column] = {"fra": udvalg.fra.toordinal(), "til": udvalg.til.toordinal()}
    where = ["f.dag BETWEEN :fra AND :til"]
    closed = [(felt, getattr(udvalg, felt)) for felt in ("vagt", "henvender")]
    for felt, kode in [(felt, kode) for felt, kode in closed if kode is not None]:
        mask, value = er(felt, kode)
        where.append(f"f.svar & {mask} = {value}")
    for felt, ord_ in _steder(udvalg):
        where.append(_STED.format(felt))
        values[felt] = ord_
    return " AND ".join(where), values


def _steder(udvalg: Udvalg) -> Iterable[tuple[str, str]]:
    if udvalg.enhed is not None:
        yield "enhed", udvalg.enhed.hex()
    if udvalg.kommune is not None:
        yield "kommune", udvalg.kommune

"""Bevis fra data: what the records show about each point of the self-assessment (domain.md 6).

Counted, never scored: a person reads the numbers and answers. Nothing here is about one citizen or one colleague.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from akutdesk.domain.rapportregler import OFFENTLIGE
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale, tilstand
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.statistik import Statistik
from akutdesk.domain.vagt import KBH

PARTNERE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "9": ("BEHANDLPSYK", "PSYKAKUT"),
        "10": ("KOMM_MYNDIGHED", "BOSTOETTE", "JOBCENTER", "BOTILBUD"),
        "11": ("LAEGE", "LAEGEVAGT", "POLITI", "FRIVILLIG"),
    }
)
"""Point to the kinds of partner that it asks for a written agreement with."""

_NIGHT: Final = frozenset({23, 0, 1, 2, 3, 4, 5, 6})
_NAMELESS: Final = frozenset({None, "ANONYM", "ALIAS"})
_PARTNERS: Final = frozenset({"LAEGE", "PSYK", "KOMMUNE"})
_NOT_ASKED: Final = frozenset({None, "IKKE_SPURGT"})


@dataclass(frozen=True, kw_only=True)
class Bevis:
    """One number: `antal`, of `n` where it is a share. `side` is the route of where it comes from."""

    noegle: str
    antal: int
    n: int | None = None
    side: str = ""


@dataclass(frozen=True, kw_only=True)
class Kontaktbevis:
    """What is looked at of one henvendelse of H (domain.md 5.1); `identitet` None is nobody's card."""

    start: datetime
    form: str | None = None
    identitet: str | None = None
    maalgruppe: str | None = None
    tiltag: tuple[str, ...] = ()
    hoert_fra: str | None = None
    usikker: bool = False
    droeftet: bool = False


@dataclass(frozen=True, kw_only=True)
class Bevisgrundlag:
    """Everything that is counted of one round. `figurer`: of all contacts; `hb`: with figure 4 over HB."""

    figurer: Statistik
    hb: Statistik
    kontakter: tuple[Kontaktbevis, ...] = ()
    kladder: int = 0
    """Contacts of the round that stand open more than a day later."""
    planer: int = 0
    sammen: int = 0
    ansatte: int = 0
    undervist: int = 0
    dsa: int = 0
    vagter: int = 0
    med_ansvarlig: int = 0
    skriftlige: Mapping[str, int] = field(default_factory=dict[str, int])
    """Kind of partner to the number of written agreements in force on the round's last day, or today."""


def beviser(grundlag: Bevisgrundlag) -> Mapping[str, tuple[Bevis, ...]]:
    """Point to its numbers, in the order they are shown."""
    agreed = {punkt: _agreements(grundlag, kinds) for punkt, kinds in PARTNERE.items()}
    return {**{punkt: count(grundlag) for punkt, count in _COUNTS.items()}, **agreed}


def skriftlige(
    partnere: Iterable[Samarbejdspartner], aftaler: Iterable[Samarbejdsaftale], dag: date
) -> Mapping[str, int]:
    """Kind of partner to how many have a written agreement that holds on a day."""
    kinds = {one.id: one.type for one in partnere if not one.nedlagt and one.type}
    held = {
        one.partner_id
        for one in aftaler
        if one.status == "SKRIFTLIG"
        and (one.indgaaet is None or one.indgaaet <= dag)
        and tilstand(one, dag) in {"GAELDER", "UDLOEBER_SNART"}
    }
    found: dict[str, int] = {}
    for partner, kind in kinds.items():
        if partner in held:
            found[kind] = found.get(kind, 0) + 1
    return found


def _agreements(grundlag: Bevisgrundlag, kinds: tuple[str, ...]) -> tuple[Bevis, ...]:
    held = grundlag.skriftlige
    return tuple(
        Bevis(noegle=f"aftale.{kind}", antal=held.get(kind, 0), side="partnere") for kind in kinds
    )


def _of(grundlag: Bevisgrundlag, noegle: str, fits: Callable[[Kontaktbevis], bool]) -> Bevis:
    """How many of all contacts."""
    return _among(grundlag.kontakter, noegle, fits)


def _among(
    some: tuple[Kontaktbevis, ...], noegle: str, fits: Callable[[Kontaktbevis], bool]
) -> Bevis:
    count = sum(1 for one in some if fits(one))
    return Bevis(noegle=noegle, antal=count, n=len(some), side="henvendelser")


def _by_hour(grundlag: Bevisgrundlag, form: str) -> tuple[Bevis, ...]:
    """How many came this way, at how many of the day's 24 hours, and how many by night (23 to 7)."""
    hours = [one.start.astimezone(KBH).hour for one in grundlag.kontakter if one.form == form]
    kind = form.lower()
    night = sum(1 for hour in hours if hour in _NIGHT)
    return (
        _of(grundlag, f"{kind}.alle", lambda one: one.form == form),
        Bevis(noegle=f"{kind}.nat", antal=night, n=len(hours), side="henvendelser"),
        Bevis(noegle=f"{kind}.timer", antal=len(set(hours)), n=24, side="henvendelser"),
    )


def _stays(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    figurer, side = grundlag.figurer, "overnatning"
    return (
        Bevis(noegle="ophold", antal=figurer.fig3.celle("ophold").antal, side=side),
        Bevis(noegle="naetter", antal=figurer.fig3.celle("naetter").antal, side=side),
        Bevis(noegle="afviste", antal=figurer.fig3_afvist.n, side=side),
    )


def _nameless(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    return (_of(grundlag, "navnloese", lambda one: one.identitet in _NAMELESS),)


def _outside(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    outside = tuple(one for one in grundlag.kontakter if one.maalgruppe not in {None, "IND"})
    return (
        _of(grundlag, "uden_for", lambda one: one.maalgruppe not in {None, "IND"}),
        _among(outside, "hjulpet_videre", lambda one: "ANDETSTEDS" in one.tiltag),
    )


def _together(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    return (Bevis(noegle="sammen", antal=grundlag.sammen, n=grundlag.planer),)


def _talks(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    held = grundlag.hb.fig4.celle("samtale")
    return (
        Bevis(noegle="samtaler", antal=held.antal, n=held.n, side="henvendelser"),
        _staff(grundlag, "undervist", grundlag.undervist),
    )


def _plans(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    fig4, pairs = grundlag.figurer.fig4, grundlag.figurer.par.celle("par")
    plans, goals = fig4.celle("plan"), fig4.celle("maal")
    return (
        Bevis(noegle="planer", antal=plans.antal, n=plans.n, side="henvendelser"),
        Bevis(noegle="maal", antal=goals.antal, n=goals.n, side="henvendelser"),
        Bevis(noegle="par", antal=pairs.antal, n=pairs.n),
    )


def _staffing(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    return (
        _staff(grundlag, "dsa", grundlag.dsa),
        Bevis(noegle="ansvarlig", antal=grundlag.med_ansvarlig, n=grundlag.vagter),
    )


def _staff(grundlag: Bevisgrundlag, noegle: str, antal: int) -> Bevis:
    return Bevis(noegle=noegle, antal=antal, n=grundlag.ansatte, side="medarbejdere")


def _support(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    asked = tuple(one for one in grundlag.kontakter if one.usikker)
    return (_among(asked, "droeftet", lambda one: one.droeftet),)


def _heard(noegle: str, kinds: frozenset[str]) -> Callable[[Bevisgrundlag], tuple[Bevis, ...]]:
    def count(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
        asked = tuple(one for one in grundlag.kontakter if one.hoert_fra not in _NOT_ASKED)
        return (
            _of(grundlag, "hoert", lambda one: one.hoert_fra not in _NOT_ASKED),
            _among(asked, noegle, lambda one: one.hoert_fra in kinds),
        )

    return count


def _quality(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    everything = len(grundlag.kontakter) + grundlag.kladder
    return (
        Bevis(noegle="afsluttet", antal=len(grundlag.kontakter), n=everything, side="henvendelser"),
        Bevis(noegle="kladder", antal=grundlag.kladder, side="henvendelser"),
    )


_COUNTS: Final[Mapping[str, Callable[[Bevisgrundlag], tuple[Bevis, ...]]]] = MappingProxyType(
    {
        "1": lambda grundlag: _by_hour(grundlag, "TLF"),
        "2": lambda grundlag: _by_hour(grundlag, "FREM"),
        "3": _stays,
        "4": _nameless,
        "5": _outside,
        "6": _together,
        "7": _talks,
        "8": _plans,
        "12": _staffing,
        "13": _support,
        "14": _heard("hoert_borgere", OFFENTLIGE),
        "15": _heard("hoert_partnere", _PARTNERS),
        "16": _quality,
    }
)

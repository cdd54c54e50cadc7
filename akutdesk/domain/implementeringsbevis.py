"""Bevis fra data: what the records show about each point of the self-assessment (domain.md 6).

Counted, never scored: a person reads the numbers and answers. Nothing here is about one citizen or one colleague.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figur import Celle, Tal
from akutdesk.domain.postfigur import Post
from akutdesk.domain.rapportregler import OFFENTLIGE
from akutdesk.domain.record import RecordId
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale, tilstand
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.statistik import HB, H, Statistik
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
    """One number: `antal`, of `n` where it is a share. `side` is the route of where it comes from.

    What it counted is `poster`, one by one, or lies behind `celle` of a figure counted among `grundlag`.
    """

    noegle: str
    antal: int
    n: int | None = None
    side: str = ""
    poster: tuple[Post, ...] = ()
    celle: Celle | None = None
    grundlag: str = H


@dataclass(frozen=True, kw_only=True)
class Kontaktbevis:
    """What is looked at of one henvendelse of H (domain.md 5.1); `identitet` None is nobody's card."""

    rid: RecordId
    start: datetime
    form: str | None = None
    identitet: str | None = None
    maalgruppe: str | None = None
    tiltag: tuple[str, ...] = ()
    hoert_fra: str | None = None
    usikker: bool = False
    droeftet: bool = False

    @property
    def post(self) -> Post:
        """The contact on its local day."""
        return Post("henvendelse", self.rid, self.start.astimezone(KBH).date())


@dataclass(frozen=True, kw_only=True)
class Bevisgrundlag:
    """Everything that is counted of one round. `figurer`: of all contacts; `hb`: with figure 4 over HB."""

    figurer: Statistik
    hb: Statistik
    kontakter: tuple[Kontaktbevis, ...] = ()
    kladder: tuple[Post, ...] = ()
    """Contacts of the round that stand open more than a day later."""
    planer: int = 0
    sammen: tuple[Post, ...] = ()
    ansatte: int = 0
    undervist: tuple[Post, ...] = ()
    dsa: tuple[Post, ...] = ()
    vagter: int = 0
    med_ansvarlig: tuple[Post, ...] = ()
    skriftlige: Mapping[str, tuple[Post, ...]] = field(default_factory=dict[str, tuple[Post, ...]])
    """Kind of partner to those with a written agreement in force on the round's last day, or today."""


def beviser(grundlag: Bevisgrundlag) -> Mapping[str, tuple[Bevis, ...]]:
    """Point to its numbers, in the order they are shown."""
    agreed = {punkt: _agreements(grundlag, kinds) for punkt, kinds in PARTNERE.items()}
    return {**{punkt: count(grundlag) for punkt, count in _COUNTS.items()}, **agreed}


def skriftlige(
    partnere: Iterable[Samarbejdspartner], aftaler: Iterable[Samarbejdsaftale], dag: date
) -> Mapping[str, tuple[Post, ...]]:
    """Kind of partner to those that have a written agreement that holds on a day, each with the day it began."""
    kinds = {one.id: one.type for one in partnere if not one.nedlagt and one.type}
    held = {
        one.partner_id: one.indgaaet or dag
        for one in aftaler
        if one.status == "SKRIFTLIG"
        and (one.indgaaet is None or one.indgaaet <= dag)
        and tilstand(one, dag) in {"GAELDER", "UDLOEBER_SNART"}
    }
    found: dict[str, tuple[Post, ...]] = {}
    for partner, kind in kinds.items():
        if partner in held:
            post = Post(Samarbejdspartner.TYPE, partner, held[partner])
            found[kind] = (*found.get(kind, ()), post)
    return found


def _agreements(grundlag: Bevisgrundlag, kinds: tuple[str, ...]) -> tuple[Bevis, ...]:
    held = grundlag.skriftlige
    return tuple(_posts(f"aftale.{kind}", held.get(kind, ()), side="partnere") for kind in kinds)


def _of(grundlag: Bevisgrundlag, noegle: str, fits: Callable[[Kontaktbevis], bool]) -> Bevis:
    """How many of all contacts."""
    return _among(grundlag.kontakter, noegle, fits)


def _among(
    some: tuple[Kontaktbevis, ...], noegle: str, fits: Callable[[Kontaktbevis], bool]
) -> Bevis:
    return _contacts(noegle, [one for one in some if fits(one)], len(some))


def _contacts(noegle: str, found: Iterable[Kontaktbevis], n: int | None = None) -> Bevis:
    return _posts(noegle, tuple(one.post for one in found), n, side="henvendelser")


def _posts(noegle: str, poster: tuple[Post, ...], n: int | None = None, *, side: str = "") -> Bevis:
    return Bevis(noegle=noegle, antal=len(poster), n=n, side=side, poster=poster)


def _cell(noegle: str, tal: Tal, *, side: str = "", grundlag: str = H) -> Bevis:
    """A number that a figure counted."""
    return Bevis(
        noegle=noegle, antal=tal.antal, n=tal.n, side=side, celle=tal.celle, grundlag=grundlag
    )


def _by_hour(grundlag: Bevisgrundlag, form: str) -> tuple[Bevis, ...]:
    """How many came this way, at how many of the day's 24 hours, and how many by night (23 to 7).

    An hour is shown by its latest contact.
    """
    came = [one for one in grundlag.kontakter if one.form == form]
    hours = {_hour(one): one for one in sorted(came, key=lambda one: one.start)}
    kind = form.lower()
    return (
        _contacts(f"{kind}.alle", came, len(grundlag.kontakter)),
        _contacts(f"{kind}.nat", [one for one in came if _hour(one) in _NIGHT], len(came)),
        _contacts(f"{kind}.timer", hours.values(), 24),
    )


def _hour(kontakt: Kontaktbevis) -> int:
    return kontakt.start.astimezone(KBH).hour


def _stays(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    figurer, side = grundlag.figurer, "overnatning"
    return (
        _cell("ophold", figurer.fig3.celle("ophold"), side=side),
        _cell("naetter", figurer.fig3.celle("naetter"), side=side),
        _cell("afviste", figurer.fig3_afvist.alle, side=side),
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
    return (_posts("sammen", grundlag.sammen, grundlag.planer),)


def _talks(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    held = grundlag.hb.fig4.celle("samtale")
    return (
        _cell("samtaler", held, side="henvendelser", grundlag=HB),
        _staff(grundlag, "undervist", grundlag.undervist),
    )


def _plans(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    fig4, pairs = grundlag.figurer.fig4, grundlag.figurer.par.celle("par")
    return (
        _cell("planer", fig4.celle("plan"), side="henvendelser"),
        _cell("maal", fig4.celle("maal"), side="henvendelser"),
        _cell("par", pairs),
    )


def _staffing(grundlag: Bevisgrundlag) -> tuple[Bevis, ...]:
    return (
        _staff(grundlag, "dsa", grundlag.dsa),
        _posts("ansvarlig", grundlag.med_ansvarlig, grundlag.vagter),
    )


def _staff(grundlag: Bevisgrundlag, noegle: str, poster: tuple[Post, ...]) -> Bevis:
    return _posts(noegle, poster, grundlag.ansatte, side="medarbejdere")


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
    everything = len(grundlag.kontakter) + len(grundlag.kladder)
    return (
        _contacts("afsluttet", grundlag.kontakter, everything),
        _posts("kladder", grundlag.kladder, side="henvendelser"),
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

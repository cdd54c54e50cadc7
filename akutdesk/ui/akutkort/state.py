"""What stands on the Akutkort: numbers with their state by the clock, and the lines to read aloud. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from akutdesk.assets import Texts
from akutdesk.domain.isbar import Isbarlinje, sig
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.katalog import Katalogpost, aaben, kontrolleret

BAGVAGT = "BAGV"
_BY_USE = frozenset({"N112", "N114", BAGVAGT, "KVAGT"})
"""Always open: what one calls them for is more use than when (mock-up 08)."""

_WITH_ACCESS = "PSYKAKUT"
"""Whether one needs a referral decides whether one can go there."""

_SOON = timedelta(hours=3)
"""Nearer than this the closing time is said, farther away the usual hours."""


@dataclass(frozen=True, kw_only=True)
class Nummer:
    """A line of the card."""

    kode: str
    nummer: str
    navn: str
    tekst: str
    tjekket: str
    ringet: str = ""
    """When it was rung in this talk; stands in place of the check."""

    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(
            part
            for part in (self.nummer, self.navn, self.tekst, self.ringet or self.tjekket)
            if part
        )


@dataclass(frozen=True, kw_only=True)
class Sagt:
    """A letter of ISBAR: its heading, and the words; without words there is a line to fill."""

    bogstav: str
    overskrift: str
    tekst: str = ""
    efter: str = ""
    """What stands after the gap."""


@dataclass(frozen=True, kw_only=True)
class Kort:
    """Everything the screen shows."""

    numre: tuple[Nummer, ...]
    sagt: tuple[Sagt, ...]
    om: str
    """One line under the heading: whose talk it was filled from."""
    gentag: str
    navneregel: str


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What the words of the card are made with."""

    texts: Texts
    kalender: Kalender
    vendinger: Mapping[str, str]


def with_calls(numre: Sequence[Nummer], ringet: Mapping[str, str]) -> tuple[Nummer, ...]:
    """The lines with when each was rung, by code."""
    return tuple(replace(one, ringet=ringet.get(one.kode, "")) for one in numre)


def numbers(
    poster: Sequence[Katalogpost], shipped: Mapping[str, str], saying: Saying, nu: datetime
) -> tuple[Nummer, ...]:
    """The lines of the card. `shipped` are the names of the directory before the house filled in its own."""
    return tuple(
        Nummer(
            kode=post.kode,
            nummer=post.nummer,
            navn=name_of(post, shipped, saying.texts),
            tekst=state_of(post, saying, nu),
            tjekket=checked(post, saying, saying.kalender.dato(nu)),
        )
        for post in poster
    )


def state_of(post: Katalogpost, saying: Saying, nu: datetime) -> str:
    """Open or closed by the clock, or what one calls a number for that is always open."""
    if post.kode in _BY_USE:
        return post.brug_til
    texts, hours = saying.texts, aaben(post, nu)
    if hours.kode == "UKENDT":
        return post.aabent_tekst or post.brug_til
    if hours.kode == "DOEGN":
        parts = (texts("akutkort.aaben", tid=post.aabent_tekst),)
    elif hours.kode == "AABEN":
        parts = (texts("akutkort.aaben_nu"), _until(post, saying, hours.skifter, nu))
    else:
        parts = (_closed(saying, hours.skifter, nu),)
    access = post.adgang if post.slags == _WITH_ACCESS else ""
    return " · ".join(part for part in (*parts, access) if part)


def checked(post: Katalogpost, saying: Saying, dag: date) -> str:
    """When somebody last called the number or looked it up; 112 and 114 need no word (design.md 8.23)."""
    if post.kontrolleret_dato is not None:
        said = saying.kalender.dag_kort(post.kontrolleret_dato)
        if post.kontrolleret_dato.year != dag.year:
            said = f"{said} {post.kontrolleret_dato.year}"
        return saying.texts("akutkort.tjekket", dato=said)
    return "" if kontrolleret(post) else saying.texts("akutkort.ikke_kontrolleret")


def lines(linjer: Sequence[Isbarlinje], vendinger: Mapping[str, str]) -> tuple[Sagt, ...]:
    """The five letters in words. The last one is always the caller's own to fill."""
    return tuple(
        Sagt(
            bogstav=linje.bogstav,
            overskrift=vendinger[f"OVERSKRIFT_{linje.bogstav}"],
            tekst=sig(linje, vendinger),
            efter=vendinger["HVORNAAR"] if linje.bogstav == "R" else "",
        )
        for linje in linjer
    )


def with_own_words(sagt: Sequence[Sagt], own: Sequence[str]) -> tuple[Sagt, ...]:
    """The lines with what was written in their place; a line without words of its own stays as it was filled."""
    return tuple(
        replace(line, tekst=words, efter="") if words.strip() else line
        for line, words in zip(sagt, own, strict=True)
    )


def name_of(post: Katalogpost, shipped: Mapping[str, str], texts: Texts) -> str:
    """The bagvagt's post and name: who it is tonight matters as much as that it is the bagvagt."""
    usual = shipped.get(post.kode, "")
    if post.kode == BAGVAGT and post.navn != usual:
        return texts("akutkort.post_og_navn", post=usual, navn=post.navn)
    return post.navn


def _until(post: Katalogpost, saying: Saying, skifter: datetime | None, nu: datetime) -> str:
    if skifter is not None and skifter - nu <= _SOON:
        return saying.texts("akutkort.lukker", tid=saying.kalender.time(skifter))
    return post.aabent_tekst


def _closed(saying: Saying, skifter: datetime | None, nu: datetime) -> str:
    texts, calendar = saying.texts, saying.kalender
    if skifter is None:
        return texts("akutkort.lukket")
    tid = calendar.time(skifter)
    if calendar.dato(skifter) == calendar.dato(nu):
        return texts("akutkort.lukket_til", tid=tid)
    dag = calendar.ugedag_kort(calendar.dato(skifter))
    return texts("akutkort.lukket_til_dag", dag=dag, tid=tid)

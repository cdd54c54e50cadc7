"""The ISBAR card for the call out: filled from the henvendelse and the safety answers (domain.md 3.6).

Pieces are codes with values; the words come from resources/guides/isbar.toml. The level of action is
never said as a number, and a name only with consent or in danger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akutdesk.domain.borger import Borger, fuldt_navn, visningsnavn
from akutdesk.domain.codes import Codes
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.sikkerhedsafklaring import HANDLET, Sikkerhedsafklaring

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

BOGSTAVER: tuple[str, ...] = ("I", "S", "B", "A", "R")


@dataclass(frozen=True)
class Stykke:
    """One piece to say: the code of its words, and what goes into them."""

    kode: str
    vaerdier: tuple[tuple[str, str], ...] = ()
    """Place and value, such as ("aar", "1984")."""


@dataclass(frozen=True)
class Isbarlinje:
    """One letter and its pieces; without pieces it is a gap to fill."""

    bogstav: str
    stykker: tuple[Stykke, ...]
    pronomen: str = "X"
    """K, M or X."""


@dataclass(frozen=True, kw_only=True)
class Opkald:
    """What the card is filled from. Everything but the caller's own name may be missing."""

    medarbejder: str
    sted: str
    henvendelse: Henvendelse | None = None
    borger: Borger | None = None
    sikkerhed: Sikkerhedsafklaring | None = None
    samtale: Krisesamtale | None = None
    tidligere: int = 0
    """Earlier henvendelser of the same borger."""
    maa_navn: bool = False
    """Whether the name may be said: consent, or danger (domain.md 2.14 grundlag)."""


def isbar(opkald: Opkald, codes: Codes) -> tuple[Isbarlinje, ...]:
    """The five lines. R stays a gap: what to ask for is the caller's own."""
    pieces = (_who(opkald), _now(opkald), _background(opkald, codes), _assessment(opkald), ())
    koen = opkald.borger.koen if opkald.borger is not None else None
    pronoun = koen if koen in ("K", "M") else "X"
    return tuple(
        Isbarlinje(letter, tuple(found), pronoun)
        for letter, found in zip(BOGSTAVER, pieces, strict=True)
    )


def sig(linje: Isbarlinje, vendinger: Mapping[str, str]) -> str:
    """The line in words. Raises KeyError for a piece that has none."""
    pronoun = {"Hun": vendinger[f"PRONOMEN_{linje.pronomen}"]}
    said = (
        vendinger[one.kode].format_map({**pronoun, **dict(one.vaerdier)}) for one in linje.stykker
    )
    return " ".join(said)


def navngiver(tekster: Iterable[str], borger: Borger | None) -> bool:
    """Whether some of the words are a name of the citizen's: then they say who it is about."""
    if borger is None:
        return False
    names = f"{borger.kaldenavn} {borger.fornavn} {borger.efternavn}".casefold().split()
    said = {word for tekst in tekster for word in _WORD.findall(tekst.casefold())}
    return any(name in said or f"{name}s" in said for name in names)


def _who(opkald: Opkald) -> list[Stykke]:
    caller = (("medarbejder", opkald.medarbejder), ("sted", opkald.sted))
    return [Stykke("JEG", caller), _about(opkald.borger, opkald.maa_navn)]


def _about(borger: Borger | None, maa_navn: bool) -> Stykke:  # noqa: FBT001 - two private lines
    if borger is None:
        return Stykke("OM_ANONYM")
    name = fuldt_navn(borger) or visningsnavn(borger)
    if maa_navn and name:
        return Stykke("OM_NAVN", (("navn", name),))
    kind = f"OM_{borger.koen}" if borger.koen in ("K", "M") else "OM_X"
    if borger.foedselsaar is None:
        return Stykke(kind)
    return Stykke(f"{kind}_AAR", (("aar", str(borger.foedselsaar)),))


def _now(opkald: Opkald) -> list[Stykke]:
    """What the citizen answered, each yes a piece; a no is not said, so that nothing sounds safer than it is."""
    answers = opkald.sikkerhed
    if answers is None:
        return []
    thoughts = [Stykke(answers.tanker)] if answers.tanker in ("TANKER", "DOEDSOENSKE") else []
    said = [Stykke(kode) for felt, kode in _SAID if getattr(answers, felt) == "JA"]
    return [*thoughts, *_done(answers), *said]


def _done(answers: Sikkerhedsafklaring) -> list[Stykke]:
    """What was already done, when and how much: the first a doctor asks."""
    if answers.allerede_handlet != "JA":
        return []
    words = ((felt.upper(), getattr(answers, felt).strip()) for felt in HANDLET)
    detail = [Stykke(kode, (("ord", text),)) for kode, text in words if text]
    return [Stykke("HANDLET"), *detail]


def _background(opkald: Opkald, codes: Codes) -> list[Stykke]:
    return [*_cause(opkald, codes), *_known(opkald, codes), *_circumstances(opkald.sikkerhed)]


def _cause(opkald: Opkald, codes: Codes) -> list[Stykke]:
    if opkald.samtale is not None and opkald.samtale.udloesende.strip():
        return [Stykke("UDLOESENDE", (("ord", opkald.samtale.udloesende.strip()),))]
    main = opkald.henvendelse.hovedbegivenhed if opkald.henvendelse is not None else None
    if main is None:
        return []
    return [Stykke("UDLOESENDE", (("ord", codes["begivenheder"].label(main)),))]


def _known(opkald: Opkald, codes: Codes) -> list[Stykke]:
    pieces: list[Stykke] = []
    if opkald.tidligere:
        kode = "KENDER" if opkald.tidligere == 1 else "KENDER_FLERE"
        pieces.append(Stykke(kode, (("antal", str(opkald.tidligere)),)))
    known = opkald.borger.kendt_i if opkald.borger is not None else ()
    places = [codes["kendt_i"].label(kode) for kode in known if kode not in ("INGEN", "UKENDT")]
    if places:
        pieces.append(Stykke("KENDT_I", (("steder", ", ".join(places)),)))
    elif "INGEN" in known:
        pieces.append(Stykke("KENDT_INGEN"))
    return pieces


def _circumstances(answers: Sikkerhedsafklaring | None) -> list[Stykke]:
    if answers is None:
        return []
    return [Stykke(kode) for felt, kode in _BEFORE if getattr(answers, felt) == "JA"]


def _assessment(opkald: Opkald) -> list[Stykke]:
    level = opkald.henvendelse.handleniveau if opkald.henvendelse is not None else None
    return [Stykke(f"NIVEAU_{level}")] if level in ("0", "1", "2", "3") else []


_SAID = (
    ("plan", "PLAN"),
    ("midler", "MIDLER"),
    ("forberedelse", "FORBEREDELSE"),
    ("tidspunkt", "TIDSPUNKT"),
    ("stemmer_befaler", "STEMMER"),
    ("fare_for_andre", "FARE_FOR_ANDRE"),
    ("vold_i_hjemmet", "VOLD"),
    ("alene", "ALENE"),
    ("andre_til_stede", "ANDRE"),
)
_BEFORE = (
    ("tidligere_forsoeg", "FORSOEG"),
    ("udskrevet_nyligt", "UDSKREVET"),
    ("rus_nu", "RUS"),
)

"""Invented citizens. Personnumre are day + 60 only, which no living person has (design.md D15)."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TypeVar

from akutdesk.demo.content import Content
from akutdesk.demo.service import FREDERICIA, MIDDELFART, make_id
from akutdesk.domain.borger import Borger

T = TypeVar("T")

THIS_YEAR = 2026
_NEW_CENTURY = 2000
_KNOWN = (
    ("Karen", "", "K", 1984, MIDDELFART, "ALIAS"),
    ("Ali", "", "M", 1991, FREDERICIA, "ALIAS"),
    ("Karsten", "Bro", "M", 1970, FREDERICIA, "SANDSYNLIG"),
    ("Birthe", "", "K", 1962, MIDDELFART, "ALIAS"),
    ("Søren", "Kjær", "M", 1958, FREDERICIA, "SIKKER"),
    ("Åse", "Müller", "K", 1949, MIDDELFART, "SIKKER"),
    ("Bo", "", "M", 1979, MIDDELFART, "ALIAS"),
    ("Ea", "Østergaard", "K", 2001, FREDERICIA, "SANDSYNLIG"),
)
"""Those whom the played night, the search tests and the pictures know by name."""

_TAKEN = frozenset(row[0] for row in _KNOWN)

_IDENTITET = (("ALIAS", 55), ("SANDSYNLIG", 25), ("SIKKER", 20))
_BOLIG = (("EGEN", 62), ("FAM", 10), ("BT_UDEN", 12), ("HJEMLOES", 4), ("UKENDT", 12))
_BOERN = (("NEJ", 48), ("JA_HJEMME", 14), ("JA_SAMVAER", 13), ("IKKE_SPURGT", 25))
_KENDT_I = ((("INGEN",), 46), (("BOSTOETTE",), 22), (("BEHANDLPSYK",), 18), (("JOB",), 14))
_MAA_RINGES = (("JA", 50), ("JA_IKKE_BESKED", 25), ("NEJ", 25))


def make_people(random: Random, content: Content, count: int) -> tuple[Borger, ...]:
    """`count` citizens, the known ones first."""
    return tuple(
        _known(random, content, i) if i < len(_KNOWN) else _someone(random, content)
        for i in range(count)
    )


def weighted(random: Random, choices: tuple[tuple[T, int], ...]) -> T:
    """One of the choices, each as likely as its weight says."""
    return random.choices([one for one, _ in choices], [weight for _, weight in choices])[0]


def likely(random: Random, percent: int) -> bool:
    """True so many times in a hundred."""
    return random.randrange(100) < percent


def _known(random: Random, content: Content, place: int) -> Borger:
    fornavn, efternavn, koen, year, kommune, identitet = _KNOWN[place]
    borger = Borger(
        id=make_id(random),
        identitet=identitet,
        koen=koen,
        foedselsaar=year,
        kommunekode=kommune,
        kaldenavn=fornavn,
    )
    return _with_facts(random, content, _with_identity(random, borger, (fornavn, efternavn)))


def _someone(random: Random, content: Content) -> Borger:
    koen = weighted(random, (("K", 58), ("M", 42)))
    names = content.fornavne_k if koen == "K" else content.fornavne_m
    fornavn = random.choice([name for name in names if name not in _TAKEN])
    borger = Borger(
        id=make_id(random),
        identitet=weighted(random, _IDENTITET),
        koen=koen,
        foedselsaar=THIS_YEAR - random.randint(19, 78),
        kommunekode=weighted(random, ((FREDERICIA, 57), (MIDDELFART, 41), ("0000", 2))),
        kaldenavn=fornavn,
    )
    return _with_facts(
        random,
        content,
        _with_identity(random, borger, (fornavn, random.choice(content.efternavne))),
    )


def _with_identity(random: Random, borger: Borger, name: tuple[str, str]) -> Borger:
    if borger.identitet == "ALIAS":
        return replace(
            borger, cpr_svar=weighted(random, (("IKKE_SPURGT", 60), ("IKKE_OPLYST", 40)))
        )
    named = replace(borger, fornavn=name[0], efternavn=name[1], telefon=_number(random))
    if borger.identitet != "SIKKER":
        return replace(named, cpr_svar="IKKE_SPURGT")
    return replace(named, cpr=_cpr(random, named), cpr_svar="OPLYST")


def _with_facts(random: Random, content: Content, borger: Borger) -> Borger:
    return replace(
        borger,
        bolig=weighted(random, _BOLIG),
        boern=weighted(random, _BOERN),
        kendt_i=weighted(random, _KENDT_I),
        maa_ringes_op=weighted(random, _MAA_RINGES) if borger.telefon else None,
        moedes=random.choice(content.moedes) if likely(random, 40) else "",
        opmaerksomhed=random.choice(content.opmaerksomhed) if likely(random, 15) else "",
        dataansvarlig_kommune=borger.kommunekode,
    )


def _number(random: Random) -> str:
    """A number that begins with 0, which no Danish number does."""
    pairs = [random.randint(0, 9)] + [random.randint(0, 99) for _ in range(3)]
    return " ".join(f"{pair:02d}" for pair in pairs)


def _cpr(random: Random, borger: Borger) -> str:
    """Day + 60; the seventh digit tells the century (domain.md 2.4.1)."""
    year = borger.foedselsaar or 1980
    century = random.choice("0123") if year < _NEW_CENTURY else random.choice("56")
    return f"{random.randint(1, 28) + 60}{random.randint(1, 12):02d}{year % 100:02d}{century}{random.randint(0, 999):03d}"

"""Which cards are one person: a card may be laid under another, and taken out again (domain.md 2.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from akutdesk.domain.borger import Borger

K = TypeVar("K", bytes, str)

FRIST: Final = timedelta(days=30)
"""How long two cards can be parted again (domain.md 2.4, sammenlagt_til)."""

_SURENESS: Final = ("ANONYM", "ALIAS", "SANDSYNLIG", "SIKKER")


def staar_for(lagt_under: Mapping[K, K]) -> dict[K, K]:
    """For each card that lies under another, however deep, the card that stands for the person.

    Desks apart may lay cards under each other in a ring; the lowest id of the ring stands, so that all
    desks agree and nobody disappears.
    """
    ends = {kort: _end(lagt_under, kort) for kort in lagt_under}
    return {kort: end for kort, end in ends.items() if end != kort}


def bliver_staaende(en: Borger, anden: Borger) -> tuple[Borger, Borger]:
    """The better known of two cards, and the one that is laid under it; of two known alike the lower id stands."""
    ranked = sorted((en, anden), key=lambda kort: (-_sureness(kort), kort.id))
    return ranked[0], ranked[1]


def fyldt(staar: Borger, under: Sequence[Borger]) -> Borger:
    """The card that stands, with what only the cards under it say. Nothing is moved: parted, each says its own again.

    Fields that belong together come from one card, such as a number and whether it may be rung.
    """
    known = staar
    for kort in under:
        for group in _SAMMEN:
            if not any(_said(known, felt) for felt in group):
                known = replace(known, **{felt: getattr(kort, felt) for felt in group})
    return known


def kan_skilles(siden: datetime, nu: datetime) -> bool:
    """Whether a card that was laid under another at `siden` may still be taken out."""
    return nu - siden <= FRIST


_SAMMEN: Final = (
    ("fornavn", "efternavn"),
    ("cpr", "cpr_svar"),
    ("foedselsaar", "aldersgruppe"),
    ("koen",),
    ("kommunekode",),
    ("bolig", "adresse", "adresse_skjult"),
    ("telefon", "maa_ringes_op"),
    ("boern",),
    ("tolk_sprog",),
    ("kommunikation",),
    ("kendt_i",),
    ("moedes",),
    ("kontaktaftale", "kontaktaftale_ansvarlig", "kontaktaftale_udloeb"),
    ("opmaerksomhed", "opmaerksomhed_udloeb"),
)
"""What tells of the person, in fields that are one answer."""

_INTET: Final = (None, "", (), False, "UKENDT", "IKKE_SPURGT", "0000")


def _said(kort: Borger, felt: str) -> bool:
    return getattr(kort, felt) not in _INTET


def _end(lagt_under: Mapping[K, K], kort: K) -> K:
    way = [kort]
    while (over := lagt_under.get(way[-1])) is not None:
        if over in way:
            return min(way[way.index(over) :])
        way.append(over)
    return way[-1]


def _sureness(kort: Borger) -> int:
    return _SURENESS.index(kort.identitet) if kort.identitet in _SURENESS else 0

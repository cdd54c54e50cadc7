"""Which cards are one person: a card may be laid under another, and taken out again (domain.md 2.4)."""

from __future__ import annotations

from collections.abc import Mapping
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


def kan_skilles(siden: datetime, nu: datetime) -> bool:
    """Whether a card that was laid under another at `siden` may still be taken out."""
    return nu - siden <= FRIST


def _end(lagt_under: Mapping[K, K], kort: K) -> K:
    way = [kort]
    while (over := lagt_under.get(way[-1])) is not None:
        if over in way:
            return min(way[way.index(over) :])
        way.append(over)
    return way[-1]


def _sureness(kort: Borger) -> int:
    return _SURENESS.index(kort.identitet) if kort.identitet in _SURENESS else 0

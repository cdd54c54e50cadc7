"""What a booking is made of, and what is saved with it: a card, the word on the contact, a talk in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.domain.borger import Borger, identitet_forslag
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import Record, RecordId, guarded_like, new_id
from akutdesk.domain.vagt import nattens_dato
from akutdesk.storage.raekker import BorgerHit
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import found, opened
from akutdesk.ui.overnatning.deeds import talk_after
from akutdesk.ui.place import enhed_of, kommune_of

OFFERED: Final = "OVERNAT"
"""The tiltag of a contact in which a night here was offered (domain.md 2.6.7)."""
_OPEN: Final = "KLADDE"


@dataclass(frozen=True, kw_only=True)
class Afsaet:
    """What one booked from: a contact, a card, or neither."""

    henvendelse: Henvendelse | None = None
    borger: Borger | None = None

    @property
    def kaldenavn(self) -> str:
        """What the caller is called, where no card is known."""
        return self.henvendelse.kaldenavn if self.henvendelse else ""


def origin_of(desk: Desk, rid: RecordId | None) -> Afsaet:
    """The contact or the card that F9 was pressed on. Raises AdgangError, DiskFull."""
    henvendelse = found(desk, Henvendelse, rid)
    if henvendelse is not None:
        return Afsaet(henvendelse=henvendelse, borger=found(desk, Borger, henvendelse.borger_id))
    return Afsaet(borger=found(desk, Borger, rid))


def blank(desk: Desk, afsaet: Afsaet, plads: str) -> Overnatning:
    """A stay that begins now; guarded as the one it is about."""
    about: Record | None = afsaet.borger or afsaet.henvendelse
    stay = Overnatning(
        id=new_id(),
        enhed_id=enhed_of(desk).id,
        dataansvarlig_kommune=kommune_of(desk, None),
        borger_id=afsaet.borger.id if afsaet.borger else None,
        henvendelse_id=afsaet.henvendelse.id if afsaet.henvendelse else None,
        plads=plads,
        ankomst=desk.clock.now(),
    )
    return stay if about is None else guarded_like(about, stay)


def booked(desk: Desk, stay: Overnatning, afsaet: Afsaet, nyt_navn: str) -> list[Saving]:
    """One act: the stay, whoever gets a card with it, the tiltag on an open contact, and the talk in the morning."""
    new = None if stay.borger_id is not None else _card(desk, nyt_navn)
    if new is not None:
        stay = replace(stay, borger_id=new.id)
    talks = _talk(desk, stay)
    cards = () if new is None else (Saving(after=new),)
    return [*cards, Saving(after=stay), *_told(afsaet, stay), *talks]


def about(desk: Desk, stay: Overnatning, hit: BorgerHit | None) -> Overnatning:
    """The stay of whoever was found; guarded as their card is."""
    if hit is None:
        return stay
    return replace(guarded_like(opened(desk, Borger, hit.rid), stay), borger_id=hit.rid)


def _card(desk: Desk, navn: str) -> Borger:
    """Somebody must be on the brandliste; an alias is enough."""
    borger = Borger(
        id=new_id(),
        enhed_id=enhed_of(desk).id,
        dataansvarlig_kommune=kommune_of(desk, None),
        kaldenavn=navn,
    )
    return replace(borger, identitet=identitet_forslag(borger))


def _told(afsaet: Afsaet, stay: Overnatning) -> Iterator[Saving]:
    before = afsaet.henvendelse
    if before is None or before.status != _OPEN:
        return
    tiltag = before.tiltag if OFFERED in before.tiltag else (*before.tiltag, OFFERED)
    borger_id = before.borger_id or stay.borger_id
    yield Saving(after=replace(before, tiltag=tiltag, borger_id=borger_id), before=before)


def _talk(desk: Desk, stay: Overnatning) -> Iterator[Saving]:
    if stay.ankomst is not None:
        night = nattens_dato(stay.ankomst, enhed_of(desk).vagtgraenser)
        yield Saving(after=talk_after(stay, night))

"""What was begun at the lock becomes henvendelser once somebody is in (design.md 8.16, G121).

A jotting's id is the id of its henvendelse, so that a stop in the middle makes nothing twice.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.bruger import Jot
from akutdesk.storage.errors import RecordExists

if TYPE_CHECKING:
    from akutdesk.ui.desk import Desk
    from akutdesk.ui.noegler import Noegler

TELEFON = "TLF"
NOTAT = "notat"
LAENGST = timedelta(days=2)
"""How far back a talk whose clock still runs is looked for, and ahead: the wall clock may be set back."""


@dataclass(frozen=True)
class Begun:
    """A call that was begun at the lock: its henvendelse, and when its clock started."""

    rid: RecordId
    start: datetime
    jotted: bool


def running(desk: Desk) -> dict[RecordId, datetime]:
    """The talks whose clock runs, by henvendelse: begun, not ended, still a draft."""
    now = desk.clock.now()
    rows = desk.store.vagtbord.kontakter(desk.adgang, now - LAENGST, now + LAENGST)
    return {
        row.rid: row.start
        for row in rows
        if row.type == Henvendelse.TYPE and row.status == "KLADDE"
        if row.start is not None and row.slut is None
    }


def take_in(noegler: Noegler[Any], desk: Desk, clocks: tuple[datetime, ...]) -> tuple[Begun, ...]:
    """Make a henvendelse of each call begun at the lock, with its true start, and its words as a draft.

    Oldest first. The sealed notes go when they are in the store. Raises StorageError.
    """
    known = set(running(desk).values())
    jots = noegler.jots()
    begun = [_with_words(desk, jot) for jot in jots]
    known |= {one.start for one in begun}
    begun += [_begin(desk, new_id(), start) for start in clocks if start not in known]
    noegler.jots_taget(jots)
    return tuple(sorted(begun, key=lambda one: one.start))


def _with_words(desk: Desk, jot: Jot) -> Begun:
    begun = _begin(desk, RecordId(jot.id), jot.start)
    if not jot.tekst:
        return begun
    # Imported here: the lock is painted before the store is needed (design.md 6).
    from akutdesk.storage.udkast import Udkast

    udkast = Udkast(
        rid=begun.rid,
        felt=NOTAT,
        type=Henvendelse.TYPE,
        text=jot.tekst,
        caret=len(jot.tekst),
    )
    desk.store.write_draft(desk.adgang, udkast)
    return Begun(begun.rid, begun.start, jotted=True)


def _begin(desk: Desk, rid: RecordId, start: datetime) -> Begun:
    from akutdesk.ui.place import enhed_of, kommune_of

    record = Henvendelse(
        id=rid,
        enhed_id=enhed_of(desk).id,
        dataansvarlig_kommune=kommune_of(desk, None),
        start=start,
        form=TELEFON,
    )
    # It exists if the last unlock stopped between the save and the removal of the note.
    with suppress(RecordExists):
        desk.store.save(desk.adgang, record)
    return Begun(rid, start, jotted=False)

"""Numbers for paper forms: drawn and kept before any paper leaves, so that none is ever printed twice."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.domain.noedmappe import HENVENDELSER, PLANER, Noedmappe
from akutdesk.domain.record import new_id
from akutdesk.domain.skemanummer import skemanummer
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import enhed_of


@dataclass(frozen=True, kw_only=True)
class Numre:
    """The numbers of one folder. Without `mappe` they could not be kept, and the forms are printed without."""

    mappe: Noedmappe | None = None
    henvendelser: tuple[str, ...] = ("",) * HENVENDELSER
    planer: tuple[str, ...] = ("",) * PLANER


def draw_numbers(desk: Desk) -> Numre:
    """The next numbers of this PC; none where its place is not known or the disk takes nothing. Does not raise."""
    try:
        pc = next((one.nr for one in desk.store.net.called().values() if one.this_one), 0)
        if not pc:
            return Numre()
        mappe = Noedmappe(
            id=new_id(),
            enhed_id=enhed_of(desk).id,
            tid=desk.clock.now(),
            medarbejder=desk.adgang.bruger,
            pc=pc,
            foerste=desk.store.papirskemaer.naeste(desk.adgang, pc),
            antal=HENVENDELSER + PLANER,
        )
        desk.store.save(desk.adgang, mappe)
    except StorageError:
        return Numre()
    drawn = tuple(skemanummer(pc, mappe.foerste + place) for place in range(mappe.antal))
    return Numre(mappe=mappe, henvendelser=drawn[:HENVENDELSER], planer=drawn[HENVENDELSER:])

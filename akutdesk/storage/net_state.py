"""Where the desk stands with the server, for the pill and the screen (ux.md 2.15). Counts and times only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from akutdesk.storage import belonging, quarantine, second_copy, settling
from akutdesk.storage.instant import instant
from akutdesk.storage.open_file import OpenFile


@dataclass(frozen=True, slots=True, kw_only=True)
class NetState:
    """Where the desk stands.

    `kontakt_tid`: the last round that got through. `usendte` counts this PC's events that the server has not
    got, `aeldste_usendte` is the oldest's time. `mangler_noegle`, `kraever_opdatering`, `karantaene` count events;
    those whose seal does not open count as quarantine. `gendannet`: the server knows starts of this PC that this
    file does not, so the disk is an older copy or a clone (F67, F68). `i_tvivl`: something that did not hold was
    passed, see `Cursor.in_doubt`. `dobbelte`: PCs of the house of which two starts name one before them, so that
    everybody's leader sees a restored or cloned PC.
    """

    kontakt_tid: datetime | None
    usendte: int
    aeldste_usendte: datetime | None
    mangler_noegle: int
    kraever_opdatering: int
    karantaene: int
    afvigende_noegler: int
    gendannet: bool
    i_tvivl: bool
    dobbelte: tuple[bytes, ...] = ()


def read(file: OpenFile) -> NetState:
    """The state as of now."""
    db = file.db
    row = db.execute("SELECT contact_ms, restored, in_doubt FROM cursor").fetchone()
    contact, restored, in_doubt = row or (None, 0, 0)
    unread = settling.unread(db)
    unsent, oldest = second_copy.unsent(db, file.writer.device)
    (odd,) = db.execute("SELECT count(*) FROM odd_wrap").fetchone()
    return NetState(
        kontakt_tid=instant(contact),
        usendte=unsent,
        aeldste_usendte=oldest,
        mangler_noegle=unread.get("NOEGLE", 0),
        kraever_opdatering=unread.get("NYERE", 0),
        karantaene=quarantine.count(db) + unread.get("SEGL", 0),
        afvigende_noegler=odd,
        gendannet=bool(restored),
        i_tvivl=bool(in_doubt),
        dobbelte=belonging.doubled(db),
    )

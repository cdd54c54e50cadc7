"""Where the desk stands with the server, for the pill and the screen (ux.md 2.15). Counts and times only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NetState:
    """`kontakt_tid`: the last round that got through. `usendte` counts this PC's events that the server has not
    got, `aeldste_usendte` is the oldest's time. `mangler_noegle`, `kraever_opdatering`, `karantaene` count events.
    `gendannet`: the server knows starts of this PC that this file does not, so the disk is an older copy or a
    clone (F67, F68). `i_tvivl`: something that did not hold was passed, see `Cursor.in_doubt`.
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

"""Which PCs are in the figures, and until when (G69). Times and counts only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from akutdesk.domain.statistik import Medregnet, Pcmed
from akutdesk.storage import net_state
from akutdesk.storage.devices import Called
from akutdesk.storage.instant import instant
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire import hlc

_NEWEST: Final = """
    SELECT session.device, (
        SELECT hlc FROM event WHERE eid >> 40 = widx AND eid BETWEEN widx << 40 AND (widx + 1 << 40) - 1
        ORDER BY eid DESC LIMIT 1
    ) FROM session WHERE device NOT NULL
"""
"""Of each start its last event that is here; an event says that all before it are here too."""


def medregnet(file: OpenFile, called: Mapping[bytes, Called]) -> Medregnet:
    """Every PC of the house, in the order they came."""
    newest: dict[bytes, int] = {}
    for device, stamp in file.db.execute(_NEWEST).fetchall():
        newest[device] = max(newest.get(device, 0), stamp or 0)
    state = net_state.read(file)
    pcs = tuple(
        Pcmed(
            nr=one.nr,
            navn=one.navn,
            denne=one.this_one,
            sidst=instant(hlc.millis(newest[device]) if newest.get(device) else None),
        )
        for device, one in called.items()
    )
    return Medregnet(
        pcer=tuple(sorted(pcs, key=lambda one: one.nr)),
        kontakt_tid=state.kontakt_tid,
        venter=state.mangler_noegle + state.kraever_opdatering,
    )

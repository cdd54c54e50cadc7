"""What was published of each period (domain/udgivelse.py): packed, found again, and the first of several stands."""

from __future__ import annotations

import sqlite3
import zlib
from typing import Final

from akutdesk.domain.periodetal import Periodetal, UdgivelseError
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.udgivelse import Udgivelse, daekker, del_af
from akutdesk.storage import noun_table, udgivelsesform

_MOST: Final = 16 * 1024 * 1024
"""Bytes that a packed year may come to; one of all figures is a tenth of a million."""
_FIRST: Final = "WHERE fra <= ? AND til >= ? ORDER BY created_hlc, id"
"""The same one at every desk, were there two."""


def pak(tal: Periodetal) -> bytes:
    """Numbers as a record holds them."""
    return zlib.compress(udgivelsesform.skriv(tal), 9)


def pak_ud(pakket: bytes) -> Periodetal:
    """The inverse of `pak`. Raises UdgivelseError for what this program cannot read, such as a newer one's."""
    try:
        opener = zlib.decompressobj()
        return udgivelsesform.laes(opener.decompress(pakket, _MOST))
    except (zlib.error, ValueError, KeyError):
        raise UdgivelseError("UDGIVELSE_NYERE") from None


class Udgivelser:
    """What was published, over one connection; each record is unpacked once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._read: dict[bytes, Periodetal] = {}

    def foerste(self, udvalg: Udvalg) -> Udgivelse | None:
        """The publication that a period stands as in every file; None if there is none."""
        span = (udvalg.fra.isoformat(), udvalg.til.isoformat())
        found = noun_table.select(self._db, Udgivelse, _FIRST, span)
        return next((one for one in found if daekker(one, udvalg)), None)

    def tal(self, udvalg: Udvalg) -> Periodetal | None:
        """The numbers of a period as they were published; None if they were not. Raises UdgivelseError."""
        found = self.foerste(udvalg)
        if found is None:
            return None
        if found.id not in self._read:
            self._read[found.id] = pak_ud(found.tal or b"")
        tal = del_af(self._read[found.id], udvalg)
        if tal is None:
            raise UdgivelseError("UDGIVELSE_NYERE")
        return tal

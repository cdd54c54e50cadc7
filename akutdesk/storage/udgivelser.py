"""What was published of each period (domain/udgivelse.py): packed, found again, and the first of several stands."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from akutdesk.domain.periodetal import Periodetal, UdgivelseError, delperioder
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.udgivelse import Stand, Udgivelse, daekker, del_af, dele_af
from akutdesk.storage import noun_table, udgivelsesform

_MOST: Final = 16 * 1024 * 1024
"""Bytes that a packed year may come to; one of all figures is a tenth of a million."""
_NEAR: Final = "WHERE fra <= ? AND til >= ? ORDER BY created_hlc, id"
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
        return next(iter(_om(self._naer(udvalg), udvalg)), None)

    def tal(self, udvalg: Udvalg) -> Periodetal | None:
        """The numbers of a period as they were published; None if they were not. Raises UdgivelseError."""
        found = self.foerste(udvalg)
        return None if found is None else self._tal_i(found, udvalg)

    def stand(self, udvalg: Udvalg) -> Stand:
        """How files of a period come to be. Two of which one cannot be read are taken to say different things."""
        near = self._naer(udvalg)
        found = next(iter(_om(near, udvalg)), None)
        return Stand(
            siden=None if found is None else found.tid,
            dele=tuple(_dele(near, udvalg, found)),
            uens=any(self._er_uens(_om(near, one), one) for one in dele_af(udvalg)),
        )

    def _naer(self, udvalg: Udvalg) -> list[Udgivelse]:
        """Every publication that has a day of the period, the first one first."""
        span = (udvalg.til.isoformat(), udvalg.fra.isoformat())
        return noun_table.select(self._db, Udgivelse, _NEAR, span)

    def _er_uens(self, om: Sequence[Udgivelse], udvalg: Udvalg) -> bool:
        """Whether these say different things of the same days."""
        if not om[1:]:  # nothing is unpacked for the one that stands alone
            return False
        try:
            first, *others = (self._tal_i(one, udvalg) for one in om)
        except UdgivelseError:
            return True
        return any(one != first for one in others)

    def _tal_i(self, udgivelse: Udgivelse, udvalg: Udvalg) -> Periodetal:
        if udgivelse.id not in self._read:
            self._read[udgivelse.id] = pak_ud(udgivelse.tal or b"")
        tal = del_af(self._read[udgivelse.id], udvalg)
        if tal is None:
            raise UdgivelseError("UDGIVELSE_NYERE")
        return tal


def _om(naer: Sequence[Udgivelse], udvalg: Udvalg) -> list[Udgivelse]:
    """Those of them that the period is, or lies in."""
    return [one for one in naer if daekker(one, udvalg)]


def _dele(
    naer: Sequence[Udgivelse], udvalg: Udvalg, hele: Udgivelse | None
) -> Iterator[tuple[Udvalg, datetime]]:
    """Parts that stand as another publication than that of the whole has them, and parts of those."""
    for part in delperioder(udvalg):
        found = next(iter(_om(naer, part)), None)
        if found is not None and found != hele and found.tid is not None:
            yield part, found.tid
        yield from _dele(naer, part, found or hele)

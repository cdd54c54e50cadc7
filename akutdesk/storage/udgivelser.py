"""What was published of each period (domain/udgivelse.py): packed, found again, and the first of several stands."""

from __future__ import annotations

import sqlite3
import zlib
from fractions import Fraction
from typing import Any, Final

import msgspec

from akutdesk.domain.periodetal import Periodetal, UdgivelseError
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.udgivelse import Udgivelse, daekker, del_af
from akutdesk.storage import noun_table

_MOST: Final = 16 * 1024 * 1024
"""Bytes that a packed year may come to; one of all figures is a tenth of a million."""
_FIRST: Final = "WHERE fra <= ? AND til >= ? ORDER BY created_hlc, id"
"""The same one at every desk, were there two."""


def pak(tal: Periodetal) -> bytes:
    """Numbers as a record holds them."""
    return zlib.compress(msgspec.msgpack.encode(tal, enc_hook=_from_fraction), 9)


def pak_ud(pakket: bytes) -> Periodetal:
    """The inverse of `pak`. Raises UdgivelseError for what this program cannot read, such as a newer one's."""
    try:
        opener = zlib.decompressobj()
        plain = opener.decompress(pakket, _MOST)
        return _DECODER.decode(plain)
    except (zlib.error, msgspec.DecodeError, ValueError, TypeError):
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


def _from_fraction(value: Any) -> list[int]:
    """A mean as its two numbers: the only thing here that MessagePack has no form for."""
    if not isinstance(value, Fraction):
        raise TypeError(type(value).__name__)
    return [value.numerator, value.denominator]


def _to_fraction(kind: type, value: Any) -> Fraction:
    if kind is not Fraction:
        raise TypeError(kind.__name__)
    over, under = value
    if under == 0:
        raise ValueError("fraction")
    return Fraction(over, under)


_DECODER: Final = msgspec.msgpack.Decoder(Periodetal, dec_hook=_to_fraction)

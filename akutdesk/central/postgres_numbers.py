"""Whole numbers on their way to PostgreSQL as one array: the driver's own way looks at each of them several times."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from psycopg import Connection
from psycopg.adapt import Dumper
from psycopg.pq import Format

_INT4: Final = 23
_INT4_ARRAY: Final = 1007
_SIZE: Final = 4


@dataclass(frozen=True, slots=True)
class Numbers:
    """Values of an `int[]` parameter, each within 32 bits."""

    values: Sequence[int]


class _NumbersDumper(Dumper):
    """PostgreSQL's binary form: dimensions, flags, kind, length, first index; then each with its size."""

    format = Format.BINARY
    oid = _INT4_ARRAY

    def dump(self, obj: Numbers) -> bytes:
        count = len(obj.values)
        parts = [_SIZE] * (2 * count)
        parts[1::2] = obj.values
        return struct.pack(f">5i{2 * count}i", 1, 0, _INT4, count, 1, *parts)


def teach(db: Connection[Any]) -> None:
    """Let a connection send them."""
    db.adapters.register_dumper(Numbers, _NumbersDumper)

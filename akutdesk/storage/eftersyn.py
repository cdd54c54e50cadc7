"""What "Er alt i orden?" asks of the store: times and counts, never a record (decision 0162)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.gendannelsesproeve import Gendannelsesproeve, seneste
from akutdesk.storage import clock_check, net_state, reading
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.claim import DATABASE
from akutdesk.storage.diskkryptering import Diskkryptering, Encryption
from akutdesk.storage.health import Health, examine
from akutdesk.storage.net_state import NetState
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.reservekopier import Reservekopier
from akutdesk.storage.second_copy import DiskState, Overblik, SecondCopy

_RIGHT: Final = "SKRIV_OPSAETNING"

_HEADS: Final = """
    SELECT writer, last - (widx << 40), chain, antal FROM event JOIN (
        SELECT widx, writer, max(eid) AS last, count(*) AS antal
        FROM session JOIN event ON eid BETWEEN widx << 40 AND (widx + 1 << 40) - 1 GROUP BY widx
    ) ON eid = last ORDER BY widx"""

_HOLDS: Final = """
    SELECT 1 FROM session JOIN event ON eid = (widx << 40) + ? WHERE writer = ? AND chain = ?"""


@dataclass(frozen=True, kw_only=True)
class Eftersynet:
    """How it stands: the newest proved backup and the newest that failed since, second copies, server, disk, clock."""

    reserve: datetime | None
    reserve_fejl: datetime | None
    steder: int
    overblik: Overblik
    net: NetState
    disk: DiskState
    ur_i_tvivl: bool
    proeve: Gendannelsesproeve | None
    """The latest try whether everything comes back."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far one start of a PC goes in a file: its last event's number, the digest over all up to it, and their count."""

    writer: bytes
    n: int
    chain: bytes
    antal: int


def heads_of(db: sqlite3.Connection) -> tuple[Head, ...]:
    """Of every start that has events here."""
    rows = db.execute(_HEADS).fetchall()
    return tuple(Head(bytes(writer), n, bytes(chain), antal) for writer, n, chain, antal in rows)


@for_staff
class Eftersyn:
    """Over one connection; each call is a job's work, on a store of its own (`Store.beside`). Raises AdgangError."""

    def __init__(self, file: OpenFile, copies: SecondCopy) -> None:
        self._file = file
        self._copies = copies

    def kort(self, adgang: Adgang) -> Eftersynet:
        """What can be told at once."""
        kraev(adgang, _RIGHT)
        file, copies = self._file, self._copies
        reserve = Reservekopier(file)
        newest = next(iter(reserve.liste()), None)
        return Eftersynet(
            reserve=newest.lavet if newest else None,
            reserve_fejl=reserve.fejlet(),
            steder=len(copies.copy_targets()),
            overblik=copies.overblik(),
            net=net_state.read(file),
            disk=copies.disk(),
            ur_i_tvivl=clock_check.is_doubtful(file, file.clock.now()),
            proeve=seneste(reading.setup(file, adgang, Gendannelsesproeve)),
        )

    def fil(self, adgang: Adgang) -> Health:
        """Every page and every chain of the log, while work goes on. Slow. Raises FileGone, FileDamaged, WrongKey."""
        kraev(adgang, _RIGHT)
        return examine(self._file.folder / DATABASE, self._file.keys)

    def disk(self, adgang: Adgang, encryption: Encryption) -> Diskkryptering:
        """Whether the disk under the data folder is encrypted, by what the system says. May take seconds."""
        kraev(adgang, _RIGHT)
        return encryption.look(self._file.folder.resolve())

    def har(self, adgang: Adgang, heads: Iterable[Head]) -> bool:
        """Whether this file goes at least as far as each of these, with the same digest there: then no event differs."""
        kraev(adgang, _RIGHT)
        mine = self._file.db
        return all(mine.execute(_HOLDS, (h.n, h.writer, h.chain)).fetchone() for h in heads)

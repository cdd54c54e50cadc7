"""What "Er alt i orden?" asks of the store: times and counts, never a record (decision 0162)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.storage import clock_check, net_state
from akutdesk.storage.claim import DATABASE
from akutdesk.storage.diskkryptering import Diskkryptering, Encryption
from akutdesk.storage.health import Health, examine
from akutdesk.storage.net_state import NetState
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.reservekopier import Reservekopier
from akutdesk.storage.second_copy import DiskState, Overblik, SecondCopy

_RIGHT = "SKRIV_OPSAETNING"


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
        )

    def fil(self, adgang: Adgang) -> Health:
        """Every page and every chain of the log, while work goes on. Slow. Raises FileGone, FileDamaged, WrongKey."""
        kraev(adgang, _RIGHT)
        return examine(self._file.folder / DATABASE, self._file.keys)

    def disk(self, adgang: Adgang, encryption: Encryption) -> Diskkryptering:
        """Whether the disk under the data folder is encrypted, by what the system says. May take seconds."""
        kraev(adgang, _RIGHT)
        return encryption.look(self._file.folder.resolve())

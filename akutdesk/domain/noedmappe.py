"""The noedmappe: what was printed for the night when the PC does not work (ux.md 5.6, G122)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.vagt import KBH

HENVENDELSER, PLANER = 10, 5
"""Blank forms in one folder: enough for eight hours (ux.md 5.6)."""

KOM_UD = "KOM_UD"


@dataclass(frozen=True, kw_only=True)
class Noedmappe(Record):
    """One printing. Written before the paper leaves, so that no number is ever drawn twice."""

    TYPE: ClassVar[str] = "noedmappe"
    tid: datetime | None = None
    medarbejder: RecordId | None = None
    pc: int = 0
    """The PC's place in the list of PCs, from 1: the letter of its numbers."""
    foerste: int = 0
    antal: int = 0
    """The running numbers from `foerste` on stand on forms."""
    udfald: str | None = None
    """KOM_UD, KOM_IKKE or VED_IKKE, as for an udlevering (ux.md 5.8)."""


def naeste_loeb(mapper: Iterable[Noedmappe], pc: int) -> int:
    """The first running number that this PC has not printed yet."""
    return max((mappe.foerste + mappe.antal for mappe in mapper if mappe.pc == pc), default=1)


def seneste(mapper: Iterable[Noedmappe]) -> datetime | None:
    """When the folder that lies in the house was printed; None if none came out."""
    return max(
        (mappe.tid for mappe in mapper if mappe.udfald == KOM_UD and mappe.tid is not None),
        default=None,
    )


def skal_fornyes(printed: datetime | None, nu: datetime) -> bool:
    """Whether a new folder is due: one each calendar month, and at set-up (ux.md 5.6)."""
    if printed is None:
        return True
    last, today = printed.astimezone(KBH), nu.astimezone(KBH)
    return (today.year, today.month) > (last.year, last.month)

"""The latest events of this stay at the desk, for the right half of V9; in memory only, no word from a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from akutdesk.domain.record import RecordId

if TYPE_CHECKING:
    from akutdesk.sync.result import RoundResult
    from akutdesk.ui.changes import Changed

KEPT: Final = 20


@dataclass(frozen=True, kw_only=True)
class Haendelse:
    """Something that happened: a text key, the number in it, and the record it is about if it is one."""

    tid: datetime
    kode: str
    n: int = 0
    type: str = ""
    rid: RecordId | None = None


@dataclass(frozen=True)
class Journal:
    """The newest first."""

    haendelser: tuple[Haendelse, ...] = ()

    def noted(self, new: Haendelse) -> Journal:
        """With one more. The same thing again, right after itself, only moves its time."""
        last = self.haendelser[0] if self.haendelser else None
        if last is not None and replace(last, tid=new.tid) == new:
            return Journal((new, *self.haendelser[1:]))
        return Journal((new, *self.haendelser)[:KEPT])

    def saved(self, changed: Changed, tid: datetime) -> Journal:
        """Somebody saved something here."""
        rid = RecordId(next(iter(changed.ids))) if len(changed.ids) == 1 else None
        made = self
        for kind in sorted(changed.types):
            made = made.noted(Haendelse(tid=tid, kode="gemt", type=kind, rid=rid))
        return made

    def ended(self, before: RoundResult | None, result: RoundResult, tid: datetime) -> Journal:
        """A round is over; `before` is the one before it."""
        made = self
        for kode, n in _of_round(before, result):
            made = made.noted(Haendelse(tid=tid, kode=kode, n=n))
        return made


def _of_round(before: RoundResult | None, result: RoundResult) -> Iterator[tuple[str, int]]:
    was_there = before is not None and before.got_through
    if result.got_through and before is not None and not was_there:
        yield "tilbage", 0
    if result.pulled:
        yield "hentet", result.pulled
    if result.pushed:
        yield "sendt", result.pushed
    if not result.got_through:
        yield ("forsvandt" if was_there else "uden_held"), 0

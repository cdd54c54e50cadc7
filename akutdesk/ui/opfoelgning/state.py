"""Which tasks stand where, and what moving one means. No Qt, no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from akutdesk.domain.frist import Frist
from akutdesk.domain.opfoelgning import hele_dagen
from akutdesk.domain.vagt import KBH, lokal_dag, lokal_tid
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.vagtbord.state import opgave_of

MOVES: tuple[tuple[str, int], ...] = (
    ("I_MORGEN", 1),
    ("I_OVERMORGEN", 2),
    ("OM_EN_UGE", 7),
    ("I_DAG", 0),
)
"""Where a task is moved with one digit: code and days from today. The commonest has digit 1 (ux.md 2.22)."""

NEEDS_CITIZEN = ("OPKALD", "NYSAMTALE", "PLANGENNEMGANG", "MAALING")
"""Types that make no sense without knowing whom they are about (domain.md 2.13)."""


@dataclass(frozen=True, kw_only=True)
class Today:
    """The local day of the list."""

    dag: date

    @property
    def slut(self) -> datetime:
        """The instant where the next day begins."""
        return lokal_dag(self.dag)[1]


def today(nu: datetime) -> Today:
    """The day it is by the clock on the wall."""
    return Today(dag=nu.astimezone(KBH).date())


def later(rows: Sequence[OpfoelgningRaekke], day: Today) -> tuple[OpfoelgningRaekke, ...]:
    """The open tasks of other days; those without a day come last."""
    dated = [row for row in rows if row.forfald is not None and row.forfald >= day.slut]
    return (*dated, *(row for row in rows if row.forfald is None))


def moved(row: OpfoelgningRaekke, days: int, nu: datetime) -> Frist:
    """The task's time so many days from today: at the same time of day, or the whole of that day.

    Where that time is over already the whole day is meant.
    """
    target = today(nu).dag + timedelta(days=days)
    start, slut = row.forfald, row.forfald_slut
    if start is None or hele_dagen(opgave_of(row)):
        return Frist(*lokal_dag(target))
    at = lokal_tid(target, start.astimezone(KBH).time())
    until = None if slut is None else at + (slut - start)
    if (until or at) <= nu:
        return Frist(*lokal_dag(target))
    return Frist(at, until)


def neighbour(ids: Sequence[object], rid: object) -> object | None:
    """The row that is marked once `rid` is dealt with: the next one, else the one before."""
    if rid not in ids:
        return None
    here = ids.index(rid)
    following = [*ids[here + 1 :], *reversed(ids[:here])]
    return following[0] if following else None

"""From which day to which day somebody may be in: a vikar for August, a guest for a week (decision 0155)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from akutdesk.domain.vagt import lokal_dag, vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser

_DAY = timedelta(days=1)
_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, kw_only=True)
class Adgangstid:
    """First and last day, local; None for no limit."""

    fra: date | None = None
    til: date | None = None

    @property
    def er_altid(self) -> bool:
        """Whether there is no limit at all."""
        return self.fra is None and self.til is None


ALTID = Adgangstid()
"""Most of the staff."""


def begynder(tid: Adgangstid) -> datetime | None:
    """The instant from which somebody may be in: midnight, as their first day begins."""
    return None if tid.fra is None else lokal_dag(tid.fra)[0]


def slutter(tid: Adgangstid, graenser: tuple[Vagtgraenser, ...]) -> datetime | None:
    """The instant from which somebody may not: when the shift ends that runs at the end of their last day.

    A night belongs to its evening (2.3): nobody is put out at midnight in the middle of it.
    """
    if tid.til is None:
        return None
    midnight = lokal_dag(tid.til)[1]
    return vagtperiode(midnight - _MOMENT, graenser).slut if graenser else midnight


def er_omvendt(tid: Adgangstid) -> bool:
    """Whether the last day lies before the first."""
    return tid.fra is not None and tid.til is not None and tid.til < tid.fra


def er_ledet(ledere: Iterable[Adgangstid], dag: date) -> bool:
    """Whether on this day and on every one after it there is a leader who may be in.

    What nobody covers begins on the day itself or the day after somebody's last; no other days need be looked at.
    """
    known = tuple(ledere)
    ends = [one.til + _DAY for one in known if one.til is not None and dag <= one.til < date.max]
    return all(any(_covers(one, each) for one in known) for each in (dag, *ends))


def _covers(tid: Adgangstid, dag: date) -> bool:
    begun = tid.fra is None or tid.fra <= dag
    return begun and (tid.til is None or dag <= tid.til)

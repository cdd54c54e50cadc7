"""Which days are counted: the list of periods, and what a choice of it means. No Qt, no store."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime

from akutdesk.assets import Texts
from akutdesk.domain.kalender import Kalender
from akutdesk.ui.henvendelse.tidspunkt import laes_dag

OWN = "egne"
"""The choice of typing both days."""
_MONTHS = 12
_HALVES = (1, 7)
_QUARTERS = (1, 4, 7, 10)
_LISTED_MONTHS = 24
_LISTED_HALVES = 6
_LISTED_QUARTERS = 8

Days = tuple[date, date]
"""The first and the last day, both with."""


def periods(first: date, today: date, texts: Texts, said: Kalender) -> list[tuple[str, str]]:
    """Codes and words of the periods to choose: years, half-years, quarters and months, each newest first, then own days."""
    years = [(str(year), str(year)) for year in range(today.year, first.year - 1, -1)]
    halves = [
        (f"{year}-h{half}", texts("statistik.periode.halvaar", nr=half, aar=year))
        for year, half in _newest(first, today, _half, per_year=len(_HALVES))
    ]
    quarters = [
        (f"{year}-k{quarter}", texts("statistik.periode.kvartal", nr=quarter, aar=year))
        for year, quarter in _newest(first, today, _quarter, per_year=len(_QUARTERS))
    ]
    months = [
        (f"{year}-{month:02}", f"{said.maaneder.label(str(month)).capitalize()} {year}")
        for year, month in _newest(first, today, lambda day: day.month, per_year=_MONTHS)
    ]
    own = (OWN, texts("statistik.periode.egne"))
    parts = (*halves[:_LISTED_HALVES], *quarters[:_LISTED_QUARTERS], *months[:_LISTED_MONTHS])
    return [*years, *parts, own]


def days_of(code: str) -> Days:
    """The days of a period by its code; not for own days."""
    year, _, part = code.partition("-")
    if not part:
        return date(int(year), 1, 1), date(int(year), _MONTHS, 31)
    if part.startswith("h"):
        first = _HALVES[int(part[1]) - 1]
        return _months(int(year), first, first + 5)
    if part.startswith("k"):
        first = _QUARTERS[int(part[1]) - 1]
        return _months(int(year), first, first + 2)
    return _months(int(year), int(part), int(part))


def typed_days(fra: str, til: str, nu: datetime) -> tuple[date | None, date | None]:
    """Own days as they were typed; None for each that cannot be read."""
    return laes_dag(fra, nu), laes_dag(til, nu)


def a_year_before(days: Days) -> Days:
    """The same days one year earlier; the 29th of February is the 28th."""
    return _a_year_before(days[0]), _a_year_before(days[1])


def _a_year_before(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    end_of_month = day.day == monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, last if end_of_month else min(day.day, last))


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _quarter(day: date) -> int:
    return (day.month - 1) // 3 + 1


def _half(day: date) -> int:
    return 1 if day.month < _HALVES[1] else 2


def _newest(
    first: date, today: date, number: Callable[[date], int], *, per_year: int
) -> list[tuple[int, int]]:
    """Year and number of the parts of years from `first` to `today`, newest first."""
    begin, end = (day.year * per_year + number(day) - 1 for day in (first, today))
    return [(each // per_year, each % per_year + 1) for each in range(end, begin - 1, -1)]

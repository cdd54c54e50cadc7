"""A typed past time: the day and the clock of a contact that is registered afterwards."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from akutdesk.domain.vagt import KBH, lokal_tid

_DATE = re.compile(
    r"(\d{1,2}) ?[./\-] ?(\d{1,2})\.?(?: ?[./\-] ?(?P<aar>\d{4}|\d\d)| (?P<helt>\d{4}))?"
)
_CLOCK = re.compile(r"(\d{1,2})[.:](\d\d)|(\d{1,2})(\d\d)|(\d{1,2})")
_DAY = timedelta(days=1)
_DAYS_AGO: dict[tuple[str, ...], int] = {
    ("i", "dag"): 0,
    ("idag",): 0,
    ("i", "går"): 1,
    ("igår",): 1,
}
_CENTURY = 100
MOST_MINUTES = 1440
"""Nobody talks for longer than a day."""


def laes_dag(tekst: str, nu: datetime) -> date | None:
    """The day that is meant: "i går", "23/11", "23.11.26"; without a year the latest that has been.

    None if it is no day, or one to come.
    """
    words = tuple(tekst.lower().split())
    today = nu.astimezone(KBH).date()
    if words in _DAYS_AGO:
        return today - _DAYS_AGO[words] * _DAY
    match = _DATE.fullmatch(" ".join(words))
    if match is None:
        return None
    day = _dated(int(match[1]), int(match[2]), match["aar"] or match["helt"], today)
    return day if day is not None and day <= today else None


def laes_klokken(tekst: str) -> time | None:
    """The clock time that is meant: "2.14", "02:14", "214", "2"."""
    match = _CLOCK.fullmatch(tekst.strip())
    if match is None:
        return None
    hour = next(part for part in (match[1], match[3], match[5]) if part is not None)
    minute = match[2] or match[4] or "0"
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None


def laes_minutter(tekst: str) -> int | None:
    """Whole minutes; None if it is no such number."""
    digits = tekst.strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > len(str(MOST_MINUTES)):
        return None
    return int(digits) if int(digits) <= MOST_MINUTES else None


def laes_aar(tekst: str, nu: datetime) -> int | None:
    """A birth year with four digits; None if nobody alive is born then."""
    digits = tekst.strip()
    if re.fullmatch(r"\d{4}", digits, re.ASCII) is None:
        return None
    this_year = nu.astimezone(KBH).year
    return int(digits) if this_year - 120 <= int(digits) <= this_year else None


def tidspunkt(dag: date, klokken: time, nu: datetime) -> datetime | None:
    """The instant; None if it is still to come."""
    instant = lokal_tid(dag, klokken)
    return instant if instant <= nu else None


def seneste(dag: date, klokken: time, nu: datetime) -> datetime | None:
    """The latest instant with this clock time, where nobody chose the day: at 02.13, "23.40" was last evening."""
    return tidspunkt(dag, klokken, nu) or tidspunkt(dag - _DAY, klokken, nu)


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year is not None:
            return date(int(year) if int(year) >= _CENTURY else 2000 + int(year), month, day)
        found = date(today.year, month, day)
        return found if found <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def laes_tid(tekst: str, nu: datetime) -> datetime | None:
    """A day and a clock time that have been, "i går 23.40", "23/11 kl. 2.14", or the clock time alone.

    None if it is none, or still to come.
    """
    words = tekst.lower().replace("kl.", " ").split()
    klokken = laes_klokken(words[-1]) if words else None
    if klokken is None:
        return None
    if len(words) == 1:
        return seneste(nu.astimezone(KBH).date(), klokken, nu)
    dag = laes_dag(" ".join(words[:-1]), nu)
    return None if dag is None else tidspunkt(dag, klokken, nu)

"""A frist: the time an agreement names ("i dag kl. 10", "fredag", "om fem dage"), understood from the words.

The words as typed are kept beside it (K14 of domain.md 4.2). What is not understood gives None and
is asked; a time too early is better than one too late, so doubt chooses the nearer day. A night is
that of its evening (design.md 7.2): until it ends, "tomorrow" is the day that it ends in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from akutdesk.domain.vagt import KBH, lokal_dag, lokal_tid


@dataclass(frozen=True)
class Frist:
    """An instant, or with `slut` a window: a whole local day, or a part of one."""

    start: datetime
    slut: datetime | None = None


_DAY = timedelta(days=1)
_HOURS = 24
_CENTURY = 100
_HALF_YEAR = timedelta(days=183)

_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NUMBERS = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_COUNTS: Mapping[str, int] = MappingProxyType(
    {"et": 1, **{word: number for number, word in enumerate(_NUMBERS, start=1)}}
)
_DAYS_ON: Mapping[str, int] = MappingProxyType({"dag": 0, "morgen": 1, "overmorgen": 2})
_UNITS: Mapping[str, timedelta] = MappingProxyType(
    {
        "halv time": timedelta(minutes=30),
        "min": timedelta(minutes=1),
        "time": timedelta(hours=1),
        "dag": _DAY,
        "døgn": _DAY,
        "uge": 7 * _DAY,
        "måned": 30 * _DAY,
    }
)
_PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "tidlig": (6, 9),
        "formiddag": (9, 12),
        "middag": (12, 13),
        "eftermiddag": (13, 17),
        "aften": (17, 23),
        "nat": (23, 31),
    }
)
"""Local hours of a part of the day; the night ends at 7 the next morning."""
_MORNING = time(7)

_CLOCK = (
    re.compile(r"\b(?:kl\.?|klokken) ?(\d{1,2})(?:[.:](\d\d))?\b"),
    re.compile(r"\b(\d{1,2})[.:](\d\d)\b"),
)
"""With the word first: "d. 3.12 kl. 9" is at nine."""

_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:[-/](\d{4}|\d\d))?(?!\d)")
_DOTTED = re.compile(r"\b(?:d\.|den) ?(\d{1,2})\.(\d{1,2})(?!\d)")
_NAMED = re.compile(rf"\b(\d{{1,2}})\.?\s*({'|'.join(_MONTHS)})[a-z]*\.?(?:\s+(\d{{4}}))?")
_IN = re.compile(rf"\bom (\d{{1,3}}|{'|'.join(_COUNTS)}) ({'|'.join(_UNITS)})")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
_PART = re.compile(rf"\b(?:i |om )?({'|'.join(_PARTS)})(?:en|t)?\b")
_NEAR = re.compile(rf"\bi ({'|'.join(_DAYS_ON)})\b")
_LATE = re.compile(r"\b(?:aften|eftermiddag)")
_NOON = 12


def laes_frist(tekst: str, nu: datetime) -> Frist | None:
    """The time that the words name, counted from `nu`; None if they name none, an impossible or a past one."""
    words = " ".join(tekst.lower().split())
    try:
        found = _relative(words, nu) or _calendar(words, nu)
    except (ValueError, OverflowError):
        return None  # "31/2", "kl. 25", "31/12-9999": no day or time we can hold
    if found is None or (found.slut or found.start) < nu:
        return None
    return found


def naevner_dato(tekst: str) -> bool:
    """Whether the words say a date themselves: "24/11", "d. 24.11", "24. november"."""
    return any(pattern.search(tekst.lower()) for pattern in (_SLASHED, _DOTTED, _NAMED))


def natten_til(slut: datetime | None) -> date | None:
    """The day that a night ends in, if a window with this end is a night: one night has two dates."""
    local = slut.astimezone(KBH) if slut is not None else None
    return local.date() if local is not None and local.time() == _MORNING else None


def naevner_ugedag(tekst: str) -> bool:
    """Whether the words say a weekday."""
    return _WEEKDAY.search(tekst.lower()) is not None


def naevner_klokken(tekst: str) -> bool:
    """Whether the words say a clock time."""
    return any(pattern.search(tekst.lower()) for pattern in _CLOCK)


def _relative(words: str, nu: datetime) -> Frist | None:
    match = _IN.search(words)
    if match is None:
        return None
    step = (_COUNTS.get(match[1]) or int(match[1])) * _UNITS[match[2]]
    if _UNITS[match[2]] < _DAY:
        return Frist(nu + step)
    return _on_day(_today(nu) + step, words, nu)


def _calendar(words: str, nu: datetime) -> Frist | None:
    day = _day(words, nu)
    if day is not None:
        return _on_day(day, words, nu)
    clock = _clock(words)
    if clock is not None:
        return Frist(_next(clock, nu))
    part = _PART.search(words)
    return None if part is None else _part_of(_today(nu), part[1], nu)


def _on_day(day: date, words: str, nu: datetime) -> Frist:
    clock = _clock(words)
    if clock is not None:
        return Frist(lokal_tid(day, clock))
    part = _PART.search(words)
    return Frist(*lokal_dag(day)) if part is None else _part_of(day, part[1], nu)


def _part_of(day: date, part: str, nu: datetime) -> Frist:
    """A part of a day, from now if it has begun; tonight, said after midnight, is the night one is in."""
    first, last = _PARTS[part]
    if part == "nat" and day == _today(nu):
        day = _evening(nu)
    start = lokal_tid(day, time(first))
    end = lokal_tid(day + last // _HOURS * _DAY, time(last % _HOURS))
    return Frist(max(start, min(nu, end)), end)


def _near(word: str, nu: datetime) -> date:
    """Today is the date on the clock; the days after it are counted from the evening that the night began in."""
    first = _today(nu) if word == "dag" else _evening(nu)
    return first + _DAYS_ON[word] * _DAY


def _evening(nu: datetime) -> date:
    """The date that a night bears, or today's."""
    local = nu.astimezone(KBH)
    return local.date() if local.time() >= _MORNING else local.date() - _DAY


def _day(words: str, nu: datetime) -> date | None:
    match = _SLASHED.search(words)
    if match is not None:
        return _dated(int(match[1]), int(match[2]), match[3], nu)
    match = _DOTTED.search(words)
    if match is not None:
        return _dated(int(match[1]), int(match[2]), None, nu)
    match = _NAMED.search(words)
    if match is not None:
        return _dated(int(match[1]), _MONTHS.index(match[2]) + 1, match[3], nu)
    match = _NEAR.search(words)
    if match is not None:
        return _near(match[1], nu)
    match = _WEEKDAY.search(words)
    return None if match is None else _coming(_WEEKDAYS.index(match[1]), words, nu)


def _dated(day: int, month: int, year: str | None, nu: datetime) -> date:
    """The date; without a year this year's, or next year's if that is more than half a year gone.

    A day of the last half year is given back as it is, and so not understood in the end.
    """
    if year is not None:
        return date(int(year) if int(year) >= _CENTURY else 2000 + int(year), month, day)
    today = _today(nu)
    found = date(today.year, month, day)
    return found if today - found < _HALF_YEAR else date(today.year + 1, month, day)


def _coming(weekday: int, words: str, nu: datetime) -> date:
    """The next such weekday; today too, unless its clock time is over."""
    today = _today(nu)
    day = today + (weekday - today.weekday()) % 7 * _DAY
    clock = _clock(words)
    over = clock is not None and lokal_tid(day, clock) < nu
    return day + 7 * _DAY if over else day


def _next(clock: time, nu: datetime) -> datetime:
    today = _today(nu)
    at = lokal_tid(today, clock)
    return at if at >= nu else lokal_tid(today + _DAY, clock)


def _clock(words: str) -> time | None:
    """The clock time; "i aften kl. 8" is at twenty."""
    for pattern in _CLOCK:
        match = pattern.search(words)
        if match is not None:
            hour = int(match[1])
            late = hour < _NOON and _LATE.search(words) is not None
            return time(hour + _NOON if late else hour, int(match[2] or 0))
    return None


def _today(nu: datetime) -> date:
    return nu.astimezone(KBH).date()

"""Danish public holidays, when the doctor on call and some lines keep weekend hours.

Store bededag is none since 2024 (lov nr. 214 af 6. marts 2023).
"""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = ((1, 1), (12, 25), (12, 26))
_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Skaertorsdag, langfredag, paaskedag, anden paaskedag, Kristi himmelfart, pinsedag, anden pinsedag."""


def er_helligdag(dag: date) -> bool:
    """Whether a day is a public holiday in Denmark."""
    if (dag.month, dag.day) in _FIXED:
        return True
    return (dag - paaskedag(dag.year)).days in _FROM_EASTER


def paaskedag(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm of Nature, 20 April 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - correction + 15) % 30
    fourth, left = divmod(rest, 4)
    weekday = (32 + 2 * leap + 2 * fourth - epact - left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, 1) + timedelta(days=day)

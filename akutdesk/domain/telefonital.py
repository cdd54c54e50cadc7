"""Telefonital: what the telephone provider says of one month, typed in by a leader (domain.md 5.3, Telefoni).

It is never counted here: the exchange knows who rang in vain, the desk does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar, Final

from akutdesk.domain.figur import Celle, Figur, Middel, Tal
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record

FIGUR: Final = "telefoni"
"""The figure of calls: (month, BESVAREDE or MISTEDE)."""
VENTETID: Final = "telefoni_ventetid"
"""The figure of the mean waits: a row for each month."""
BESVAREDE: Final = "besvarede"
MISTEDE: Final = "mistede"

LAENGST: Final = 3600
"""Seconds: nobody waits longer than an hour in the mean."""

_DAY: Final = timedelta(days=1)
_DECEMBER: Final = 12
_MINUTE: Final = 60
_COUNT: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6}")
_WAIT: Final = re.compile(r"(?:([0-9]{1,2})[.:]([0-5][0-9])|([0-9]{1,4}))")
_MONTH: Final = re.compile(r"([0-9]{1,2}) ?[./\- ] ?([0-9]{4})")
_NAMED: Final = re.compile(r"([^\W\d_]{3,})\.? ([0-9]{4})")


@dataclass(frozen=True, kw_only=True)
class Telefonital(Record):
    """One month. None where the provider says nothing of it."""

    TYPE: ClassVar[str] = "telefonital"
    maaned: str = ""
    """2026-11. Empty: laid aside."""
    besvarede: int | None = None
    """Calls that were answered."""
    mistede: int | None = None
    """Calls where the other one gave up before anybody answered."""
    ventetid: int | None = None
    """Mean wait of the answered calls, in seconds."""


def mangler(tal: Telefonital) -> tuple[Mangel, ...]:
    """What keeps it from being saved: the month and both counts must be there; the wait not every provider tells."""
    needed = {"maaned": tal.maaned or None, BESVAREDE: tal.besvarede, MISTEDE: tal.mistede}
    return tuple(Mangel(tal.TYPE, felt) for felt, value in needed.items() if value is None)


def maaned_af(dag: date) -> str:
    """The month of a day: 2026-11."""
    return f"{dag:%Y-%m}"


def hele_maaneder(fra: date, til: date, i_dag: date) -> tuple[str, ...]:
    """The months that lie whole in a period and are over, the first first."""
    found: list[str] = []
    first = fra if fra.day == 1 else _next(fra)
    while (after := _next(first)) <= min(til + _DAY, i_dag):
        found.append(maaned_af(first))
        first = after
    return tuple(found)


def telefoni(tal: Iterable[Telefonital], maaneder: Sequence[str]) -> Figur:
    """The calls of these months, of records of which there is one a month; a month that nobody typed has no cell."""
    of = _by_month(tal)
    cells: dict[tuple[str, str], int] = {}
    for maaned in maaneder:
        for felt in (BESVAREDE, MISTEDE):
            value = getattr(of.get(maaned), felt, None)
            if value is not None:
                cells[maaned, felt] = value
    n = sum(cells.values())
    return Figur(
        navn=FIGUR,
        grundlag=FIGUR,
        tal=tuple(
            Tal(celle=Celle(FIGUR, *plads), antal=antal, n=n) for plads, antal in cells.items()
        ),
        n=n,
    )


def ventetider(tal: Iterable[Telefonital], maaneder: Sequence[str]) -> tuple[Middel, ...]:
    """The mean wait of each month in seconds, over its answered calls; its median nobody tells."""
    of = _by_month(tal)
    return tuple(
        Middel(
            celle=Celle(VENTETID, maaned),
            n=of[maaned].besvarede or 0,
            middel=Fraction(wait),
        )
        for maaned in maaneder
        if maaned in of and (wait := of[maaned].ventetid) is not None
    )


def laes_antal(tekst: str) -> int | None:
    """A whole number from 0 to 999 999, as Danes write it: "1204" or "1.204"; None for anything else."""
    typed = tekst.strip()
    return int(typed.replace(".", "")) if _COUNT.fullmatch(typed) else None


def laes_ventetid(tekst: str) -> int | None:
    """Seconds from "75", or from minutes and seconds "1.15" or "1:15"; None for anything else and above LAENGST."""
    found = _WAIT.fullmatch(tekst.strip())
    if found is None:
        return None
    minutes, seconds, whole = found.groups()
    value = int(whole) if whole else int(minutes) * _MINUTE + int(seconds)
    return value if value <= LAENGST else None


def vist_ventetid(sekunder: int | None) -> str:
    """As it is typed: "75"; empty for none."""
    return "" if sekunder is None else str(sekunder)


def laes_maaned(tekst: str, navne: Mapping[str, int], i_dag: date) -> str | None:
    """A month that is over: "10/2026", "okt. 2026", "oktober 2026"; `navne` gives the number of a month's name.

    None for anything else, and for a month that is not over: its numbers are not whole.
    """
    typed = " ".join(tekst.lower().split())
    found = _MONTH.fullmatch(typed) or _NAMED.fullmatch(typed)
    if found is None:
        return None
    month = int(found[1]) if found[1].isdecimal() else navne.get(found[1], 0)
    if not 1 <= month <= _DECEMBER or int(found[2]) == 0:
        return None
    maaned = f"{found[2]}-{month:02}"
    return maaned if maaned < maaned_af(i_dag) else None


def _by_month(tal: Iterable[Telefonital]) -> Mapping[str, Telefonital]:
    return {one.maaned: one for one in tal if one.maaned}


def _next(dag: date) -> date:
    """The first day of the month after."""
    return date(dag.year + dag.month // _DECEMBER, dag.month % _DECEMBER + 1, 1)

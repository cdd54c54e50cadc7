"""What is chosen on Statistik, and what that means. Pure functions from state and event to state; no Qt, no store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from akutdesk.domain import statistik
from akutdesk.domain.figur import Celle
from akutdesk.domain.implementeringsbevis import Bevis
from akutdesk.domain.runde import Runde
from akutdesk.domain.statistik import Udvalg
from akutdesk.ui.statistik import periods
from akutdesk.ui.statistik.periods import OWN, Days

ALL = ""
"""The choice of a filter that lets everything through."""

BEFORE, YEAR_BEFORE = "foer", "aar_foer"
COMPARISONS = (ALL, BEFORE, YEAR_BEFORE)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is looked at. `fra` and `til` are own days as they were typed."""

    periode: str
    fra: str = ""
    til: str = ""
    vagt: str = ALL
    henvender: str = ALL
    kommune: str = ALL
    grundlag: str = statistik.H
    mod: str = ALL
    """What it is compared with."""


@dataclass(frozen=True)
class Behind:
    """What stands behind a number: the cell, and among what it was counted."""

    udvalg: Udvalg
    celle: Celle


@dataclass(frozen=True)
class Proof:
    """What stands behind a number of the self-assessment's evidence: the round, and the number itself."""

    runde: Runde
    bevis: Bevis


@dataclass(frozen=True)
class Typed:
    """A number that a leader typed: the action that writes it, and what it is of, such as a month."""

    action: str
    om: str


@dataclass(frozen=True)
class Unclear:
    """Own days that give no period: which field, and the text key of what to say; "" while nothing stands there yet."""

    felt: str
    key: str


def first_choice(today: date) -> Choice:
    """The year it is, and everything in it."""
    return Choice(periode=str(today.year))


def days(choice: Choice, nu: datetime) -> Days | Unclear:
    """The days that are counted, or what is unclear about own days."""
    if choice.periode != OWN:
        return periods.days_of(choice.periode)
    fra, til = periods.typed_days(choice.fra, choice.til, nu)
    if fra is None or til is None:
        missing = [felt for felt, day in (("fra", fra), ("til", til)) if day is None]
        return _unclear(choice, missing)
    if til < fra:
        return Unclear("til", "statistik.fejl.omvendt")
    return fra, til


def _unclear(choice: Choice, missing: list[str]) -> Unclear:
    """The first of the days that are none; one where something is typed comes before one that is empty."""
    typed = [felt for felt in missing if getattr(choice, felt).strip()]
    felt = (typed or missing)[0]
    return Unclear(felt, f"statistik.fejl.{felt}" if typed else "")


def udvalg(choice: Choice, days: Days) -> Udvalg:
    """What the store is asked for."""
    return Udvalg(
        fra=days[0],
        til=days[1],
        vagt=choice.vagt or None,
        henvender=choice.henvender or None,
        kommune=choice.kommune or None,
        grundlag=choice.grundlag,
    )


def compared(choice: Choice, shown: Udvalg) -> Udvalg | None:
    """The same of the period it is compared with; None if it is not compared."""
    if choice.mod == BEFORE:
        fra, til = statistik.foer(shown.fra, shown.til)
    elif choice.mod == YEAR_BEFORE:
        fra, til = periods.a_year_before((shown.fra, shown.til))
    else:
        return None
    return replace(shown, fra=fra, til=til)


def stepped(topics: tuple[str, ...], now: str, by: int) -> str:
    """The next topic or the one before; the list ends at its ends."""
    at = topics.index(now) + by
    return topics[min(max(at, 0), len(topics) - 1)]

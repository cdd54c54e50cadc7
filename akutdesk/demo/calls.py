"""When the invented contacts came, who they were with, and how long they lasted.

The totals are the regression fixture of domain.md 5.2: 471 contacts of which 325 are FLER, and minutes
whose means are exactly 28 by day, 19 in the evening and 14 at night.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from akutdesk.demo.people import weighted
from akutdesk.domain.vagt import KBH, lokal_tid, vagtperiode, vagttype
from akutdesk.domain.vagtgraenser import Vagtgraenser

FIXTURE = 471
FLER = 325
PERSONER = 60
_OF_PERSONS = 300
"""How many of the fixture's contacts are with a citizen of the register; the rest are anonymous."""

MEANS = {"DAG": 28, "AFT": 19, "NAT": 14}
_SHIFTS = (("DAG", 40), ("AFT", 33), ("NAT", 27))
_HOURS = {"DAG": 7, "AFT": 15, "NAT": 23}
_GRADES = {
    "DAG": (("IKKE", 7), ("LET", 31), ("MELLEM", 43), ("ALVOR", 19)),
    "AFT": (("IKKE", 9), ("LET", 54), ("MELLEM", 28), ("ALVOR", 9)),
    "NAT": (("IKKE", 10), ("LET", 62), ("MELLEM", 20), ("ALVOR", 8)),
}
_LENGTH = {"IKKE": 0.4, "LET": 0.8, "MELLEM": 1.25, "ALVOR": 1.6}
_SHORTEST, _LONGEST = 2, 120

KAREN, ALI = 0, 1
_PLAN, _NO_PLAN = "NY", "IKKE_REL"
_KAREN = (
    (date(2026, 9, 2), time(3, 5), "TLF", "LET", 11, _NO_PLAN),
    (date(2026, 9, 14), time(22, 40), "TLF", "LET", 18, _NO_PLAN),
    (date(2026, 10, 21), time(1, 15), "TLF", "MELLEM", 33, _PLAN),
    (date(2026, 11, 2), time(4, 25), "TLF", "LET", 12, _NO_PLAN),
    (date(2026, 11, 11), time(23, 40), "FREM", "MELLEM", 41, _NO_PLAN),
    (date(2026, 11, 18), time(2, 10), "TLF", "LET", 16, _PLAN),
)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One contact before it becomes a henvendelse. `person` is a place in the register, None if anonymous."""

    start: datetime
    vagt: str
    form: str = "TLF"
    grad: str = "LET"
    minutter: int = 10
    person: int | None = None
    gangtype: str = "FOERST"
    plan: str | None = None
    """henvendelse.kriseplan if it is given; else drawn."""
    fixed: bool = False


@dataclass(frozen=True, kw_only=True)
class Scope:
    """How much to invent: contacts in [fra, til) and citizens in the register."""

    henvendelser: int = FIXTURE
    personer: int = PERSONER
    fra: datetime
    til: datetime
    graenser: tuple[Vagtgraenser, ...] = (Vagtgraenser(),)


def make_calls(random: Random, scope: Scope) -> tuple[Call, ...]:
    """All contacts in the order they came."""
    fixed = tuple(one for one in _fixed(scope) if scope.fra <= one.start < scope.til)
    loose = tuple(_loose(random, scope) for _ in range(scope.henvendelser - len(fixed)))
    calls = sorted((*fixed, *loose), key=lambda one: one.start)
    return _with_gangtype(random, _with_minutes(random, _with_persons(random, calls, scope)), scope)


def _fixed(scope: Scope) -> tuple[Call, ...]:
    """What the tests, the pictures and the played night count on."""
    if scope.henvendelser < FIXTURE:
        return ()
    repeated = datetime(2026, 10, 25, 2, 30, tzinfo=KBH)
    edge = date(2026, 9, 14)
    last = (
        Call(start=lokal_tid(edge, time(22, 59, 59)), vagt="AFT", fixed=True),
        Call(start=lokal_tid(edge, time(23, 0)), vagt="NAT", fixed=True),
        Call(start=repeated.replace(fold=0).astimezone(scope.fra.tzinfo), vagt="NAT", fixed=True),
        Call(start=repeated.replace(fold=1).astimezone(scope.fra.tzinfo), vagt="NAT", fixed=True),
        _known(scope, ALI, (date(2026, 11, 22), time(20, 50), "FREM", "MELLEM", 38, _NO_PLAN)),
        _known(scope, ALI, (date(2026, 11, 23), time(23, 55), "FREM", "MELLEM", 41, _NO_PLAN)),
        Call(start=lokal_tid(date(2026, 11, 24), time(1, 40)), vagt="NAT", minutter=16, fixed=True),
    )
    return (*(_known(scope, KAREN, row) for row in _KAREN), *last)


def _known(scope: Scope, person: int, row: tuple[date, time, str, str, int, str]) -> Call:
    day, clock, form, grad, minutes, plan = row
    start = lokal_tid(day, clock)
    return Call(
        start=start,
        vagt=vagttype(start, scope.graenser),
        form=form,
        grad=grad,
        minutter=minutes,
        person=person,
        plan=plan,
        fixed=True,
    )


def _loose(random: Random, scope: Scope) -> Call:
    shift = weighted(random, _SHIFTS)
    period = vagtperiode(_some_start(random, scope, shift), scope.graenser)
    length = int((min(period.slut, scope.til) - period.start).total_seconds())
    grad = weighted(random, _GRADES[shift])
    return Call(
        start=period.start + timedelta(seconds=random.randrange(max(1, length))),
        vagt=period.vagttype,
        form=weighted(random, (("TLF", 72), ("FREM", 21), ("OPK", 7))),
        grad=grad,
        minutter=_draw_minutes(random, shift, grad),
    )


def _some_start(random: Random, scope: Scope, shift: str) -> datetime:
    """The start of a random shift of this kind inside the scope."""
    days = max(1, (scope.til - scope.fra).days)
    day = (scope.fra + timedelta(days=random.randrange(days), hours=2)).astimezone(KBH).date()
    return lokal_tid(day, time(_HOURS[shift]))


def _draw_minutes(random: Random, shift: str, grad: str) -> int:
    drawn = random.lognormvariate(0, 0.35) * MEANS[shift] * _LENGTH[grad]
    return min(_LONGEST, max(_SHORTEST, round(drawn)))


def _with_persons(random: Random, calls: Sequence[Call], scope: Scope) -> list[Call]:
    """Give `_OF_PERSONS` of 471 contacts to the register: everybody once, then a few who ring often."""
    wanted = scope.henvendelser * _OF_PERSONS // FIXTURE
    loose = [place for place, call in enumerate(calls) if not call.fixed]
    known = sum(call.person is not None for call in calls)
    chosen = random.sample(loose, max(0, wanted - known))
    named = {call.person for call in calls if call.person is not None}
    once = [person for person in range(scope.personer) if person not in named]
    weights = [1 / (rank + 3) for rank in range(len(once))]
    often = random.choices(once, weights, k=max(0, len(chosen) - len(once))) if once else []
    given = dict(zip(chosen, random.sample(once + often, len(chosen)), strict=True))
    return [replace(call, person=given[i]) if i in given else call for i, call in enumerate(calls)]


def _with_minutes(random: Random, calls: Sequence[Call]) -> list[Call]:
    """Move minutes up or down by one until each shift's mean is exactly its figure."""
    minutes = [call.minutter for call in calls]
    for shift, mean in MEANS.items():
        places = [i for i, call in enumerate(calls) if call.vagt == shift]
        free = [i for i in places if not calls[i].fixed]
        missing = mean * len(places) - sum(minutes[i] for i in places)
        step = 1 if missing > 0 else -1
        while missing and free:
            place = random.choice(free)
            if _SHORTEST <= minutes[place] + step <= _LONGEST:
                minutes[place] += step
                missing -= step
    return [replace(call, minutter=value) for call, value in zip(calls, minutes, strict=True)]


def _with_gangtype(random: Random, calls: Sequence[Call], scope: Scope) -> tuple[Call, ...]:
    """FOERST the first time a citizen is here, FLER after; anonymous ones fill up to the wanted FLER."""
    seen: set[int] = set()
    repeat: set[int] = set()
    for place, call in enumerate(calls):
        if call.person in seen:
            repeat.add(place)
        if call.person is not None:
            seen.add(call.person)
    anonymous = [place for place, call in enumerate(calls) if call.person is None]
    missing = scope.henvendelser * FLER // FIXTURE - len(repeat)
    repeat.update(random.sample(anonymous, min(len(anonymous), max(0, missing))))
    return tuple(
        replace(call, gangtype="FLER" if place in repeat else "FOERST")
        for place, call in enumerate(calls)
    )

"""The invented year as deeds in the order they were done: who saved what, and when.

The same seed gives the same records, ids and words; so the demo, the figures' fixture and
`akutdesk seed` are one data set (design.md 8.29).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from akutdesk.demo.calls import FIXTURE, KAREN, PERSONER, Call, Scope, make_calls
from akutdesk.demo.contact import Contact, make_contact
from akutdesk.demo.content import Content
from akutdesk.demo.measures import make_measures
from akutdesk.demo.people import likely, make_people
from akutdesk.demo.plans import Making, make_plan
from akutdesk.demo.service import Service, make_service
from akutdesk.demo.stays import make_stays
from akutdesk.demo.tonight import BEGINS, make_tonight
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.katalog import Katalog, standard_fagfolk
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.progressionsmaal import BASIS
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.vagt import lokal_tid, vagttype

_TIL = BEGINS
_FRA = lokal_tid(date(2026, 1, 1), time(0))
_YEARS = 10
"""The longest time that `akutdesk seed` spreads its contacts over (design.md 6)."""

_TYPING = timedelta(minutes=2)
"""How long after the end of a contact it was closed."""

SUGGESTED = {"gangtype": "FORSLAG", "maalgruppe": "FORSLAG", "progressionsmaal": "FORSLAG"}


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One save: new records, in one handling."""

    tid: datetime
    bruger: Medarbejder
    records: tuple[Record, ...]


@dataclass(frozen=True, kw_only=True)
class Year:
    """The service, its citizens, and everything that was saved there."""

    service: Service
    people: tuple[Borger, ...]
    deeds: tuple[Deed, ...]

    @property
    def begins(self) -> datetime:
        """The instant of the first deed; that of the played night if there is none."""
        return self.deeds[0].tid if self.deeds else BEGINS


def make_year(
    content: Content, katalog: Katalog, *, seed: int, henvendelser: int = FIXTURE
) -> Year:
    """The year that ends at 02.10 on 24 November 2026.

    Up to 471 contacts fall in 2026; more of them reach further back, ten years at the most.
    """
    random = Random(seed)  # noqa: S311 - invented people, no secret
    service = make_service(random, content)
    people = make_people(random, content, max(PERSONER, henvendelser * PERSONER // FIXTURE))
    scope = _scope(henvendelser, len(people))
    calls = make_calls(random, scope)
    telling = _Telling(
        random=random,
        content=content,
        katalog=katalog,
        service=service,
        people=people,
        fra=scope.fra,
    )
    told = tuple(telling.deeds(calls))
    deeds = sorted(_measured(told, service, seed), key=lambda deed: deed.tid)
    return Year(service=service, people=people, deeds=tuple(deeds))


def _scope(henvendelser: int, personer: int) -> Scope:
    years = min(_YEARS, -(-henvendelser // FIXTURE))
    fra = _FRA.replace(year=_FRA.year - years + 1)
    return Scope(henvendelser=henvendelser, personer=personer, fra=fra, til=_TIL)


@dataclass(frozen=True, kw_only=True)
class _Telling:
    random: Random
    content: Content
    katalog: Katalog
    service: Service
    people: tuple[Borger, ...]
    fra: datetime

    def deeds(self, calls: Sequence[Call]) -> Iterator[Deed]:
        yield from self._contacts(calls)
        yield from self._silent(calls)
        for stay in make_stays(self.random, self.content, self.service, self.people):
            start = stay.overnatning.ankomst or _TIL
            yield Deed(
                tid=start, bruger=self.service.mette, records=(stay.overnatning, *stay.naetter)
            )
        tonight = make_tonight(
            self.random, self.content, self.service, (self.people[0], self.people[1])
        )
        for record in tonight:
            yield Deed(
                tid=lokal_tid(date(2026, 11, 23), time(22, 50)),
                bruger=self.service.sara,
                records=(record,),
            )

    def _silent(self, calls: Sequence[Call]) -> Iterator[Deed]:
        """In a short telling some citizens have no contact, but sleep here or wait for a call."""
        heard = {call.person for call in calls}
        silent = tuple(one for place, one in enumerate(self.people) if place not in heard)
        if silent:
            yield Deed(tid=self.fra, bruger=self.service.mette, records=silent)

    def _contacts(self, calls: Sequence[Call]) -> Iterator[Deed]:
        known: set[int] = set()
        plans: dict[RecordId, Kriseplan] = {}
        for call, note in zip(calls, self._notes(calls), strict=True):
            borger = self.people[call.person] if call.person is not None else None
            new = (borger,) if borger is not None and call.person not in known else ()
            known.update(() if call.person is None else (call.person,))
            contact = make_contact(self.random, self.content, call, borger)
            yield self._deed(_noted(contact, note), new, plans)

    def _deed(
        self, contact: Contact, new: tuple[Record, ...], plans: dict[RecordId, Kriseplan]
    ) -> Deed:
        henvendelse = contact.henvendelse
        borger_id = henvendelse.borger_id
        by = self._who(henvendelse.start or _TIL)
        plan: tuple[Record, ...] = ()
        if henvendelse.kriseplan == "NY" and borger_id is not None:
            plan, contact = self._plan(contact, by, plans)
        parts = (contact.henvendelse, contact.samtale, contact.sikkerhed, contact.partner)
        records = (*new, *(part for part in parts if part is not None), *plan)
        return Deed(tid=(henvendelse.slut or _TIL) + _TYPING, bruger=by, records=records)

    def _plan(
        self, contact: Contact, by: Medarbejder, plans: dict[RecordId, Kriseplan]
    ) -> tuple[tuple[Kriseplan], Contact]:
        henvendelse = contact.henvendelse
        borger = next(one for one in self.people if one.id == henvendelse.borger_id)
        before = plans.get(borger.id)
        fagfolk = standard_fagfolk(self.katalog, self.service.enhed)
        making = Making(
            borger=borger,
            before=before.id if before else None,
            by=by.navn.split()[0],
            tid=henvendelse.slut or _TIL,
            fagfolk=fagfolk,
        )
        plan = make_plan(self.random, self.content, henvendelse, making)
        if borger is self.people[KAREN]:
            plan = replace(plan, k5_selv=self.content.karens_plan)
        plans[borger.id] = plan
        answer = "REVIDERET" if before else "NY"
        return (plan,), replace(contact, henvendelse=replace(henvendelse, kriseplan=answer))

    def _who(self, start: datetime) -> Medarbejder:
        shift = vagttype(start, self.service.enhed.vagtgraenser)
        night = self.service.anna if likely(self.random, 50) else self.service.bo
        return {"DAG": self.service.mette, "AFT": self.service.sara}.get(shift, night)

    def _notes(self, calls: Sequence[Call]) -> Iterator[str]:
        """Karen's notes tell a story; the others keep theirs."""
        karens = iter(self.content.karens_noter)
        for call in calls:
            yield next(karens, "") if call.person == KAREN else ""


def _measured(told: Sequence[Deed], service: Service, seed: int) -> Iterator[Deed]:
    """The year with its measurements; they draw from a source of their own, so that all else stays as it was."""
    contacts = [one for deed in told for one in deed.records if isinstance(one, Henvendelse)]
    random = Random(f"maal {seed}")  # noqa: S311 - invented people, no secret
    made = make_measures(random, contacts, _TIL)
    for deed in told:
        firsts = tuple(made[one.id].foer for one in deed.records if one.id in made)
        records = tuple(_answered(one) if one.id in made else one for one in deed.records)
        yield replace(deed, records=(*records, *firsts))
    for each in made.values():
        if each.efter is not None:
            yield Deed(tid=each.efter.tid or _TIL, bruger=service.mette, records=(each.efter,))


def _answered(record: Record) -> Record:
    """The contact says itself that it was measured."""
    return replace(record, progressionsmaal=BASIS) if isinstance(record, Henvendelse) else record


def _noted(contact: Contact, note: str) -> Contact:
    return (
        replace(contact, henvendelse=replace(contact.henvendelse, notat=note)) if note else contact
    )

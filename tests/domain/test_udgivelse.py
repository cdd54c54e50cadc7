"""Files made again after late entries, corrections and erasures tell nobody what came between (decision 0169)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akutdesk.domain.figur import Celle
from akutdesk.domain.kontaktsvar import Kontaktsvar
from akutdesk.domain.periodetal import Periodetal
from akutdesk.domain.rapportregler import REGLER
from akutdesk.domain.record import RecordId
from akutdesk.domain.sammenlagt import sammenlagt
from akutdesk.domain.smaa_tal import Skjul, Talsaet, lille
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.udgivelse import Udgivelse, daekker, del_af, som_udgivet
from akutdesk.domain.udgivet_knude import PERSONTAL, Knude, laegges_sammen
from akutdesk.domain.udgivet_trae import knude_af
from tests.domain.invented_figures import Contact, some_year
from tests.domain.invented_periods import (
    Place,
    Service,
    known_small,
    papers,
    some_service,
    together,
)
from tests.domain.test_udgivet_rapporter import contact

FEW = ("hvem_alder", "kendskab", "kendskab_maaned", "maalgruppe", "datakvalitet")
PERIODS = (
    *((at, at + 1) for at in range(12)),
    *((at, at + 3) for at in range(0, 12, 3)),
    (0, 12),
)


@dataclass
class House:
    """A service whose contacts change between the files it lets out."""

    service: Service
    dice: Random
    published: list[Periodetal] = field(default_factory=list[Periodetal])
    files: list[Knude] = field(default_factory=list[Knude])

    def file(self, fra: int, til: int) -> Knude:
        """A file of a period, made now."""
        tal = som_udgivet(self.service.period(fra, til), self._published)
        if self._published(tal.udvalg) is None:
            self.published.append(tal)
        self.files.append(knude_af(tal))
        return self.files[-1]

    def _published(self, udvalg: Udvalg) -> Periodetal | None:
        found = (del_af(one, udvalg) for one in self.published)
        return next((one for one in found if one is not None), None)

    def late(self, month: int, many: int = 1) -> None:
        """Contacts of a month that are written now."""
        for made in some_year(self.dice.randrange(10_000), many).contacts:
            told = contact(self.dice)._replace(maaned=f"2026-{month + 1:02}")
            self._put(month, [*self._contacts(month), made], [*self._answers(month), told])

    def corrected(self, month: int) -> None:
        """Another grade, another age: a contact is taken out and another put in."""
        self.erased(month)
        self.late(month)

    def erased(self, month: int) -> None:
        """One contact is gone, as when a person is erased."""
        at = self.dice.randrange(len(self._contacts(month)) or 1)
        contacts = [one for nr, one in enumerate(self._contacts(month)) if nr != at]
        answers = [one for nr, one in enumerate(self._answers(month)) if nr != at]
        self._put(month, contacts, answers)

    def _contacts(self, month: int) -> Sequence[Contact]:
        return self.service.months[month].contacts

    def _answers(self, month: int) -> Sequence[Kontaktsvar]:
        return self.service.answers[month]

    def _put(self, month: int, contacts: Sequence[Contact], answers: Sequence[Kontaktsvar]) -> None:
        months, told = [*self.service.months], [*self.service.answers]
        months[month] = replace(months[month], contacts=contacts)
        told[month] = answers
        self.service = replace(self.service, months=months, answers=told)


def house(seed: int, size: int = 471, reports: Sequence[str] = ()) -> House:
    return House(some_service(seed, size, reports), Random(seed))


def everything(files: Sequence[Knude]) -> tuple[Talsaet[Place], dict[Place, Skjul]]:
    """All papers of all files as one, with every sum in each and between them."""
    tal: Talsaet[Place] = Talsaet(antal={})
    hidden: dict[Place, Skjul] = {}
    for one in files:
        more, also = together(one)
        tal = tal + more
        hidden |= also
    return tal, hidden


def differences(files: Sequence[Knude]) -> Iterator[tuple[Celle, int]]:
    """What is shown of one period by two files, where they do not say the same."""
    every = [(paper.navn, _shown(paper)) for one in files for paper in papers(one)]
    for navn, shown in every:
        for other, also in every:
            if navn == other:
                yield from shown - also


def _shown(knude: Knude) -> set[tuple[Celle, int]]:
    hidden = {*(knude.skjult or {}), *knude.tal.usete}
    return {each for each in knude.tal.antal.items() if each[0] not in hidden}


HAPPENS = st.lists(
    st.tuples(
        st.sampled_from(("file", "late", "corrected", "erased", "many")),
        st.sampled_from(PERIODS),
    ),
    min_size=6,
    max_size=16,
)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000), st.integers(60, 700), HAPPENS)
def test_whoever_has_every_file_ever_made_learns_no_number_under_five_and_no_difference(
    seed: int, size: int, happens: list[tuple[str, tuple[int, int]]]
) -> None:
    desk = house(seed, size, FEW)
    for what, (fra, til) in happens:
        if what == "file":
            desk.file(fra, til)
        else:
            month = desk.dice.randrange(fra, til)
            desk.late(month, 9) if what == "many" else getattr(desk, what)(month)
    desk.file(0, 3)
    desk.file(0, 12)
    assert not [*differences(desk.files)]
    tal, hidden = everything(desk.files)
    for one in tal.summer:
        assert tal.antal[one.helhed] == sum(tal.antal[part] for part in one.dele)
    assert not known_small(tal, hidden)
    assert not [
        place
        for place, antal in tal.antal.items()
        if lille(antal) and place not in {*hidden, *tal.usete, *tal.manglende}
    ]


def test_counted_anew_each_time_one_late_contact_would_be_read_from_two_files() -> None:
    desk = house(3)
    first = knude_af(desk.service.period(3, 4))
    desk.late(3)
    again = knude_af(desk.service.period(3, 4))
    assert [*differences([first, again])]


@pytest.mark.parametrize("what", ["late", "corrected", "erased"])
def test_after_one_entry_the_same_month_is_the_same_file(what: str) -> None:
    desk = house(3, reports=tuple(REGLER))
    first = desk.file(3, 4)
    getattr(desk, what)(3)
    again = desk.file(3, 4)
    assert (again.tal, again.skjult) == (first.tal, first.skjult)


def test_many_late_entries_are_not_in_the_files_of_that_month_either() -> None:
    desk = house(3)
    first = desk.file(3, 4)
    desk.late(3, 40)
    assert desk.file(3, 4).tal == first.tal


def test_a_quarter_made_after_a_late_entry_comes_to_what_its_month_said() -> None:
    desk = house(3, reports=FEW)
    april = desk.file(3, 4)
    desk.late(3)
    desk.late(4)
    quarter = desk.file(3, 6)
    assert quarter.dele[0].tal == april.tal
    may = knude_af(desk.service.period(4, 5))
    assert quarter.dele[1].tal == may.tal  # it was in no file before
    for celle, antal in quarter.tal.antal.items():
        if celle not in quarter.tal.usete and laegges_sammen(celle):
            assert sum(part.tal.antal.get(celle, 0) for part in quarter.dele) == antal, celle


def test_a_month_of_a_quarter_that_is_out_stands_as_the_quarter_had_it() -> None:
    desk = house(3)
    quarter = desk.file(3, 6)
    desk.erased(5)
    assert desk.file(5, 6).tal == quarter.dele[2].tal


def test_nothing_of_a_late_contact_shows_in_the_rows_or_their_order() -> None:
    tal = house(3, reports=("kendskab", "hvem_kommune")).service.period(3, 6)
    rare = replace(tal.flere[0].tal[0], celle=Celle("kendskab", "ALDRIG_HOERT"), antal=1)
    with_it = replace(tal.flere[0], tal=(rare, *reversed(tal.flere[0].tal)))
    late = replace(tal, flere=(with_it, *tal.flere[1:]))
    assert sammenlagt(late, tal.dele).flere == tal.flere


def test_people_are_as_many_as_now_but_never_more_than_the_months_let_them_be() -> None:
    tal = house(3).service.period(3, 6)
    people = PERSONTAL[0]

    def with_people(antal: int) -> Periodetal:
        cells = [
            replace(one, antal=antal) if one.celle == people else one
            for one in tal.statistik.hoved.tal
        ]
        hoved = replace(tal.statistik.hoved, tal=tuple(cells))
        return replace(tal, statistik=replace(tal.statistik, hoved=hoved))

    def told(antal: int) -> int:
        made = sammenlagt(with_people(antal), tal.dele)
        return made.statistik.hoved.celle(people.raekke).antal

    parts = [one.statistik.hoved.celle(people.raekke).antal for one in tal.dele]
    assert told(max(parts) + 1) == max(parts) + 1
    assert told(1) == max(parts)
    assert told(9999) == sum(parts)


def test_pairs_are_never_more_than_the_first_measurements_of_the_months() -> None:
    tal = house(3).service.period(3, 6)
    par = tal.statistik.par
    many = replace(par, tal=(replace(par.tal[0], antal=par.n + 2),))
    figure = tal.statistik.progression
    more = replace(
        figure,
        tal=tuple(replace(one, antal=40, n=120) for one in figure.tal),
        n=120,
        mangler=par.n + 2 - 120,
    )
    late = replace(tal, statistik=replace(tal.statistik, par=many, progression=more))
    made = sammenlagt(late, tal.dele).statistik
    assert made.par.celle("par").antal == made.par.n == par.n
    assert made.progression.n + made.progression.mangler == par.n
    assert sum(one.antal for one in made.progression.tal) == made.progression.n


def test_the_mean_of_a_quarter_is_that_of_the_contacts_in_its_months() -> None:
    tal = house(3).service.period(3, 6)
    made = sammenlagt(tal, tal.dele)
    assert made.statistik.varighed == tal.statistik.varighed
    assert made.statistik.middel_naetter == tal.statistik.middel_naetter


def test_a_figure_that_an_older_program_did_not_count_is_in_no_file_of_a_longer_period() -> None:
    tal = house(3, reports=FEW).service.period(3, 6)
    old = replace(tal.dele[0], flere=tal.dele[0].flere[1:])
    made = sammenlagt(tal, (old, *tal.dele[1:]))
    assert [one.navn for one in made.flere] == [one.navn for one in tal.flere[1:]]


def test_a_publication_covers_its_own_days_and_what_lies_in_them() -> None:
    made = Udgivelse(id=RecordId(bytes(16)), fra=date(2026, 4, 1), til=date(2026, 6, 30))
    assert daekker(made, Udvalg(fra=date(2026, 5, 1), til=date(2026, 5, 31)))
    assert not daekker(made, Udvalg(fra=date(2026, 1, 1), til=date(2026, 12, 31)))
    assert not daekker(replace(made, til=None), Udvalg(fra=date(2026, 5, 1), til=date(2026, 5, 31)))

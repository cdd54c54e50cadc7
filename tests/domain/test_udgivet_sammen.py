"""No paper lets a number under five be reckoned out from the papers that left before it (design.md D18, decision 0139)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from akutdesk.domain.figur import ALLE, Celle, Figur, Tal
from akutdesk.domain.statistik import Statistik, Udvalg
from akutdesk.domain.udgivelse import Oplysning, UdgivelseError, oplysning
from akutdesk.domain.udgivet import talsaet, udgivet
from akutdesk.domain.udgivet_sammen import med_skjulte, skjul_yderligere
from tests.domain.invented_figures import Contact, Year, some_year
from tests.domain.several_papers import small_numbers_known

MONTHS = 6
_START = 2026 * 12

Months = Sequence[Sequence[Contact]]
Span = tuple[int, int]


def months(seed: int, size: int) -> Months:
    """Half a year of invented contacts, month by month."""
    dice = Random(seed)
    made: list[list[Contact]] = [[] for _ in range(MONTHS)]
    for contact in some_year(seed, size).contacts:
        made[dice.randrange(MONTHS)].append(contact)
    return made


def figures(contacts: Months, span: Span) -> Statistik:
    return Year([one for month in contacts[slice(*span)] for one in month]).figures()


def told(figurer: Sequence[Figur], span: Span, *, alone: bool = False) -> Oplysning:
    """What a file of these figures tells by itself. `alone`: nothing at all is hidden."""
    return oplysning(figurer, (), udgivet([] if alone else figurer), selection(span))


def selection(span: Span) -> Udvalg:
    first, after = (date(2026 + month // 12, month % 12 + 1, 1) for month in span)
    return Udvalg(fra=first, til=after - timedelta(days=1))


def let_out(before: Sequence[Oplysning], new: Oplysning) -> Oplysning:
    return med_skjulte(new, skjul_yderligere(before, new))


def one_row(antal: int, kode: str = "A", *, navn: str = "fig5") -> Figur:
    tal = Tal(celle=Celle(navn, kode), antal=antal)
    return Figur(navn=navn, grundlag="H", tal=(tal,), n=90, flersvar=True)


def distribution(navn: str = "fig2", **rows: int) -> Figur:
    n = sum(rows.values())
    cells = tuple(Tal(celle=Celle(navn, kode), antal=antal, n=n) for kode, antal in rows.items())
    return Figur(navn=navn, grundlag="H", tal=cells, n=n)


def shown(paper: Oplysning, navn: str = "fig2") -> set[str]:
    return {celle.raekke for celle in paper.vist if celle.figur == navn}


SPANS = st.tuples(st.integers(0, MONTHS - 1), st.integers(1, MONTHS)).filter(
    lambda span: span[0] < span[1]
)
CHOSEN: dict[str, Callable[[Statistik], Sequence[Figur]]] = {
    "grades": lambda year: (year.fig2,),
    "grades by shift": lambda year: (year.hoved, year.fig9),
    "symptoms": lambda year: (year.hoved, year.fig5),
    "outcome": lambda year: (year.fig2, year.fig8),
    "report": lambda year: (year.hoved, year.fig2, year.fig5, year.fig8, year.fig9),
}
"""What a file shows: other figures each time."""


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    size=st.integers(20, 200),
    files=st.lists(st.tuples(SPANS, st.sampled_from(sorted(CHOSEN))), min_size=2, max_size=4),
)
def test_whoever_has_every_file_and_solves_all_equations_learns_no_number_under_five(
    seed: int, size: int, files: list[tuple[Span, str]]
) -> None:
    contacts = months(seed, size)
    sums = talsaet([*CHOSEN["report"](figures(contacts, (0, MONTHS)))]).summer
    out: list[Oplysning] = []
    for span, chosen in files:
        out.append(let_out(out, told(CHOSEN[chosen](figures(contacts, span)), span)))
    assert not small_numbers_known(out, sums)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), at=st.integers(1, MONTHS - 1))
def test_the_solver_finds_what_two_files_give_away_when_nobody_judges_them(
    seed: int, at: int
) -> None:
    contacts = months(seed, 90)
    spans = ((0, MONTHS), (0, at))
    out = [told([figures(contacts, span).fig2], span, alone=True) for span in spans]
    small = [tal for tal in figures(contacts, (at, MONTHS)).fig2.tal if 0 < tal.antal < 5]
    assume(small)
    found = {
        celle for celle, *period, _ in small_numbers_known(out, ()) if period[0] == _START + at
    }
    assert {tal.celle for tal in small} <= found


def test_a_month_that_is_the_half_year_less_the_other_months_is_hidden() -> None:
    half = told([one_row(37)], (0, 6))
    first = let_out([half], told([one_row(35)], (0, 5)))
    assert shown(half, "fig5") >= {"A"}
    assert "A" not in shown(first, "fig5")


def test_what_says_nothing_new_or_nothing_small_is_shown() -> None:
    half = told([one_row(37)], (0, 6))
    assert not skjul_yderligere([half], told([one_row(20)], (0, 5)))
    assert not skjul_yderligere([half], half)
    assert not skjul_yderligere([half], told([one_row(37)], (0, 3)))  # then there is none after


def test_years_that_only_meet_are_shown_as_they_are() -> None:
    before = told([one_row(37)], (0, 3))
    assert not skjul_yderligere([before], told([one_row(6)], (3, 6)))


def test_what_is_hidden_for_another_file_is_not_told_by_the_rows_beside_it() -> None:
    half = told([distribution(LET=40, MELLEM=30, ALVOR=12)], (0, 6))
    new = let_out([half], told([distribution(LET=30, MELLEM=20, ALVOR=10)], (0, 5)))
    assert "ALVOR" not in shown(new)
    assert len(shown(new) & {"LET", "MELLEM", ALLE}) < 3


def test_a_row_that_a_file_leaves_out_is_nought_there() -> None:
    half = told([distribution(LET=40, ALVOR=9)], (0, 6))
    first = told([distribution(LET=10)], (0, 2))
    last = let_out([half, first], told([distribution(LET=20, ALVOR=6)], (2, 5)))
    assert "ALVOR" not in shown(last)


def test_a_table_by_the_month_is_a_file_of_each_month() -> None:
    cells = {("2026-01", "TLF"): 9, ("2026-02", "TLF"): 8, ("2026-03", "TLF"): 7}
    tal = tuple(
        Tal(celle=Celle("kerneydelser_maaned", *at), antal=antal, n=24)
        for at, antal in cells.items()
    )
    by_month = Figur(navn="kerneydelser_maaned", grundlag="H", tal=tal, n=24, flersvar=True)
    spring = told([by_month], (0, 3))
    new = let_out([spring], told([distribution("kerneydelser", TLF=20)], (0, 4)))
    assert "TLF" not in shown(new, "kerneydelser")


def test_three_files_that_none_of_them_alone_give_it_away() -> None:
    earlier = [told([one_row(40)], (0, 4)), told([one_row(20)], (2, 6))]
    new = told([one_row(23)], (0, 2))
    assert not skjul_yderligere(earlier[:1], new)
    assert not skjul_yderligere(earlier[1:], new)
    assert skjul_yderligere(earlier, told([one_row(57)], (0, 6)))  # then 2 to 4 is 3


def test_a_count_that_has_grown_by_three_since_is_somebody() -> None:
    before = told([one_row(37)], (0, 3))
    with pytest.raises(UdgivelseError) as no:
        skjul_yderligere([before], told([one_row(40)], (0, 3)))
    assert no.value.kode == "UDGIVELSE_RETTET"
    assert not skjul_yderligere([before], told([one_row(42)], (0, 3)))


def test_people_who_came_in_both_halves_are_hidden_and_are_no_correction() -> None:
    halves = [told([one_row(16, "personer", navn="fig3")], (0, 3))]
    halves.append(told([one_row(17, "personer", navn="fig3")], (3, 6)))
    new = let_out(halves, told([one_row(30, "personer", navn="fig3")], (0, 6)))
    assert "personer" not in shown(new, "fig3")

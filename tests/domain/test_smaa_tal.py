"""No number under five can be reckoned out from what leaves the house."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.smaa_tal import Skjul, Sum, Talsaet, doemt, lille
from tests.domain.attacker import possible_numbers

_COUNTS = st.one_of(st.integers(0, 7), st.integers(0, 60))


def _distribution(antal: dict[str, int], *, helhed: str = "n") -> Talsaet:
    return Talsaet(
        antal={**antal, helhed: sum(antal.values())},
        summer=(Sum(helhed=helhed, dele=tuple(antal)),),
    )


@st.composite
def _documents(draw: st.DrawFn) -> Talsaet:
    """A paper like the yearly report: a headline, a table of two ways whose margins stand in other figures,
    missing answers, a bundle of two answers, and a figure where one may give several answers."""
    rows = draw(st.integers(1, 4))
    columns = draw(st.integers(2, 4))
    cells = {f"{r}.{c}": draw(_COUNTS) for r, c in product(range(rows), range(columns))}
    row = {f"{r}": [f"{r}.{c}" for c in range(columns)] for r in range(rows)}
    column = {f"k{c}": [f"{r}.{c}" for r in range(rows)] for c in range(columns)}
    antal = dict(cells)
    summer: list[Sum] = []

    def add(helhed: str, dele: list[str]) -> None:
        antal[helhed] = sum(antal[part] for part in dele)
        summer.append(Sum(helhed=helhed, dele=tuple(dele)))

    for name, parts in (row | column).items():
        add(name, parts)
    add("n", list(row))
    add("n", list(column))
    antal["mangler"] = draw(st.integers(0, 9))
    add("H", ["n", "mangler"])
    add("samlet", ["k0", "k1"])
    for answer in range(draw(st.integers(0, 4))):
        antal[f"ja{answer}"] = draw(st.integers(0, antal["n"]))
        antal[f"nej{answer}"] = antal["n"] - antal[f"ja{answer}"]
        summer.append(Sum(helhed="n", dele=(f"ja{answer}", f"nej{answer}")))
    return Talsaet(
        antal=antal,
        summer=tuple(summer),
        usete=frozenset(navn for navn in antal if navn.startswith("nej")),
        manglende=frozenset({"mangler"}),
    )


def _small(tal: Talsaet) -> list[str]:
    return [n for n, antal in tal.antal.items() if lille(antal) and n not in tal.manglende]


@given(_documents())
def test_each_hidden_number_under_five_can_have_been_another(tal: Talsaet) -> None:
    hidden = doemt(tal).skjult
    for navn in _small(tal):
        assert navn in hidden or navn in tal.usete
        assert len(possible_numbers(tal, hidden, navn, below=12)) > 1, navn


@given(_documents())
def test_of_a_paper_that_shows_its_headline_a_hidden_number_can_have_been_another_under_five(
    tal: Talsaet,
) -> None:
    hidden = doemt(tal).skjult
    for navn in _small(tal):
        if "H" not in hidden:
            assert len(possible_numbers(tal, hidden, navn)) > 1, navn


@given(_documents())
def test_what_is_hidden_as_small_is_small(tal: Talsaet) -> None:
    for navn, why in doemt(tal).skjult.items():
        assert why is Skjul.SKJULT or lille(tal.antal[navn])


@given(_documents())
def test_nothing_is_hidden_where_nothing_is_small(tal: Talsaet) -> None:
    bigger = Talsaet(
        antal={navn: 5 * antal for navn, antal in tal.antal.items()},
        summer=tal.summer,
        usete=tal.usete,
        manglende=tal.manglende,
    )
    assert not doemt(bigger).skjult


def test_a_row_with_its_sum_hides_one_more() -> None:
    tal = _distribution({"UDEN": 14, "RUS": 9, "OPTAGET": 6, "TRE": 3})
    assert dict(doemt(tal).skjult) == {"TRE": Skjul.LILLE, "OPTAGET": Skjul.SKJULT}


def test_two_small_ones_that_together_are_eight_do_not_both_say_under_five() -> None:
    tal = _distribution({"A": 4, "B": 4, "C": 0})
    hidden = doemt(tal).skjult
    assert {possible for navn in "AB" for possible in possible_numbers(tal, hidden, navn)} > {4}


def test_four_cells_in_a_rectangle_go_where_rows_and_columns_have_sums() -> None:
    cells = {"D.L": 58, "D.A": 36, "A.L": 97, "A.A": 15, "N.L": 63, "N.A": 3}
    sums = [
        Sum(helhed="D", dele=("D.L", "D.A")),
        Sum(helhed="A", dele=("A.L", "A.A")),
        Sum(helhed="N", dele=("N.L", "N.A")),
        Sum(helhed="L", dele=("D.L", "A.L", "N.L")),
        Sum(helhed="ALVOR", dele=("D.A", "A.A", "N.A")),
        Sum(helhed="n", dele=tuple(cells)),
        Sum(helhed="n", dele=("D", "A", "N")),
        Sum(helhed="n", dele=("L", "ALVOR")),
    ]
    antal = cells | {one.helhed: sum(cells.get(part, 0) for part in one.dele) for one in sums[:-2]}
    assert dict(doemt(Talsaet(antal=antal, summer=tuple(sums))).skjult) == {
        "N.A": Skjul.LILLE,
        "N.L": Skjul.SKJULT,
        "D.A": Skjul.SKJULT,
        "D.L": Skjul.SKJULT,
    }


def test_all_but_three_is_as_hidden_as_three() -> None:
    tal = Talsaet(
        antal={"n": 471, "cpr": 468, "uden": 3},
        summer=(Sum(helhed="n", dele=("cpr", "uden")),),
        usete=frozenset({"uden"}),
    )
    assert dict(doemt(tal).skjult) == {"cpr": Skjul.SKJULT}


def test_a_missing_answer_may_be_few_but_gives_no_small_number_away() -> None:
    tal = Talsaet(
        antal={"H": 100, "n": 98, "mangler": 2, "LET": 61, "MELLEM": 34, "ALVOR": 3},
        summer=(
            Sum(helhed="H", dele=("n", "mangler")),
            Sum(helhed="n", dele=("LET", "MELLEM", "ALVOR")),
        ),
        manglende=frozenset({"mangler"}),
    )
    assert dict(doemt(tal).skjult) == {"ALVOR": Skjul.LILLE, "MELLEM": Skjul.SKJULT}


def test_what_one_figure_hides_no_other_figure_of_the_document_gives_away() -> None:
    grade = {"LET": 40, "ALVOR": 3}
    tal = _distribution(grade) + Talsaet(
        antal={**grade, "NAT.A": 0, "DAG.A": 3},
        summer=(Sum(helhed="ALVOR", dele=("NAT.A", "DAG.A")),),
    )
    hidden = doemt(tal).skjult
    assert {"ALVOR", "DAG.A", "LET"} <= set(hidden)
    assert len(possible_numbers(tal, hidden, "DAG.A")) > 1


@pytest.mark.parametrize("antal", [0, 5, 400])
def test_nought_and_five_and_more_are_shown(antal: int) -> None:
    assert not doemt(_distribution({"A": antal, "B": 7})).skjult


def test_a_week_by_the_hour_is_hidden_without_long_thought() -> None:
    cells = {f"{d}.{h}": (d * 7 + h * 5) % 9 for d, h in product(range(7), range(24))}
    sums = [Sum(helhed=f"d{d}", dele=tuple(f"{d}.{h}" for h in range(24))) for d in range(7)]
    sums += [Sum(helhed=f"t{h}", dele=tuple(f"{d}.{h}" for d in range(7))) for h in range(24)]
    antal = cells | {one.helhed: sum(cells[part] for part in one.dele) for one in sums}
    hidden = doemt(Talsaet(antal=antal, summer=tuple(sums))).skjult
    assert all(navn in hidden for navn, value in cells.items() if lille(value))

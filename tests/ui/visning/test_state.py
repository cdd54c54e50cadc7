"""What stands where on the turned screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.ui.visning.state import Block, Line, Measures, possessive, views


def block(name, rows):
    return Block(name, name, tuple(Line(f"{name}{n}") for n in range(rows)))


def size(rows, *, row=10.0):
    return Measures(heading=10.0, rows=(row,) * rows, gap=5.0)


def part(*blocks):
    return [(block(name, rows), size(rows)) for name, rows in blocks]


def names(view):
    return [[placed.block.name for placed in column] for column in view]


def test_the_acute_part_and_the_rest_stand_beside_each_other():
    (view,) = views([part(("K1", 1), ("K5", 3)), part(("K3", 1))], room=100, columns=2)
    assert names(view) == [["K1", "K5"], ["K3"]]


def test_in_one_column_the_rest_is_the_next_screen():
    found = views([part(("K1", 1)), part(("K3", 1))], room=100, columns=1)
    assert [names(view) for view in found] == [[["K1"]], [["K3"]]]


def test_a_section_that_does_not_fit_goes_whole_to_the_next_column():
    (view,) = views([part(("K1", 5), ("K5", 5))], room=100, columns=2)
    assert names(view) == [["K1"], ["K5"]]
    assert view[1][0].top == 0


def test_a_section_higher_than_the_screen_goes_on():
    found = views([part(("K5", 12))], room=60, columns=1)
    assert [(p.first, p.last) for view in found for column in view for p in column] == [
        (0, 5),
        (5, 10),
        (10, 12),
    ]


blocks = st.lists(st.integers(min_value=1, max_value=30), max_size=8)


@given(st.lists(blocks, min_size=1, max_size=2), st.integers(15, 200), st.integers(1, 2))
def test_every_line_is_shown_once_and_in_order(parts, room, columns):
    made = [
        [(block(f"{p}-{n}-", rows), size(rows)) for n, rows in enumerate(part)]
        for p, part in enumerate(parts)
    ]
    shown = [
        line.text
        for view in views(made, room=room, columns=columns)
        for column in view
        for placed in column
        for line in placed.block.lines[placed.first : placed.last]
    ]
    assert shown == [line.text for part in made for one, _ in part for line in one.lines]


@pytest.mark.parametrize(
    ("name", "owner"), [("Karen", "Karens"), ("Jonas", "Jonas’"), ("Max", "Max’"), ("Bo", "Bos")]
)
def test_a_name_owns_its_plan_in_danish(name, owner):
    assert possessive(name) == owner

"""Pieces on pages: where a page ends, what stays together, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.reports.flow import Bond, Column, Piece, Placed, areas, bound, paginate
from akutdesk.reports.sheet import Sheet

COLUMN = Column(first=50, top=0, bottom=200)


def nothing(sheet: Sheet, y: float) -> None:
    """A piece whose place is all that matters."""


def section(name: str, lines: int) -> list[Piece]:
    head = Piece(draw=nothing, lead=20, bond=Bond.FREE, section=name)
    item = Piece(draw=nothing, lead=20, section=name, lines=1)
    return [head, replace(item, bond=Bond.NEVER), *[item] * (lines - 1)]


def names(pages: list[list[Placed]]) -> list[str]:
    return ["".join(placed.piece.section for placed in page) for page in pages]


def test_a_section_moves_whole_to_the_next_page():
    assert names(paginate([*section("a", 3), *section("b", 4)], COLUMN)) == ["aaaa", "bbbbb"]


def test_a_list_is_split_to_save_a_page_but_never_after_its_head():
    pages = paginate([*section("a", 5), *section("b", 12)], COLUMN)
    assert len(pages) == 2
    assert names(pages)[0] == "aaaaaabb"


def test_a_rule_is_dropped_at_the_top_of_a_page():
    rule = Piece(draw=nothing, lead=20, bond=Bond.FREE, drops=True)
    head, *rest = section("b", 5)
    pages = paginate([*section("a", 5), rule, replace(head, bond=Bond.NEVER), *rest], COLUMN)
    assert names(pages) == ["aaaaaa", "bbbbbb"]
    assert pages[1][0].y == COLUMN.top


def test_steps_stay_together_if_one_page_holds_them():
    steps = bound([*section("1", 4), *section("2", 4)], COLUMN, Bond.STEPS)
    assert names(paginate([*section("a", 3), *steps], COLUMN)) == ["aaaa", "1111122222"]


def test_steps_part_to_save_a_page_and_never_within_a_step():
    steps = bound([*section("1", 4), *section("2", 5)], COLUMN, Bond.STEPS)
    opening = section("a", 1)
    assert names(paginate([*opening, *steps], COLUMN)) == ["aa", "11111222222"]
    assert names(paginate([*opening, *steps, *section("b", 4)], COLUMN)) == [
        "aa11111",
        "222222bbbbb",
    ]


def test_steps_that_no_page_holds_are_not_bound():
    steps = [*section("1", 9), *section("2", 9)]
    assert bound(steps, COLUMN, Bond.STEPS) == steps


def test_a_piece_taller_than_a_page_still_gets_one():
    tall = Piece(draw=nothing, lead=20, depth=500)
    assert [len(page) for page in paginate([tall, tall], COLUMN)] == [1, 1]


def test_nothing_to_print_is_one_page():
    assert paginate([], COLUMN) == [[]]


def test_a_section_on_two_pages_has_two_areas():
    pages = paginate(section("a", 14), COLUMN)
    (first, second) = areas(pages, 500, descent=4)["a"]
    assert (first.side, second.side) == (1, 2)
    assert first.y1 <= COLUMN.bottom + 4
    assert second.y0 == COLUMN.top

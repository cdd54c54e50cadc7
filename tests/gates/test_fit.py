"""Nothing is cut, at 200 % and on a small screen, and everything is large enough to hit (ux.md A21-A23)."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QListView

from tests.gates.painted import Line, cut, cut_at, shots, whole_lines
from tests.gates.views import VIEWS, seen_in
from tests.gates.walk import controls, told

LEAST = 24


@pytest.fixture(scope="session")
def our_words(assets) -> frozenset[str]:
    """Every text of the interface that nobody typed: the program's own words and the code lists'."""
    words = {text for text in assets.texts().values() if "{" not in text}
    for table in assets.codes().values():
        words |= {value for code in table["kode"] for value in code.values() if value != ""}
    return frozenset(words)


@pytest.fixture
def lines(program, shown, standing) -> list[Line]:
    """Every line of the screen in this look."""
    assert program.view == shown
    return standing.seen("lines", whole_lines)


@seen_in(*VIEWS)
def test_no_words_of_ours_are_shortened(lines, our_words):
    short = {line.whole for line in lines if line.whole != line.text and line.whole in our_words}
    assert short == set()


@seen_in(*VIEWS)
def test_no_line_is_cut_off(lines):
    found = {line.text: cut_at(line) for line in lines}
    assert {text: where for text, where in found.items() if where} == {}


@seen_in(*VIEWS)
def test_no_line_is_written_over_another(program):
    over = set()
    for picture in shots(program):
        seen = [line for line in picture.lines if line.is_seen]
        seen = [line for line in seen if program.area.isAncestorOf(line.widget)]
        placed = [(line.in_window, line.text) for line in seen]
        for (here, one), (there, other) in combinations(placed, 2):
            if here.intersects(there):
                shared = here.intersected(there)
                if shared.width() > 2 and shared.height() > 2:
                    over.add((one, other))
    assert over == set()


@seen_in(*VIEWS)
def test_nothing_scrolls_sideways(program):
    areas = program.area.findChildren(QAbstractScrollArea)
    wide = [
        (type(area).__name__, area.horizontalScrollBar().maximum())
        for area in areas
        if area.isVisible() and area.horizontalScrollBar().maximum()
    ]
    assert wide == []


@seen_in(*VIEWS)
def test_every_control_is_whole(program):
    """A control may lie below the edge of what scrolls, never beside it or under something."""
    found = {told(one): cut(one, one.rect()) for one in controls(program.area)}
    assert {name: where for name, where in found.items() if where} == {}


@seen_in(*VIEWS)
def test_every_target_is_large_enough(program):
    small = [
        (told(control), control.size().toTuple())
        for control in controls(program.area)
        if min(control.width(), control.height()) < program.look.px(LEAST)
    ]
    assert small == []


@seen_in(*VIEWS)
def test_every_row_is_high_enough(program):
    for rows in [one for one in program.area.findChildren(QListView) if one.isVisible()]:
        for number in range(rows.model().rowCount()):
            high = rows.visualRect(rows.model().index(number, 0)).height()
            assert high >= program.look.px(36), (told(rows), number, high)

"""Tab reaches everything once, in the order one reads, and nothing else (ux.md A08-A10)."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from tests.gates.views import LARGE, SMALL, USUAL, seen_in
from tests.gates.walk import by_key, controls, jumps_back, stop_of, told

SIZES = (USUAL, LARGE, SMALL)


@seen_in(*SIZES)
def test_tab_comes_round(rounds):
    assert rounds.trap == ""


@seen_in(*SIZES)
def test_tab_reaches_every_control_once_and_nothing_else(program, rounds):
    there = {stop_of(one) for one in controls(program.area) if not by_key(one)}
    assert [told(one) for one in there - set(rounds.stops)] == []
    assert [told(one) for one in rounds.stops if rounds.stops.count(one) > 1] == []
    assert [told(one) for one in rounds.stops if isinstance(one, QScrollArea)] == []


@seen_in(*SIZES)
def test_shift_tab_is_the_same_way_back(rounds):
    first, *others = rounds.stops or [None]
    assert [told(one) for one in rounds.stops_back[1:]] == [
        told(one) for one in reversed(others)
    ], first


@seen_in(*SIZES)
def test_tab_goes_as_one_reads(rounds):
    """Once round holds one jump back: from the last stop to the first."""
    jumps = jumps_back([*rounds.stops, *rounds.stops[:1]])
    assert jumps[1:] == [], jumps

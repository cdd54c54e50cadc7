"""Where the focus is can be seen on every stop of every screen, and nothing covers it (ux.md A16, A17)."""

from __future__ import annotations

from collections import Counter

import shiboken6
from PySide6.QtCore import Qt

from tests.gates.painted import between, shot
from tests.gates.views import NIGHT, USUAL, VIEWS, seen_in
from tests.gates.walk import told
from tests.ui.conftest import settle


@seen_in(*VIEWS)
def test_the_ring_is_whole_on_every_stop(rounds):
    assert rounds.hidden == []


@seen_in(USUAL, NIGHT)
def test_focus_changes_two_pixels_all_round_by_three_to_one(program, rounds):
    weak = []
    for stop in rounds.met:
        if not shiboken6.isValid(stop) or not stop.isVisible() or getattr(stop, "ringless", False):
            continue
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        place = program.window.ring.geometry()
        after = shot(program, place)
        stop.clearFocus()
        settle()
        before = shot(program, place)
        strong = _changed(before, after)
        needed = 2 * 2 * (place.width() + place.height()) * 0.7  # less the corners
        if strong < needed:
            weak.append((told(stop), strong, round(needed)))
    assert weak == []


def _changed(before, after) -> int:
    first, second = (memoryview(one.image.constBits()).cast("I") for one in (before, after))
    pairs = Counter(zip(first, second, strict=True))
    return sum(
        count for (one, other), count in pairs.items() if one != other and between(one, other) >= 3
    )

"""The top of the side list says which day and shift it is, also when both have turned since somebody came in."""

import pytest

from tests.flows.running_desk import ANNA

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("hours", "facts"), [(0, "man. 23. nov. · Anna"), (1, "tir. 24. nov. · Anna")]
)
def test_day_turns_at_midnight(started, hours, facts):
    started.come_in(ANNA)
    started.clock.turn(hours * 3600)
    started.window.frame.tick()
    assert started.window.frame.side._top._shift.facts == facts


def test_shift_turns_in_the_morning(started):
    started.come_in(ANNA)
    started.clock.turn(8 * 3600)
    started.window.frame.tick()
    assert started.window.frame.side._top._shift.name == "Dagvagt"

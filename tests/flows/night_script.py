"""The first night of ux.md 7.4, whole: one employee, one data file, keys only, from 21.45 to 07.05.

Not found by itself: `test_night_script.py` plays it in a process and on a display of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from akutdesk.assets import Assets
from akutdesk.demo.player import Steps
from tests.flows.script import alone, evening, morning, together
from tests.flows.script.desk import house
from tests.flows.script.night import ScriptNight

PICTURES = Path(__file__).resolve().parents[2] / "night-out"
"""Every step by day and by night, for whoever wants to look; .gitignore knows it."""

Row = Callable[[ScriptNight], Steps]

SCRIPT: tuple[Row, ...] = (
    evening.at_2145_unlock,
    evening.at_2150_read,
    evening.at_2210_short_call,
    evening.at_2312_anonymous,
    evening.at_2330_karen,
    evening.karens_plan_grows,
    evening.at_2340_serious,
    evening.at_2345_akutkort,
    evening.call_ends,
    together.at_0020_visit,
    together.at_0045_plan,
    together.at_0052_phone,
    together.at_0105_printer_off,
    together.at_0108_printer_on,
    together.at_0120_place,
    alone.at_0214_killed,
    alone.at_0300_over_time,
    alone.at_0330_empty_chair,
    alone.at_0400_disk_full,
    alone.at_0500_net_is_back,
    morning.at_0630_handover,
    morning.at_0700_taken,
    morning.at_0705_daylight,
)
"""The rows of the table, in its order."""


@pytest.fixture
def night(tmp_path: Path, assets: Assets, qtbot) -> Iterator[ScriptNight]:
    with house(assets, tmp_path) as made:
        night = ScriptNight(made, PICTURES)
        night.wait_until = qtbot.waitUntil
        night.start()
        yield night
        night.end()


def test_the_first_night_is_done_with_keys_alone(night: ScriptNight):
    for row in SCRIPT:
        night.play(row(night))
    assert night.mouse.heard == 0

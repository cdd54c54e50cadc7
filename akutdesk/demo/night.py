"""One night at the desk, scene by scene, as staff would press it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from akutdesk.demo.night_calls import anonymous_call, karen_rings, short_call
from akutdesk.demo.night_door import come_in, lock_fully, rings_while_locked
from akutdesk.demo.night_end import give_the_night
from akutdesk.demo.night_house import sleep_here
from akutdesk.demo.night_people import find_karen, look_around, tick_off, write_it_down
from akutdesk.demo.night_plan import finish_plan, print_plan, turn_screen, write_plan
from akutdesk.demo.night_talk import ask_straight_out, close_visit, hand_over, talk_on, walk_in
from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage

Scene: TypeAlias = Callable[[Stage], Steps]

NIGHT: Final[tuple[Scene, ...]] = (
    come_in,
    anonymous_call,
    karen_rings,
    walk_in,
    ask_straight_out,
    hand_over,
    talk_on,
    write_plan,
    turn_screen,
    finish_plan,
    print_plan,
    sleep_here,
    close_visit,
    short_call,
    find_karen,
    tick_off,
    write_it_down,
    rings_while_locked,
    look_around,
    lock_fully,
    give_the_night,
)


def night(stage: Stage, begun: Callable[[str], None]) -> Steps:
    """Every scene. `begun` is told the name of each before its first key."""
    for scene in NIGHT:
        begun(scene.__name__)
        yield from scene(stage)

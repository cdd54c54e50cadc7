"""The real program in a process of its own, playing the night with human hands: to be killed, or to be locked.

Arguments: the place of the desk, and the number of the scene that is played first. What leads up to that scene
is played fast; from the line "ready" on the hands type 200 signs a second at the most. -1 plays the whole night
fast, says "played", waits for a file named `go` in the place, and locks fully. Each line out is one JSON list:
["ready"], ["typed", signs, begins a line], ["saved", handling, record], ["played", process], ["ended"].
A fresh process that takes over at a full lock says ["fresh", process]; it plays nothing, and has read no word.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from akutdesk.app import Composed, Ports, start
from akutdesk.assets import Assets, find_resources
from akutdesk.config import SystemClock
from akutdesk.demo.desk import secret_at, settings_at
from akutdesk.storage import claim
from akutdesk.storage.records import Records


def main(place: Path, first: int) -> int:
    """Start the program as a hand would, on a desk of the demo."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    assets = Assets(find_resources())
    if claim.HANDED in os.environ:
        say("fresh", os.getpid())
        ports = Ports(secret=partial(secret_at, place))
        return start(settings_at(place), assets, ports)
    return play(place, first, assets)


def play(place: Path, first: int, assets: Assets) -> int:
    """The first process: it plays."""
    from akutdesk.demo.clock import moved_to
    from akutdesk.demo.night_words import night_words
    from akutdesk.demo.player import Player
    from akutdesk.demo.tonight import BEGINS
    from akutdesk.ui.udskriv.folder import FolderPrinter
    from tests.flows.slow_stage import SlowStage, steps_from, whole_night

    words = night_words(assets)
    clock = moved_to(SystemClock(), BEGINS)
    printer = FolderPrinter(place / "papers", navn=words.printer)
    ports = Ports(clock=clock, printer=lambda: printer, secret=partial(secret_at, place))
    tell_saves()

    def shown(program: Composed) -> None:
        stage = SlowStage.of(program, assets, words, say)
        stage.fit()
        app = program.program.app
        go = place / "go"
        steps = whole_night(stage, go.exists) if first < 0 else steps_from(stage, first)
        player = Player(
            steps, busy=stage.busy, failed=lambda: False, parent=app, patience=sys.maxsize
        )
        player.ended.connect(lambda: say("ended"))
        player.stuck.connect(lambda: say("stuck"))
        player.begin()

    return start(settings_at(place), assets, ports, shown=shown)


def tell_saves() -> None:
    """Say each save once the store has acknowledged it."""
    for name in ("save", "save_all"):
        setattr(Records, name, told(getattr(Records, name)))


def told(save: Callable[..., Any]) -> Callable[..., Any]:
    """The same, with a line out after it."""

    def saved(*args: Any, **kwargs: Any) -> Any:
        answer = save(*args, **kwargs)
        if answer.handling_id is not None:
            rid = min(answer.changes.ids)
            say("saved", answer.handling_id.hex(), rid.hex())
        return answer

    return saved


def say(*line: object) -> None:
    """One line out, at once."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def arguments(words: Sequence[str]) -> tuple[Path, int]:
    """Place and first scene."""
    return Path(words[0]), int(words[1])


if __name__ == "__main__":
    raise SystemExit(main(*arguments(sys.argv[1:])))

"""The night played off screen: inside the program's own event loop, with pictures and papers of what is shown."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from akutdesk.app import Composed, start
from akutdesk.demo.apart import Two, night_apart
from akutdesk.demo.clock import HandClock
from akutdesk.demo.desk import DemoDesk, empty_desk
from akutdesk.demo.level import Stand, differing, plain_in, sentences, stand_of, told
from akutdesk.demo.night import night
from akutdesk.demo.night_before import set_up
from akutdesk.demo.outcome import EXPECTED, EXPECTED_OF_TWO, missing
from akutdesk.demo.pictures import Album
from akutdesk.demo.player import Player, Steps
from akutdesk.demo.seat import Props, Seat
from akutdesk.demo.second import Apart
from akutdesk.ui.override import override
from akutdesk.ui.udskriv.folder import FolderPrinter

FAILED: Final = 1


class PlayedNight:
    """Plays the night inside the program's own event loop, and knows how far it came."""

    def __init__(
        self,
        desk: DemoDesk,
        apart: Apart | None,
        *,
        clock: HandClock,
        out: Path,
        say: Callable[[str], None],
    ) -> None:
        """`apart`: the second desk, where there is a server. `say` gets a line for each file, and for the end."""
        self._desk = desk
        self._apart = apart
        self._say = say
        self._out = out
        self._texts = desk.assets.texts()
        album = Album(out, tell=lambda path: say(str(path)))
        printer = FolderPrinter(out, navn=desk.words.printer)
        props = Props(clock=clock, album=album, printer=printer)
        self._seat = Seat(desk, props)
        self._second = Seat(apart.second, props) if apart else None
        self._stands: tuple[Stand, ...] = ()
        self._scene = ""
        self._ended = False
        self._ear = Ear()

    def play(self) -> int:
        """Play it and look at what it left; gives the exit code."""
        for old in self._out.glob("*.pdf"):
            old.unlink()
        logging.getLogger().addHandler(self._ear)
        start(self._desk.settings, self._desk.assets, self._seat.ports, shown=self._begin)
        logging.getLogger().removeHandler(self._ear)
        for paper in sorted(self._out.glob("*.pdf")):
            self._say(str(paper))
        return self._end()

    # ---- the play

    @property
    def _seats(self) -> tuple[Seat, ...]:
        return (self._seat, self._second) if self._second else (self._seat,)

    def _begin(self, program: Composed) -> None:
        self._seat.take(program)
        app = program.program.app
        player = Player(
            self._everything(),
            busy=lambda: any(seat.busy() for seat in self._seats),
            failed=self._ear.has_heard,
            parent=app,
        )
        player.ended.connect(self._done)
        player.stuck.connect(app.quit)
        player.begin()

    def _everything(self) -> Steps:
        yield from self._day_before()
        if self._apart is None or self._second is None:
            yield from night(self._seat.stage, self._begun)
            return
        two = Two(fredericia=self._seat, middelfart=self._second, apart=self._apart)
        yield from night_apart(two, self._begun)
        self._stands = tuple(stand_of(stage) for stage in two.stages)

    def _day_before(self) -> Steps:
        """An empty computer beside that of the night."""
        self._begun(set_up.__name__)
        stage = self._seat.stage
        mine = stage.composed
        other = empty_desk(self._desk, self._seat.ports)
        other.show()
        stage.enter(other)
        yield from set_up(stage)
        other.window.close()
        stage.enter(mine)

    def _begun(self, scene: str) -> None:
        self._scene = scene

    def _done(self) -> None:
        self._ended = True
        for seat in self._seats:
            seat.leave()

    # ---- what it left

    def _end(self) -> int:
        """Say what was checked, or what is not as it should be."""
        faults = self._faults()
        for fault in faults:
            sys.stderr.write(f"{fault}\n")
        if faults:
            return FAILED
        for line in told(self._stands, len(self._words), self._texts):
            self._say(line)
        self._say(self._texts("demo.spillet"))
        return 0

    def _faults(self) -> list[str]:
        texts = self._texts
        faults = [texts("demo.fejl", sted=line) for line in self._ear.heard]
        if not self._ended:
            return [*faults, texts("demo.gik_i_staa", scene=self._scene)]
        expected = EXPECTED_OF_TWO if self._apart else EXPECTED
        lacking = [*missing(self._desk, self._out, expected), *self._at_both()]
        if lacking:
            named = ", ".join(texts(f"demo.del.{name}") for name in lacking)
            faults.append(texts("demo.mangler", hvad=named))
        return faults

    def _at_both(self) -> Iterator[str]:
        """What differs at the desks, or can be read at the server."""
        if self._apart is None:
            return
        self._apart.server.stop()
        yield from differing(*self._stands)
        if plain_in(self._apart.server.folder, self._words):
            yield "laesbart"

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every sentence that was written, in the year and tonight."""
        typed = (*self._desk.words.typed, *(self._apart.words.typed if self._apart else ()))
        return sentences(self._desk.year, typed)


class Ear(logging.Handler):
    """Hears what the program says of unexpected errors."""

    def __init__(self) -> None:
        super().__init__(level=logging.ERROR)
        self.heard: list[str] = []

    def has_heard(self) -> bool:
        """Whether something went wrong."""
        return bool(self.heard)

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())

"""What a PC does that is no desk yet, as plain functions for an errand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from akutdesk.storage.calibration import Argon2Cost
from akutdesk.storage.joining import ANSWER_FILE, REQUEST_FILE, Welcome, request_file
from akutdesk.storage.pending import BY_STICK, Pending, Road, drop_pending
from akutdesk.sync.newcomer import Newcomer
from akutdesk.ui.outcome import Outcome, outcome, read_file, read_pem, write_file
from akutdesk.ui.tilslutning.way import Way


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The request that waits, and the words that stand for it."""

    waits: Pending
    ord: str

    @property
    def kode(self) -> str:
        """The code as it stands on the screen."""
        return self.waits.code

    @property
    def by_stick(self) -> bool:
        """Whether the answer comes on a stick."""
        return not self.waits.road.server


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a look for the answer found; `welcome` None: nobody has answered yet."""

    welcome: Welcome | None = None


@dataclass(frozen=True, kw_only=True)
class JoinWork:
    """`cost` measures what a try at a password shall cost on this PC: seconds."""

    newcomer: Callable[[], Newcomer]
    cost: Callable[[], Argon2Cost]

    def waiting(self) -> Outcome[Asked]:
        """What was asked before the program was closed; no value and no sentence if nothing holds."""
        pc = self.newcomer()
        found = pc.waiting()
        return (
            Outcome() if found is None else Outcome(value=Asked(waits=found, ord=pc.words(found)))
        )

    def ask(self, way: Way) -> Outcome[Asked]:
        """New keys and a new code, left at the server or written to a stick."""

        def asked() -> Asked:
            pc = self.newcomer()
            waits = pc.ask(BY_STICK if way.stik else _road(way))
            if way.stik:
                write_file(Path(way.stik) / REQUEST_FILE, request_file(waits))
            else:
                pc.leave(waits)
            return Asked(waits=waits, ord=pc.words(waits))

        return outcome(asked)

    def look(self, asked: Asked, stik: str) -> Outcome[Answer]:
        """Whether somebody has answered."""

        def looked() -> Answer:
            pc = self.newcomer()
            if not asked.by_stick:
                return Answer(welcome=pc.poll(asked.waits))
            return Answer(welcome=pc.answer(asked.waits, read_file(Path(stik) / ANSWER_FILE)))

        return outcome(looked)

    def become(self, asked: Asked, welcome: Welcome) -> Outcome[str]:
        """Become a desk, and fetch what the others wrote; the place's six words come back."""

        def become() -> str:
            pc = self.newcomer()
            pc.become(asked.waits, welcome, self.cost())
            return pc.place(welcome)

        return outcome(become)

    def give_up(self) -> None:
        """Forget what was asked."""
        drop_pending(self.newcomer().vault.folder)


def _road(way: Way) -> Road:
    return Road(server=way.url, ca=read_pem(way.ca), proxy=way.proxy.url)

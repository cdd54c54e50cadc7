"""A screen of the program for the gates, and how keys lead to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.flows.running_desk import ANNA
from tests.gates.whole_program import WholeProgram

Reach = Callable[[WholeProgram], None]
"""Presses the keys that lead to a screen."""


def _nothing(_folder: Path) -> None:
    """The desk as it was founded."""


@dataclass(frozen=True)
class Place:
    """A screen: the class in front when it is reached, and how to reach it."""

    name: str
    front: str
    reach: Reach
    is_inside: bool = True
    """Whether somebody is in: behind the lock."""
    has_desk: bool = True
    """Whether there is a desk: before the first run's second step there is nowhere to write a call."""
    is_locked: bool = False
    """Whether a lock, or a card over it, is in front."""
    is_over: bool = False
    """Whether whoever is in may open nothing more: F2 is answered by the lock, whose clock runs."""
    who: str = ANNA
    prepare: Callable[[Path], None] = _nothing

    def open(self, program: WholeProgram) -> None:
        """Start the program and go there."""
        program.has_desk = self.has_desk
        self.prepare(program.desk.folder)
        program.start()
        if self.is_inside:
            program.come_in(self.who)
        self.reach(program)
        program.wait()
        found = type(program.front).__name__
        assert found == self.front, f"{self.name}: {found} is in front"
        program.begun = program.focus


def keys(*presses: str) -> Reach:
    """Keys that lead there from the first screen."""
    return lambda program: program.press(*presses)


def then(first: Reach, *presses: str) -> Reach:
    """These keys after others; what each began is waited for."""

    def reach(program: WholeProgram) -> None:
        first(program)
        for each in presses:
            program.press(each)

    return reach


def button(first: Reach, words: str) -> Reach:
    """Tab to a button and press it."""

    def reach(program: WholeProgram) -> None:
        first(program)
        program.tab_to(words)
        program.press("Space")

    return reach

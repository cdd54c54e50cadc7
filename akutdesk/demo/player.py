"""Plays scenes: each step presses keys, then waits until the desk rests and shows what it should.

A scene is a generator. It yields a question; the next step comes when the answer is yes and the desk rests. The
program's own event loop turns meanwhile: nothing here waits or loops.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

Question: TypeAlias = Callable[[], bool]
Steps: TypeAlias = Generator[Question, None, None]

TURN_MS: Final = 4
"""How often the desk is looked at."""
QUIET_TURNS: Final = 2
"""Looks in a row without a job, so that what was posted has been laid out and painted."""
PATIENCE_TURNS: Final = 15_000
"""Looks until a step counts as stuck: a minute or more."""


def at_once() -> bool:
    """The question of a step that waits only for rest."""
    return True


class Player(QObject):
    """`ended`: the last step is done. `stuck`: a step's question got no yes, or an error ended the scene."""

    ended = Signal()
    stuck = Signal()

    def __init__(
        self,
        steps: Steps,
        *,
        busy: Question,
        failed: Question,
        parent: QObject,
        patience: int = PATIENCE_TURNS,
    ) -> None:
        """`busy`: the desk still works on something. `failed`: something went wrong, so that nothing will come."""
        super().__init__(parent)
        self._steps = steps
        self._busy = busy
        self._failed = failed
        self._patience = patience
        self._question: Question = at_once
        self._quiet = 0
        self._turns = 0
        self._inside = False
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self._turn)

    def begin(self) -> None:
        """Play from the next turn of the event loop on."""
        self._timer.start()

    def _turn(self) -> None:
        if self._inside or self._failed():  # `_inside`: the last turn raised an error
            self._finish(self.stuck)
            return
        self._inside = True
        self._turns += 1
        self._quiet = 0 if self._busy() else self._quiet + 1
        if self._quiet >= QUIET_TURNS and self._question():
            self._step()
        elif self._turns > self._patience:
            self._finish(self.stuck)
        self._inside = False

    def _step(self) -> None:
        self._quiet = self._turns = 0
        try:
            self._question = next(self._steps)
        except StopIteration:
            self._finish(self.ended)

    def _finish(self, end: SignalInstance) -> None:
        self._timer.stop()
        end.emit()

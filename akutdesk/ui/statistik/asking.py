"""Counts in a job what is chosen; an answer to an older choice is not shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from akutdesk.ui.desk import Desk

T = TypeVar("T")


class Asking(QObject, Generic[T]):
    """One question at a time: `answered` tells the answer to the newest one, `refused` its error."""

    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0

    def ask(self, work: Callable[[], T]) -> None:
        """Ask this; whatever was asked before is of no interest any more."""
        self._asked += 1
        number = self._asked

        def done(answer: T) -> None:
            if number == self._asked:
                self.answered.emit(answer)

        def failed(error: Exception) -> None:
            if number == self._asked:
                self.refused.emit(error)

        self._desk.jobs.run(work, done=done, failed=failed, owner=self)

"""Long work away from the GUI thread. This file has the only threads of the program (design.md D10)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


@dataclass(frozen=True)
class _Answer:
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    owner: QObject
    future: Future[Any]


class Jobs(QObject):
    """Two workers and one queued signal; lives as long as the window.

    `named` says whether an error is one the desk has words for (`messages.is_named`); every other
    error is a bug and goes to `crash` on the GUI thread.
    """

    _finished = Signal(object)
    idle = Signal()
    """No job is running or waiting."""

    def __init__(
        self,
        *,
        named: Callable[[BaseException], bool],
        crash: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._named = named
        self._crash = crash
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="job")
        self._running = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        """Do `work` on a worker, then call `done` or `failed` on the GUI thread.

        `work` is a plain function over plain values and never touches a QObject. The answer is
        dropped if `owner` is gone by then.
        """
        self._running += 1
        future = self._pool.submit(work)
        future.add_done_callback(lambda ready: self._report(_Answer(done, failed, owner, ready)))

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running > 0

    def stop(self) -> None:
        """Take no more work, forget what waits, and let the running jobs end."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _report(self, answer: _Answer) -> None:
        if shiboken6.isValid(self):
            self._finished.emit(answer)

    def _deliver(self, answer: _Answer) -> None:
        self._running -= 1
        if not answer.future.cancelled() and shiboken6.isValid(answer.owner):
            self._hand_over(answer)
        if not self._running:
            self.idle.emit()

    def _hand_over(self, answer: _Answer) -> None:
        error = answer.future.exception()
        if error is None:
            answer.done(answer.future.result())
        elif isinstance(error, Exception) and self._named(error):
            answer.failed(error)
        else:
            self._crash(error)


class Turn:
    """Lets one job at a time into a library that has one state for all, such as PDFium."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def taken(self) -> Generator[None]:
        """Wait for the turn and hold it; only inside a job, never on the GUI thread."""
        with self._lock:
            yield

"""Long work away from the GUI thread. This file has the only threads of the program (design.md D10)."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
SWITCH_S: Final = 0.001
"""After this long a worker lets the window's thread have its turn. At Python's own 5 ms a key that is painted
in twenty turns waits a tenth of a second."""
Tell = Callable[[object], None]
"""Says something of an errand while it is under way."""


@dataclass(frozen=True)
class _Answer:
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    owner: QObject
    future: Future[Any]


class Errand:
    """Work that takes its time elsewhere, and ends when it is asked to.

    Its worker is `inside` while it holds something of the desk's, such as the store, and `away` while it waits
    for somebody else, such as a server. `stop` returns once it is away or over: it comes back to nothing.
    """

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._inside = threading.Lock()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to end."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Ask it to end, and wait for the step it is at: some milliseconds."""
        self._stopped.set()
        with self._inside:
            pass

    def ask(self) -> None:
        """Ask it to end, and wait for nothing."""
        self._stopped.set()

    @contextmanager
    def inside(self) -> Generator[None]:
        """Hold the desk's things; only in the errand's own job."""
        with self._inside:
            yield

    @contextmanager
    def away(self) -> Generator[None]:
        """Let go of them while somebody else is waited for; look at `stopped` when back."""
        self._inside.release()
        try:
            yield
        finally:
            self._inside.acquire()

    def rest(self, seconds: float) -> None:
        """Let a save of the window pass; no longer than it takes to be stopped."""
        with self.away():
            self._stopped.wait(seconds)


class Jobs(QObject):
    """Two workers and one queued signal; lives as long as the window.

    Errands have a third worker: whoever waits for a slow network holds up no page of paper. A fourth listens.

    `named` says whether an error is one the desk has words for (`messages.is_named`); every other
    error is a bug and goes to `crash` on the GUI thread.
    """

    _finished = Signal(object)
    _told = Signal(object)
    _returned = Signal(object)
    _heard = Signal(object)
    idle = Signal()
    """No job is running or waiting; errands do not count."""

    def __init__(
        self,
        *,
        named: Callable[[BaseException], bool],
        crash: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_S)
        self._named = named
        self._crash = crash
        self._running = self._errands = 0
        self._over = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(_tell, Qt.ConnectionType.QueuedConnection)
        self._returned.connect(self._come_back, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

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
        if self._over:  # a timer of a page may fire while the window closes
            return
        self._running += 1
        future = self._pool.submit(work)
        future.add_done_callback(lambda ready: self._report(_Answer(done, failed, owner, ready)))

    def send(
        self,
        work: Callable[[Tell], T],
        *,
        told: Callable[[Any], None],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        """Do `work` on the errands' worker, one after the other.

        What it tells meanwhile comes to `told` on the GUI thread, in order; else as `run`.
        """
        if self._over:
            return

        def tell(value: object) -> None:
            if shiboken6.isValid(self):
                self._told.emit((owner, told, value))

        self._errands += 1
        future = self._away.submit(work, tell)
        future.add_done_callback(lambda ready: self._return(_Answer(done, failed, owner, ready)))

    def listen(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        """Wait for somebody on a worker of its own, as long as it takes; the desk counts as idle. Else as `run`."""
        if self._over:
            return
        future = self._ears.submit(work)
        future.add_done_callback(lambda ready: self._hear(_Answer(done, failed, owner, ready)))

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running > 0

    @property
    def away(self) -> bool:
        """Whether an errand is under way or waits for its turn."""
        return self._errands > 0

    def stop(self) -> None:
        """Take no more work, forget what waits, and let the running jobs end. What is asked for after is not begun."""
        self._over = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._away.shutdown(wait=True, cancel_futures=True)
        self._ears.shutdown(wait=True, cancel_futures=True)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return _workers(2, "job")

    @cached_property
    def _away(self) -> ThreadPoolExecutor:
        return _workers(1, "errand")

    @cached_property
    def _ears(self) -> ThreadPoolExecutor:
        return _workers(1, "listen")

    def _report(self, answer: _Answer) -> None:
        if shiboken6.isValid(self):
            self._finished.emit(answer)

    def _return(self, answer: _Answer) -> None:
        if shiboken6.isValid(self):
            self._returned.emit(answer)

    def _hear(self, answer: _Answer) -> None:
        if shiboken6.isValid(self):
            self._heard.emit(answer)

    def _come_back(self, answer: _Answer) -> None:
        self._errands -= 1
        self._take(answer)

    def _deliver(self, answer: _Answer) -> None:
        self._running -= 1
        self._take(answer)
        if not self._running:
            self.idle.emit()

    def _take(self, answer: _Answer) -> None:
        if not answer.future.cancelled() and shiboken6.isValid(answer.owner):
            self._hand_over(answer)

    def _hand_over(self, answer: _Answer) -> None:
        error = answer.future.exception()
        if error is None:
            answer.done(answer.future.result())
        elif isinstance(error, Exception) and self._named(error):
            answer.failed(error)
        else:
            self._crash(error)


def _workers(number: int, name: str) -> ThreadPoolExecutor:
    """Made for the first job: the lock is painted without any (design.md 6)."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(number, thread_name_prefix=name)


def _tell(told: tuple[QObject, Callable[[object], None], object]) -> None:
    owner, say, value = told
    if shiboken6.isValid(owner):
        say(value)


class Turn:
    """Lets one job at a time into a library that has one state for all, such as PDFium."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def taken(self) -> Generator[None]:
        """Wait for the turn and hold it; only inside a job, never on the GUI thread."""
        with self._lock:
            yield

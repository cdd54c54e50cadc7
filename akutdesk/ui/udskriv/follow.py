"""Following a print job to the sheet: what is said when, and what is never claimed (ux.md 5.8).

The job is looked at every two seconds for half a minute. A job that did not end well is taken out
of the queue again, and only then is its outcome told.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.ui.printer import JobState

if TYPE_CHECKING:
    from akutdesk.ui.jobs import Jobs
    from akutdesk.ui.printer import PrinterPort, PrintJob

LOOK_EVERY_MS = 2_000
LOOKS = 15
_SURE = 2
"""A printer may be waking up: it counts as silent when it was so at this many looks in a row."""


def outcome(looks: tuple[JobState, ...]) -> JobState | None:
    """What the looks so far amount to; None while it is too early to say."""
    last = looks[-1]
    if last in (JobState.FAERDIG, JobState.STOPPET, JobState.UKLAR):
        return last
    if looks[-_SURE:] == (JobState.SVARER_IKKE,) * _SURE:
        return JobState.SVARER_IKKE
    if len(looks) < LOOKS:
        return None
    return JobState.SVARER_IKKE if last is JobState.SVARER_IKKE else JobState.UKLAR


def leave_nothing(port: PrinterPort, job: PrintJob, *, found: JobState) -> JobState:
    """Cancel what is left of a job. It may have ended in that moment: then it did come out."""
    port.cancel(job)
    return JobState.FAERDIG if port.follow(job) is JobState.FAERDIG else found


class Follower(QObject):
    """Follows one job. `ended` tells a JobState other than I_GANG, once."""

    ended = Signal(object)

    def __init__(
        self, jobs: Jobs, port: PrinterPort, *, parent: QObject, every_ms: int = LOOK_EVERY_MS
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._port = port
        self._looks: tuple[JobState, ...] = ()
        self._job: PrintJob | None = None
        self._timer = QTimer(self, interval=every_ms, singleShot=True)
        self._timer.timeout.connect(self._look)

    def follow(self, job: PrintJob) -> None:
        """Begin. The first look comes after one interval: no printer is faster."""
        self._job = job
        self._timer.start()

    def _look(self) -> None:
        if self._job is not None:
            self._run(partial(self._port.follow, self._job), done=self._seen)

    def _seen(self, state: JobState) -> None:
        self._looks = (*self._looks, state)
        found = outcome(self._looks)
        if found is None:
            self._timer.start()
        elif found in (JobState.FAERDIG, JobState.STOPPET) or self._job is None:
            self._end(found)
        else:
            work = partial(leave_nothing, self._port, self._job, found=found)
            self._run(work, done=self._end)

    def _run(self, work: Callable[[], JobState], *, done: Callable[[JobState], None]) -> None:
        self._jobs.run(work, done=done, failed=lambda _: self._end(JobState.UKLAR), owner=self)

    def _end(self, state: JobState) -> None:
        self.ended.emit(state)

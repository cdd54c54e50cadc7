"""The printer, with a note of the jobs that are under way, so that a full lock can take them back.

Whoever asked for the sheet is not there, and the process that followed it ends: a plan must not come out
later before others' eyes (design.md 8.26, ux.md 5.8).
"""

from __future__ import annotations

from contextlib import suppress

from akutdesk.ui.printer import JobState, Printer, PrinterPort, PrinterRefused, PrintJob

_ENDED = (JobState.FAERDIG, JobState.STOPPET)


class WatchedPrinter:
    """Implements PrinterPort over another one. Its calls are made in jobs, so two threads may be in here."""

    def __init__(self, port: PrinterPort) -> None:
        self._port = port
        self._under_way: dict[PrintJob, None] = {}
        self._is_closed = False

    @property
    def under_way(self) -> tuple[PrintJob, ...]:
        """What was sent and is not known to have ended."""
        return tuple(self._under_way)

    def printers(self) -> tuple[Printer, ...]:
        """As the port says."""
        return self._port.printers()

    def submit(self, pdf: bytes, *, printer: str, copies: int = 1) -> PrintJob:
        """Send, and note; nothing is sent after `take_back`. Raises PrinterRefused."""
        if self._is_closed:
            raise PrinterRefused("SVARER_IKKE")
        job = self._port.submit(pdf, printer=printer, copies=copies)
        self._under_way[job] = None
        if self._is_closed:  # the lock fell while it was sent
            self.cancel(job)
        return job

    def follow(self, job: PrintJob) -> JobState:
        """As the port says; a job that has ended is no longer noted."""
        state = self._port.follow(job)
        if state in _ENDED:
            self._under_way.pop(job, None)
        return state

    def cancel(self, job: PrintJob) -> None:
        """Take it back."""
        self._under_way.pop(job, None)
        self._port.cancel(job)

    def open(self) -> None:
        """Somebody is in."""
        self._is_closed = False

    def close(self) -> None:
        """Nobody is in any more: nothing more is sent."""
        self._is_closed = True

    def take_back(self) -> None:
        """Cancel what is under way, in a job. A service that does not answer is left: there is nobody to tell."""
        for job in self.under_way:
            with suppress(PrinterRefused):
                self.cancel(job)

"""Pages that are of no plan: sheets of set-up, the slip with a password, followed to the paper (ux.md 5.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from akutdesk.reports.papir import Papir
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.printer import JobState, Printer, PrinterPort, PrinterRefused, PrintJob
from akutdesk.ui.udskriv.follow import Follower


@dataclass(frozen=True)
class Papers:
    """The printer of this PC and what pages are made with."""

    port: PrinterPort
    papir: Papir


class PaperJob(QObject):
    """One printing. `sendt`: the printer took it; `ended(JobState)`: how it ended; in that order."""

    sendt = Signal()
    ended = Signal(object)

    def __init__(self, jobs: Jobs, papers: Papers, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._papers = papers

    def send(self, pages: Callable[[Papir], tuple[bytes, ...]], printer: str) -> None:
        """Make the pages and send them, one print job each; the last one is followed."""
        self._jobs.run(
            partial(_print, self._papers, pages, printer),
            done=self._sent,
            failed=self._failed,
            owner=self,
        )

    def _sent(self, job: PrintJob) -> None:
        self.sendt.emit()
        follower = Follower(self._jobs, self._papers.port, parent=self)
        follower.ended.connect(self.ended)
        follower.follow(job)

    def _failed(self, _error: Exception) -> None:
        self.ended.emit(JobState.SVARER_IKKE)


def find_printers(
    jobs: Jobs, papers: Papers, *, done: Callable[[tuple[Printer, ...]], None], owner: QObject
) -> None:
    """Ask the machine for its printers, as a job."""
    jobs.run(papers.port.printers, done=done, failed=lambda _: done(()), owner=owner)


def _print(papers: Papers, pages: Callable[[Papir], tuple[bytes, ...]], printer: str) -> PrintJob:
    jobs = [papers.port.submit(pdf, printer=printer) for pdf in pages(papers.papir)]
    if not jobs:
        raise PrinterRefused("KENDES_IKKE")
    return jobs[-1]

"""A temporary password on a slip: made in memory, sent to this PC's printer, followed to the paper (ux.md 5.8)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from akutdesk.assets import Texts
from akutdesk.reports.papir import Papir
from akutdesk.reports.seddel import Seddel, render_seddel
from akutdesk.reports.udskrift import Afsender
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.printer import JobState, Printer
from akutdesk.ui.udskriv.paper_job import PaperJob, Papers, find_printers
from akutdesk.ui.udskriv.state import preferred

_ENDS = {
    JobState.FAERDIG: "adgangskode.seddel_ok",
    JobState.STOPPET: "adgangskode.seddel_stoppet",
    JobState.SVARER_IKKE: "adgangskode.seddel_svarer_ikke",
    JobState.UKLAR: "adgangskode.seddel_uvist",
}
_NAMES_NOTHING = frozenset({JobState.STOPPET})


class SlipPrinting(QObject):
    """`said(str)`: how far the sheet has come. Printing is a help: the code stands on the screen all the while."""

    said = Signal(str)

    def __init__(
        self, jobs: Jobs, papers: Papers, texts: Texts, parent: QObject, *, afsender: Afsender
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._papers = papers
        self._texts = texts
        self._afsender = afsender

    def print_slip(self, seddel: Seddel, *, remembered: str = "") -> None:
        """Send it to the printer used last, else to the machine's first."""
        found = partial(self._found, seddel, remembered)
        find_printers(self._jobs, self._papers, done=found, owner=self)

    def _found(self, seddel: Seddel, remembered: str, printers: tuple[Printer, ...]) -> None:
        printer = preferred(printers, remembered)
        if not printer:
            self.said.emit(self._texts("adgangskode.seddel_ingen"))
            return
        job = PaperJob(self._jobs, self._papers, self)
        sent = self._texts("adgangskode.seddel_sendt", printer=printer)
        job.sendt.connect(partial(self.said.emit, sent))
        job.ended.connect(partial(self._ended, printer))
        job.send(partial(_pages, afsender=self._afsender, seddel=seddel), printer)

    def _ended(self, printer: str, state: JobState) -> None:
        values = {} if state in _NAMES_NOTHING else {"printer": printer}
        self.said.emit(self._texts(_ENDS[state], **values))


def _pages(papir: Papir, *, afsender: Afsender, seddel: Seddel) -> tuple[bytes, ...]:
    return (render_seddel(papir, afsender, seddel).pdf,)

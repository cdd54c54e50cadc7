"""The printer of a practice: the machine's own, and every page says what it is."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.reports.oevelse import stamped
from akutdesk.reports.papir import Papir
from akutdesk.ui.printer import JobState, Printer, PrinterPort, PrintJob


@dataclass(frozen=True)
class PracticePrinter:
    """Implements PrinterPort over another one."""

    port: PrinterPort
    papir: Papir

    def printers(self) -> tuple[Printer, ...]:
        """As the port says."""
        return self.port.printers()

    def submit(self, pdf: bytes, *, printer: str, copies: int = 1) -> PrintJob:
        """Send the pages with the word on them. Raises PrinterRefused."""
        return self.port.submit(stamped(self.papir, pdf), printer=printer, copies=copies)

    def follow(self, job: PrintJob) -> JobState:
        """As the port says."""
        return self.port.follow(job)

    def cancel(self, job: PrintJob) -> None:
        """Take it back."""
        self.port.cancel(job)

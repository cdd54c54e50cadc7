"""A printer port that puts each job into a folder as a PDF: for the demo, which has no printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akutdesk.ui.printer import (
    JOB_TITLE,
    JobState,
    Printer,
    PrinterRefused,
    PrintJob,
)

if TYPE_CHECKING:
    from pathlib import Path


class FolderPrinter:
    """Implements PrinterPort. Files are numbered in the order they were printed."""

    def __init__(self, folder: Path, *, navn: str) -> None:
        self._folder = folder
        self._navn = navn

    def printers(self) -> tuple[Printer, ...]:
        """The one printer, always ready."""
        return (Printer(navn=self._navn, default=True),)

    def submit(self, pdf: bytes, *, printer: str, copies: int = 1) -> PrintJob:
        """Write one file a copy; the job is named after the first. Raises PrinterRefused."""
        if printer != self._navn:
            raise PrinterRefused("KENDES_IKKE")
        self._folder.mkdir(parents=True, exist_ok=True)
        first = len(self._files()) + 1
        for number in range(first, first + copies):
            (self._folder / f"{JOB_TITLE}-{number:02}.pdf").write_bytes(pdf)
        return PrintJob(printer=printer, job_id=f"{JOB_TITLE}-{first:02}")

    def follow(self, job: PrintJob) -> JobState:
        """Done as soon as the file is there; a job that was never sent here is unclear."""
        there = (self._folder / f"{job.job_id}.pdf").exists()
        return JobState.FAERDIG if there else JobState.UKLAR

    def cancel(self, job: PrintJob) -> None:
        """Nothing waits in a folder: a job is done when it is sent."""

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"{JOB_TITLE}-*.pdf"))

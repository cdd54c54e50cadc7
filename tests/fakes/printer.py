"""A printer with scripted behaviour: what it says at each look is written in the test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from akutdesk.ui.printer import (
    JobState,
    Printer,
    PrinterRefused,
    PrinterState,
    PrintJob,
)
from akutdesk.ui.udskriv.folder import FolderPrinter


@dataclass(frozen=True)
class Sent:
    """One job as it reached the printer."""

    pdf: bytes
    printer: str
    copies: int


class ScriptedPrinter:
    """Implements PrinterPort. `script` is what `follow` answers, look by look; the last one stays."""

    def __init__(
        self,
        *navne: str,
        script: tuple[JobState, ...] = (JobState.FAERDIG,),
        refuses: str | None = None,
        state: PrinterState = PrinterState.KLAR,
    ) -> None:
        self.navne = navne
        self.script = list(script)
        self.refuses = refuses
        self.state = state
        self.sent: list[Sent] = []
        self.looks = 0
        self.cancelled: list[PrintJob] = []

    def printers(self) -> tuple[Printer, ...]:
        return tuple(
            Printer(navn=navn, state=self.state, default=number == 0)
            for number, navn in enumerate(self.navne)
        )

    def submit(self, pdf: bytes, *, printer: str, copies: int = 1) -> PrintJob:
        if self.refuses:
            raise PrinterRefused(self.refuses)
        if printer not in self.navne:
            raise PrinterRefused("KENDES_IKKE")
        self.sent.append(Sent(pdf, printer, copies))
        return PrintJob(printer=printer, job_id=f"{printer}-{len(self.sent)}")

    def follow(self, job: PrintJob) -> JobState:
        self.looks += 1
        if job in self.cancelled:
            return JobState.STOPPET
        if job.job_id not in {f"{s.printer}-{n}" for n, s in enumerate(self.sent, 1)}:
            return JobState.UKLAR
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]

    def cancel(self, job: PrintJob) -> None:
        self.cancelled.append(job)


class SwitchedPrinter(FolderPrinter):
    """One that can be switched off: then it takes a job and never answers, as a queue of the system does."""

    def __init__(self, folder: Path, *, navn: str) -> None:
        super().__init__(folder, navn=navn)
        self.is_on = True
        self.waiting: list[PrintJob] = []
        self.cancelled: list[PrintJob] = []

    def submit(self, pdf: bytes, *, printer: str, copies: int = 1) -> PrintJob:
        if self.is_on:
            return super().submit(pdf, printer=printer, copies=copies)
        job = PrintJob(printer=printer, job_id=f"unseen-{len(self.waiting) + 1}")
        self.waiting.append(job)
        return job

    def follow(self, job: PrintJob) -> JobState:
        if job in self.waiting:
            return JobState.STOPPET if job in self.cancelled else JobState.SVARER_IKKE
        return super().follow(job)

    def cancel(self, job: PrintJob) -> None:
        self.cancelled.append(job)

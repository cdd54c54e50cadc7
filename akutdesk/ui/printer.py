"""The printer port: what the desk asks of the machine's printing service (ux.md 5.8).

Every call may wait for the service and is therefore made inside a job, never on the GUI thread.
The title of a job is always "akutdesk": the service shows it to others, and a PDF printer makes a
file name of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

JOB_TITLE = "akutdesk"
"""Names no person and no place (ux.md 5.1)."""


class PrinterState(StrEnum):
    """What a printer says about itself before anything is sent to it."""

    KLAR = "KLAR"
    I_GANG = "I_GANG"
    SVARER_IKKE = "SVARER_IKKE"


class JobState(StrEnum):
    """How far a job has come. UKLAR means that nobody can know whether a sheet came out."""

    I_GANG = "I_GANG"
    FAERDIG = "FAERDIG"
    SVARER_IKKE = "SVARER_IKKE"
    STOPPET = "STOPPET"
    UKLAR = "UKLAR"


@dataclass(frozen=True, kw_only=True)
class Printer:
    """One printer as staff choose it."""

    navn: str
    state: PrinterState = PrinterState.KLAR
    default: bool = False


@dataclass(frozen=True, kw_only=True)
class PrintJob:
    """What `submit` handed to the service; `job_id` is the service's own name for it."""

    printer: str
    job_id: str


class PrinterRefused(Exception):
    """The service did not take the job: nothing was sent and no sheet will come.

    Holds a code only: KENDES_IKKE (no such printer) or SVARER_IKKE.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PrinterPort(Protocol):
    """The printing service of this machine. Blocking calls."""

    def printers(self) -> tuple[Printer, ...]:
        """The printers of this machine, the default one first; empty if the service is down."""
        ...

    def submit(self, pdf: bytes, *, printer: str, copies: int = 1) -> PrintJob:
        """Send finished pages, in memory all the way. Raises PrinterRefused."""
        ...

    def follow(self, job: PrintJob) -> JobState:
        """How far the job has come now."""
        ...

    def cancel(self, job: PrintJob) -> None:
        """Take the job out of the queue, so that no plan comes out at noon before others' eyes."""
        ...

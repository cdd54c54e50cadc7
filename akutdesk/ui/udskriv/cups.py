"""The printer port on CUPS (Linux and macOS), through its command-line tools.

The vector PDF goes to `lp` on standard input, and `lp` streams it on to the service: no file of
ours is written, and a page stays sharp and small (ux.md 5.8). The tools are asked to speak English,
because their answers are read here.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from akutdesk.ui.printer import (
    JOB_TITLE,
    JobState,
    Printer,
    PrinterRefused,
    PrinterState,
    PrintJob,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE_S = 15
"""Seconds a tool may take before the service counts as not answering."""

_PRINTER = re.compile(r"^printer (\S+) (is idle|now printing|disabled)")
_ACCEPTS = re.compile(r"^(\S+) (not )?accepting requests")
_DEFAULT = re.compile(r"^system default destination: (\S+)")
_SENT = re.compile(r"request id is (\S+-\d+)")
_JOB = re.compile(r"^(\S+-\d+)\s")
_UNREACHABLE = (
    "may not exist",
    "unavailable",
    "not responding",
    "unreachable",
    "unable to connect",
)


class CupsPrinter:
    """Implements PrinterPort. `server` names another CUPS than the machine's own (host:port)."""

    def __init__(self, *, server: str | None = None) -> None:
        self._environment = {**os.environ, "LC_ALL": "C"}
        if server is not None:
            self._environment["CUPS_SERVER"] = server

    def printers(self) -> tuple[Printer, ...]:
        """One line for each queue; a queue that takes no jobs counts as not answering."""
        answer = self._ask("lpstat", "-d", "-a", "-l", "-p")
        default = _first(_DEFAULT, answer)
        closed = {name for name, refuses in _matches(_ACCEPTS, answer) if refuses}
        found = [
            Printer(
                navn=name,
                state=_printer_state(said, closed=name in closed, notes=notes),
                default=name == default,
            )
            for name, said, notes in _printer_blocks(answer)
        ]
        return tuple(sorted(found, key=lambda printer: (not printer.default, printer.navn)))

    def submit(self, pdf: bytes, *, printer: str, copies: int = 1) -> PrintJob:
        """A4, and not scaled: the card is cut and folded after its printed measure. Raises PrinterRefused."""
        options = ("media=A4", "print-scaling=none", "job-sheets=none")
        command = ["lp", "-d", printer, "-n", str(copies), "-t", JOB_TITLE]
        command += [part for option in options for part in ("-o", option)]
        sent = _SENT.search(self._ask(*command, stdin=pdf))
        if sent is None:
            known = any(each.navn == printer for each in self.printers())
            raise PrinterRefused("SVARER_IKKE" if known else "KENDES_IKKE")
        return PrintJob(printer=printer, job_id=sent.group(1))

    def follow(self, job: PrintJob) -> JobState:
        """A job that the service has forgotten, or ended with errors, is UKLAR."""
        waiting = self._job_notes(job, "not-completed")
        if waiting is not None:
            return _waiting_state(waiting, queue=self._ask("lpstat", "-p", job.printer))
        ended = self._job_notes(job, "completed")
        return JobState.UKLAR if ended is None else _ended_state(ended)

    def cancel(self, job: PrintJob) -> None:
        """Asked of the service; a job that has ended already is left as it is."""
        self._ask("cancel", job.job_id)

    def _job_notes(self, job: PrintJob, which: str) -> str | None:
        answer = self._ask("lpstat", "-W", which, "-l", "-o", job.printer)
        return dict(_job_blocks(answer)).get(job.job_id)

    def _ask(self, *command: str, stdin: bytes = b"") -> str:
        # A missing tool, a silent service and a refusal all mean: no answer. The caller says so.
        try:
            done = subprocess.run(  # noqa: S603  the words are ours, and no shell reads them
                command,
                input=stdin,
                capture_output=True,
                env=self._environment,
                timeout=_PATIENCE_S,
                check=False,
            )
        except (FileNotFoundError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.decode("utf-8", "replace")


def _printer_state(said: str, *, closed: bool, notes: str) -> PrinterState:
    if closed or said == "disabled" or _unreachable(notes):
        return PrinterState.SVARER_IKKE
    return PrinterState.I_GANG if said == "now printing" else PrinterState.KLAR


def _waiting_state(notes: str, *, queue: str) -> JobState:
    stopped = _PRINTER.match(queue)
    if _unreachable(notes) or (stopped and stopped.group(2) == "disabled"):
        return JobState.SVARER_IKKE
    return JobState.I_GANG


def _ended_state(notes: str) -> JobState:
    if "canceled" in notes:
        return JobState.STOPPET
    if "abort" in notes or "errors" in notes or "stopped" in notes:
        return JobState.UKLAR
    return JobState.FAERDIG


def _unreachable(notes: str) -> bool:
    return any(sign in notes.lower() for sign in _UNREACHABLE)


def _printer_blocks(answer: str) -> Iterator[tuple[str, str, str]]:
    for head, notes in _blocks(answer):
        found = _PRINTER.match(head)
        if found:
            yield found.group(1), found.group(2), notes


def _job_blocks(answer: str) -> Iterator[tuple[str, str]]:
    for head, notes in _blocks(answer):
        found = _JOB.match(head)
        if found:
            yield found.group(1), notes


def _blocks(answer: str) -> Iterator[tuple[str, str]]:
    """Each line that begins at the margin, with the indented lines that belong to it."""
    head, notes = "", list[str]()
    for line in answer.splitlines():
        if line[:1].isspace():
            notes.append(line.strip())
            continue
        yield head, "\n".join(notes)
        head, notes = line, []
    yield head, "\n".join(notes)


def _first(pattern: re.Pattern[str], answer: str) -> str | None:
    found = [match.group(1) for match in map(pattern.match, answer.splitlines()) if match]
    return found[0] if found else None


def _matches(pattern: re.Pattern[str], answer: str) -> Iterator[tuple[str, ...]]:
    for match in map(pattern.match, answer.splitlines()):
        if match:
            yield match.groups()

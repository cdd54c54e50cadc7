"""Printing through a real CUPS on loopback: a queue that prints, and one that nobody answers."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from akutdesk.ui.printer import JobState, PrinterRefused, PrinterState
from akutdesk.ui.udskriv.cups import CupsPrinter
from tests.desktop import private_cups
from tests.desktop.private_cups import LOOKS, part_missing, running_cups
from tests.ui.udskriv.port_contract import SHEET, PrinterPortContract

BACKEND = Path("/usr/lib/cups/backend/cups-pdf")


def look_until(port, job, *, ends):
    seen = JobState.I_GANG
    for _ in range(LOOKS):
        seen = port.follow(job)
        if seen in ends:
            return seen
    return seen


def spooled_by(cups) -> bytes:
    """What the service wrote down about its jobs."""
    files = (cups.root / "spool").glob("c*")
    return b"".join(path.read_bytes() for path in files if path.is_file())


ENDED = {JobState.FAERDIG, JobState.STOPPET, JobState.UKLAR}


@pytest.fixture(scope="module")
def cups():
    with running_cups() as service:
        yield service


class TestCups(PrinterPortContract):
    @pytest.fixture
    def port(self, cups):
        return CupsPrinter(server=cups.server)

    def settle(self, port, job):
        return look_until(port, job, ends=ENDED)

    def test_the_machine_s_queues_are_listed_with_their_state(self, port):
        assert [printer.navn for printer in port.printers()] == ["fil", "doed"]
        assert port.printers()[0].state in {PrinterState.KLAR, PrinterState.I_GANG}

    def test_the_service_is_told_nothing_but_the_program_s_name(self, cups, port):
        job = port.submit(SHEET, printer="fil")
        self.settle(port, job)
        for _ in range(LOOKS):  # the service writes down what it was told a moment later
            if b"akutdesk" in (spooled := spooled_by(cups)):
                break
            port.follow(job)
        assert b"akutdesk" in spooled

    def test_a_printer_that_nobody_answers_is_found_out_and_the_job_can_be_taken_back(self, port):
        job = port.submit(SHEET, printer="doed")
        state = look_until(port, job, ends={JobState.SVARER_IKKE, *ENDED})
        port.cancel(job)
        assert state is JobState.SVARER_IKKE
        assert look_until(port, job, ends=ENDED) is JobState.STOPPET

    def test_a_stopped_queue_counts_as_not_answering(self, cups, port):
        cups.admin("cupsdisable", "doed")
        states = {printer.navn: printer.state for printer in port.printers()}
        job = port.submit(SHEET, printer="doed")
        seen = port.follow(job)
        port.cancel(job)
        cups.admin("cupsenable", "doed")
        assert states["doed"] is PrinterState.SVARER_IKKE
        assert seen is JobState.SVARER_IKKE

    def test_a_queue_that_takes_no_jobs_refuses(self, cups, port):
        cups.admin("cupsreject", "doed")
        with pytest.raises(PrinterRefused) as refused:
            port.submit(SHEET, printer="doed")
        states = {printer.navn: printer.state for printer in port.printers()}
        cups.admin("cupsaccept", "doed")
        assert refused.value.code == "SVARER_IKKE"
        assert states["doed"] is PrinterState.SVARER_IKKE

    def test_a_sheet_comes_out_of_the_pdf_printer_under_the_program_s_name(self, cups, port):
        if not os.access(BACKEND, os.X_OK):
            part_missing("the cups-pdf backend may only be run by root")
        cups.add("pdf", "cups-pdf:/")
        output = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
        before = set(output.glob("*"))
        job = port.submit(SHEET, printer="pdf")
        assert self.settle(port, job) is JobState.FAERDIG
        new = set(output.glob("*")) - before
        for path in new:
            path.unlink()
        assert [path.name.split("_")[0].split(".")[0] for path in new] == ["akutdesk"]


def test_a_machine_without_a_printing_service_has_no_printers():
    with private_cups.closed_port() as deaf:
        port = CupsPrinter(server=f"127.0.0.1:{deaf}")
        assert port.printers() == ()
        with pytest.raises(PrinterRefused):
            port.submit(SHEET, printer="Kontoret")

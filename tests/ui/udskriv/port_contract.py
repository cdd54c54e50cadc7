"""What every printer port must do: the fake, the folder and CUPS pass the same tests.

A subclass gives a `port` with one working printer, and `settle(port, job)` that waits for the job.
"""

from __future__ import annotations

import pytest

from akutdesk.ui.printer import JobState, PrinterRefused

SHEET = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


class PrinterPortContract:
    def settle(self, port, job):
        return port.follow(job)

    def test_there_is_one_default_printer_and_it_comes_first(self, port):
        assert [printer.default for printer in port.printers()].count(True) == 1
        assert port.printers()[0].default

    def test_a_sent_sheet_is_followed_until_it_is_done(self, port):
        job = port.submit(SHEET, printer=port.printers()[0].navn)
        assert self.settle(port, job) is JobState.FAERDIG

    def test_a_printer_that_is_not_there_refuses_before_anything_is_sent(self, port):
        with pytest.raises(PrinterRefused) as refused:
            port.submit(SHEET, printer="findes-ikke")
        assert refused.value.code == "KENDES_IKKE"

    def test_two_jobs_are_told_apart(self, port):
        name = port.printers()[0].navn
        first, second = port.submit(SHEET, printer=name), port.submit(SHEET, printer=name)
        assert first != second
        assert self.settle(port, second) is JobState.FAERDIG

    def test_cancelling_a_job_that_is_done_changes_nothing(self, port):
        job = port.submit(SHEET, printer=port.printers()[0].navn)
        self.settle(port, job)
        port.cancel(job)
        assert port.follow(job) in {JobState.FAERDIG, JobState.STOPPET}

    def test_a_job_nobody_knows_is_unclear(self, port):
        known = port.submit(SHEET, printer=port.printers()[0].navn)
        self.settle(port, known)
        unknown = type(known)(printer=known.printer, job_id=f"{known.printer}-99999")
        assert port.follow(unknown) is JobState.UKLAR

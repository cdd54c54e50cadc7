"""What of the Windows port can be held without Windows: its pages, its refusals, its honesty."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from PySide6.QtPrintSupport import QPrinter

from akutdesk.reports.papir import papir_of
from akutdesk.reports.proeveside import render_proeveside
from akutdesk.reports.udskrift import Afsender
from akutdesk.ui.printer import JobState, PrinterRefused, PrintJob
from akutdesk.ui.udskriv import windows
from tests.ui.night_desk import NIGHT


@pytest.fixture
def port():
    return windows.WindowsPrinter()


def test_a_printer_that_is_not_there_refuses(port):
    with pytest.raises(PrinterRefused) as refused:
        port.submit(b"", printer="findes-ikke")
    assert refused.value.code == "KENDES_IKKE"


def test_a_job_that_was_never_seen_is_unclear_and_cancelling_it_does_nothing(port):
    job = PrintJob(printer="findes-ikke", job_id="")
    assert port.follow(job) is JobState.UKLAR
    port.cancel(job)


@pytest.mark.usefixtures("qapp")
def test_pages_are_painted_in_their_true_size(assets, tmp_path):
    sender = Afsender(navn="Dit Akuttilbud", telefon="00 00 00 00")
    page = render_proeveside(papir_of(assets), sender, udskrevet=NIGHT.date())
    printer = windows._prepared("", 1)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ark.pdf"))
    assert windows._paint(page.pdf, printer)
    with pdfium.PdfDocument(tmp_path / "ark.pdf") as printed:
        assert len(printed) == page.sider
        assert printed[0].get_size() == pytest.approx((595, 842), abs=1)
        pixels = printed[0].render(scale=0.5, grayscale=True).to_pil()
    assert min(pixels.tobytes()) < 100
    assert pixels.getpixel((2, 2)) == 255

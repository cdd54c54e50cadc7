"""The printer port on Windows. Written after the documentation and not tried ("ikke prøvet").

Windows' printers take no PDF, so each page is painted at 300 dpi from PDFium's picture of it; QPrinter
may be used outside the GUI thread, and every call here is made inside a job. How far a job has come is
asked of the spooler, where it is known by the one title all our jobs have.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from akutdesk.ui.printer import (
    JOB_TITLE,
    JobState,
    Printer,
    PrinterRefused,
    PrinterState,
    PrintJob,
)
from akutdesk.ui.udskriv.raster import Raster, page_count, raster

_DPI = 300
_A4_INCHES = 11.693

_STOPPED = 0x001 | 0x002 | 0x020 | 0x040 | 0x200
"""JOB_STATUS_PAUSED, ERROR, OFFLINE, PAPEROUT, BLOCKED_DEVQ (winspool.h)."""
_LEVEL = 1
_MOST_JOBS = 64


class WindowsPrinter:
    """Implements PrinterPort through QPrinter and winspool. Not tried on a machine."""

    def printers(self) -> tuple[Printer, ...]:
        """The machine's printers, the default one first."""
        default = QPrinterInfo.defaultPrinterName()
        found = [
            Printer(navn=info.printerName(), state=_state(info), default=_is(info, default))
            for info in QPrinterInfo.availablePrinters()
        ]
        return tuple(sorted(found, key=lambda printer: (not printer.default, printer.navn)))

    def submit(self, pdf: bytes, *, printer: str, copies: int = 1) -> PrintJob:
        """A4 and not scaled: the card is cut and folded after its printed measure. Raises PrinterRefused."""
        if printer not in QPrinterInfo.availablePrinterNames():
            raise PrinterRefused("KENDES_IKKE")
        before = {number for number, _ in _our_jobs(printer)}
        if not _paint(pdf, _prepared(printer, copies)):
            raise PrinterRefused("SVARER_IKKE")
        new = sorted(number for number, _ in _our_jobs(printer) if number not in before)
        return PrintJob(printer=printer, job_id=str(new[-1]) if new else "")

    def follow(self, job: PrintJob) -> JobState:
        """A job that has left the spooler was printed; one we never saw there is unclear."""
        if not job.job_id:
            return JobState.UKLAR
        status = dict(_our_jobs(job.printer)).get(int(job.job_id))
        if status is None:
            return JobState.FAERDIG
        return JobState.SVARER_IKKE if status & _STOPPED else JobState.I_GANG

    def cancel(self, job: PrintJob) -> None:
        """Delete the job from the spooler, if it is there still."""
        if job.job_id:
            _delete(job.printer, int(job.job_id))


def _is(info: QPrinterInfo, name: str) -> bool:
    return info.printerName() == name


def _state(info: QPrinterInfo) -> PrinterState:
    known = {
        QPrinter.PrinterState.Idle: PrinterState.KLAR,
        QPrinter.PrinterState.Active: PrinterState.I_GANG,
    }
    return known.get(info.state(), PrinterState.SVARER_IKKE)


def _prepared(name: str, copies: int) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    printer.setDocName(JOB_TITLE)
    printer.setResolution(_DPI)
    printer.setCopyCount(copies)
    printer.setFullPage(True)
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, QMarginsF()))
    return printer


def _paint(pdf: bytes, printer: QPrinter) -> bool:
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for side in range(1, page_count(pdf) + 1):
        if side > 1:
            printer.newPage()
        page = raster(pdf, side=side, high=round(_A4_INCHES * _DPI), finer=1)
        painter.drawImage(QRect(0, 0, page.wide, page.high), _image(page))
    return painter.end()


def _image(page: Raster) -> QImage:
    grey = QImage.Format.Format_Grayscale8
    return QImage(page.pixels, page.wide, page.high, page.stride, grey).copy()


class _Job(ctypes.Structure):
    """JOB_INFO_1W of winspool.h."""

    _fields_ = (
        ("job_id", ctypes.c_uint32),
        ("printer", ctypes.c_wchar_p),
        ("machine", ctypes.c_wchar_p),
        ("user", ctypes.c_wchar_p),
        ("document", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
        ("words", ctypes.c_wchar_p),
        ("status", ctypes.c_uint32),
        ("priority", ctypes.c_uint32),
        ("position", ctypes.c_uint32),
        ("total", ctypes.c_uint32),
        ("printed", ctypes.c_uint32),
        ("submitted", ctypes.c_uint16 * 8),
    )


def _our_jobs(printer: str) -> list[tuple[int, int]]:
    """Number and status of each job of ours in a printer's queue; none if it cannot be asked."""
    spool, handle = _opened(printer)
    if spool is None:
        return []
    needed, count = ctypes.c_uint32(), ctypes.c_uint32()
    sizes = (ctypes.byref(needed), ctypes.byref(count))
    spool.EnumJobsW(handle, 0, _MOST_JOBS, _LEVEL, None, 0, *sizes)
    buffer = ctypes.create_string_buffer(max(1, needed.value))
    answered = spool.EnumJobsW(handle, 0, _MOST_JOBS, _LEVEL, buffer, needed, *sizes)
    jobs = ctypes.cast(buffer, ctypes.POINTER(_Job))
    found = [jobs[n] for n in range(count.value)] if answered else []
    ours = [(job.job_id, job.status) for job in found if job.document == JOB_TITLE]
    spool.ClosePrinter(handle)
    return ours


def _delete(printer: str, number: int) -> None:
    spool, handle = _opened(printer)
    if spool is not None:
        delete = 5  # JOB_CONTROL_DELETE
        spool.SetJobW(handle, number, 0, None, delete)
        spool.ClosePrinter(handle)


def _opened(printer: str) -> tuple[Any, ctypes.c_void_p]:
    """The spooler's library and a handle to one printer; no library where there is no Windows."""
    handle = ctypes.c_void_p()
    if sys.platform != "win32":
        return None, handle
    spool: Any = ctypes.WinDLL("winspool.drv")
    return (spool if spool.OpenPrinterW(printer, ctypes.byref(handle), None) else None), handle

"""One page of a finished PDF as a greyscale picture in memory; the preview is the real page.

The paper has one ink, so a grey value says how much ink a pixel got, and the screen chooses which
two colours that is (`design.md` D17). Runs inside a job.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import pypdfium2 as pdfium
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from akutdesk.ui.jobs import Turn

_PDFIUM = Turn()
"""PDFium keeps one state for the whole process and may be entered by one job at a time."""


_FINER = 3
"""PDFium sets letters on whole pixels; drawn finer and then averaged, they stand where the paper has them."""


@dataclass(frozen=True)
class Raster:
    """A page's pixels row by row; 0 is ink, 255 is paper. `points` is the page's height in points."""

    wide: int
    high: int
    stride: int
    pixels: bytes
    points: float
    side: int
    """Which page it is, from 1."""


def raster(pdf: bytes, *, side: int, high: int, finer: int = _FINER) -> Raster:
    """Page `side` of a document, `high` pixels high. Raises IndexError if there is no such page.

    `finer` 1 is enough where pixels are as small as a printer's.
    """
    with _PDFIUM.taken(), pdfium.PdfDocument(pdf) as document:
        if not 1 <= side <= len(document):
            raise IndexError(side)
        page = document[side - 1]
        points = page.get_height()
        fine = _fine(page, high * finer / points)
        page.close()
    image = fine.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return Raster(
        grey.width(), grey.height(), grey.bytesPerLine(), bytes(grey.constBits()), points, side
    )


def page_count(pdf: bytes) -> int:
    """How many pages a document has."""
    with _PDFIUM.taken(), pdfium.PdfDocument(pdf) as document:
        return len(document)


def _fine(page: pdfium.PdfPage, scale: float) -> QImage:
    bitmap: Any = cast("Any", page).render(scale=scale, grayscale=True)  # the library has no types
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_Grayscale8,
    ).copy()
    bitmap.close()
    return image

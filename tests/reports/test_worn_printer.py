"""Lines through a worn laser: drawn at 600 dpi, smeared, speckled, and cut to pure black and white."""

from __future__ import annotations

import math
import random

import pypdfium2
import pytest

from akutdesk.reports.papir import Papir
from akutdesk.reports.pdf import pdf_of
from akutdesk.reports.sheet import HAIR, Run, Sheet, Stroke

SCALE = 600 / 72
SMEAR = 3.4
"""Standard deviation of the smear, in dots."""
SPECKLE = 8.0
"""Standard deviation of the noise, in levels of grey."""


@pytest.fixture
def rows(papir: Papir, rng: random.Random):
    def worn(width: float) -> float:
        """The share of a line's length that comes out white."""
        sheet = Sheet(papir.fonts)
        sheet.new_page()
        sheet.mark(sheet.root.child("H1"), Run(100, 100, "Linje", "bold", 14))
        sheet.artifact(Stroke(100, 300.03, 160, 300.03, width))
        greys = _strip(pdf_of(sheet, "Linje"))
        smeared = [_smeared(column) for column in greys]
        black = [any(level + rng.gauss(0, SPECKLE) < 128 for level in column) for column in smeared]
        return 1 - sum(black) / len(black)

    return worn


def _strip(pdf: bytes) -> list[list[int]]:
    """The columns of grey levels round the line."""
    document = pypdfium2.PdfDocument(pdf)
    height = document[0].get_height()
    crop = (110, height - 303, document[0].get_width() - 150, 297)
    bitmap = document[0].render(scale=SCALE, grayscale=True, crop=crop)
    data, stride = bytes(bitmap.buffer), bitmap.stride
    columns = [
        [data[row * stride + column] for row in range(bitmap.height)]
        for column in range(bitmap.width)
    ]
    document.close()
    return columns


def _smeared(column: list[int]) -> list[float]:
    reach = math.ceil(3 * SMEAR)
    weights = [math.exp(-((at / SMEAR) ** 2) / 2) for at in range(-reach, reach + 1)]
    whole = sum(weights)
    padded = [255] * reach + column + [255] * reach
    return [
        sum(w * padded[place + at] for at, w in enumerate(weights)) / whole
        for place in range(len(column))
    ]


def test_our_thinnest_line_comes_out_whole(rows):
    assert rows(HAIR) < 0.02


def test_a_thinner_line_breaks(rows):
    assert rows(0.5) > 0.1

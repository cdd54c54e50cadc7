"""Sheets as PDF bytes: drawn by reportlab, then tagged. Nothing is written to disk."""

from __future__ import annotations

from io import BytesIO
from math import ceil, floor
from typing import TYPE_CHECKING, Any, cast

from akutdesk.reports.sheet import A4, Disc, Frame, Hatch, Mark, Run, Shape, Sheet, Stroke
from akutdesk.reports.tagging import tagged

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_HEIGHT = A4[1]


def pdf_of(sheet: Sheet, titel: str) -> bytes:
    """The sheet as a tagged PDF 1.7 with all its fonts in it."""
    from reportlab.pdfgen import canvas as drawing

    canvas = cast("Any", drawing).Canvas(
        BytesIO(),
        pagesize=A4,
        pageCompression=1,
        invariant=1,
        initialFontName=sheet.fonts.faces["regular"].font,  # else Helvetica slips in, unembedded
    )
    for page in sheet.pages:
        _draw_page(canvas, sheet, page)
        canvas.showPage()
    return tagged(canvas.getpdfdata(), sheet, titel)


def _draw_page(canvas: Canvas, sheet: Sheet, page: list[Mark]) -> None:
    number = 0
    for mark in page:
        if mark.element is None:
            canvas.addLiteral(_artifact(mark.furniture))
        else:
            canvas.addLiteral(f"/{mark.element.tag} <</MCID {number}>> BDC")
            number += 1
        for shape in mark.shapes:
            canvas.addLiteral(_path(shape))
        _draw_runs(canvas, sheet, mark.runs)
        canvas.addLiteral("EMC")


def _draw_runs(canvas: Canvas, sheet: Sheet, runs: tuple[Run, ...]) -> None:
    if not runs:
        return
    text = canvas.beginText()
    spacing = 0.0
    for run in runs:
        text.setFont(sheet.fonts.faces[run.face].font, run.size)
        text.setTextOrigin(run.x, _HEIGHT - run.y)
        if run.spacing != spacing:
            text.setCharSpace(run.spacing)
            spacing = run.spacing
        text.textOut(run.text)
    if spacing:
        text.setCharSpace(0)
    canvas.drawText(text)


def _artifact(furniture: str) -> str:
    if furniture:
        return f"/Artifact <</Type /Pagination /Subtype /{furniture}>> BDC"
    return "/Artifact BMC"


def _path(shape: Shape) -> str:
    if isinstance(shape, Stroke):
        return _stroke(shape)
    if isinstance(shape, Frame):
        y = _HEIGHT - shape.y - shape.height
        box = f"{shape.x:.2f} {y:.2f} {shape.width:.2f} {shape.height:.2f}"
        return f"q {shape.line} w {box} re S Q"
    return _hatch(shape) if isinstance(shape, Hatch) else _disc(shape)


def _stroke(stroke: Stroke) -> str:
    dash = f"[{stroke.dash[0]} {stroke.dash[1]}] 0 d " if stroke.dash else ""
    ends = "1 J " if stroke.round_ends else ""
    begin = f"{stroke.x0:.2f} {_HEIGHT - stroke.y0:.2f} m"
    return f"q {stroke.width} w {ends}{dash}{begin} {stroke.x1:.2f} {_HEIGHT - stroke.y1:.2f} l S Q"


def _disc(disc: Disc) -> str:
    """A dot as a line of no length with round ends."""
    place = f"{disc.x:.2f} {_HEIGHT - disc.y:.2f}"
    return f"q {2 * disc.radius} w 1 J {place} m {place} l S Q"


def _hatch(hatch: Hatch) -> str:
    """Slanting lines cut off at the rectangle; where they start depends on the page alone."""
    y = _HEIGHT - hatch.y - hatch.height
    box = f"{hatch.x:.2f} {y:.2f} {hatch.width:.2f} {hatch.height:.2f} re"
    if not hatch.step:
        return f"q {box} f Q"
    first = ceil((hatch.x - hatch.height) / hatch.step)
    last = floor((hatch.x + hatch.width + hatch.height) / hatch.step)
    low, high = (y, y + hatch.height) if hatch.rising else (y + hatch.height, y)
    shift = y % hatch.step
    lines = " ".join(
        f"{x:.2f} {low:.2f} m {x + hatch.height:.2f} {high:.2f} l"
        for x in (
            n * hatch.step + (shift if hatch.rising else -shift) for n in range(first, last + 1)
        )
    )
    return f"q {box} W n {hatch.line} w {lines} S Q"

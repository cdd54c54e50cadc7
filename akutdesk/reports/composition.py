"""A flow of sections becoming a document: order, pages, head and foot, and what a preview asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from akutdesk.reports.blocks import Block
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Bond, Column, Piece, Placed, areas, paginate
from akutdesk.reports.pdf import pdf_of
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet, Stroke
from akutdesk.reports.skrift import RIGHT

Furniture = Callable[[Sheet, int, int], None]
"""Draws head and foot of the page with this number out of so many, from 1."""

_LEAVES = frozenset({"H1", "H2", "H3", "P", "LBody", "Lbl", "TR", "Figure", "TOCI"})


@dataclass
class Flow:
    """Sections in the order they print. `root` is the document's element."""

    setter: Setter
    root: Element
    pieces: list[Piece] = field(default_factory=list[Piece])

    def add(self, block: Block, *, section: str = "", lead: float | None = None) -> None:
        """Append a block; `lead` replaces the distance to what stands above."""
        self.root.children.extend(block.elements)
        for number, piece in enumerate(block.pieces):
            own = piece.lead if lead is None or number else lead
            after_rule = bool(self.pieces) and self.pieces[-1].drops
            bond = Bond.NEVER if after_rule else piece.bond
            place = section or piece.section
            self.pieces.append(replace(piece, lead=own, bond=bond, section=place))

    def rule(self) -> None:
        """A heavy rule across: here a part begins or ends."""

        def draw(sheet: Sheet, y: float) -> None:
            sheet.artifact(Stroke(self.setter.axis, y, RIGHT, y, 1.4))

        lead = self.setter.skrift.before_rule
        self.pieces.append(Piece(draw=draw, lead=lead, bond=Bond.FREE, drops=True))


def section_of(head: Block, content: Block, section: str) -> Block:
    """A heading and its content as one block; the heading never ends a page."""
    pieces = list(content.pieces)
    if pieces:
        pieces[0] = replace(pieces[0], bond=Bond.NEVER)
    marked = [replace(piece, section=section) for piece in (*head.pieces, *pieces)]
    return Block((*head.elements, *content.elements), tuple(marked))


def finished(
    sheet: Sheet, titel: str, flow: Flow, column: Column, furniture: Furniture
) -> Dokument:
    """Put the flow on pages, draw them, and give the document with its measures."""
    pages = paginate(flow.pieces, column)
    for number, page in enumerate(pages, 1):
        sheet.new_page()
        furniture(sheet, number, len(pages))
        for placed in page:
            placed.draw(sheet)
    return replace(
        whole(sheet, titel),
        linjer=sum(piece.lines for piece in flow.pieces),
        fyld=_fill(pages, column),
        sektioner=areas(pages, RIGHT, descent=flow.setter.skrift.body * 0.28),
    )


def whole(sheet: Sheet, titel: str) -> Dokument:
    """A drawn sheet as a document."""
    return Dokument(
        pdf=pdf_of(sheet, titel),
        titel=titel,
        sider=len(sheet.pages),
        tekst="\n".join(reading_lines(sheet.root)),
        sektioner={},
        ukendte_tegn=sheet.boxes,
    )


def reading_lines(root: Element) -> list[str]:
    """The text of each part, in reading order."""
    lines: list[str] = []
    for element in root.walk():
        text = element.said
        if element.tag == "TR":
            text = " · ".join(cell.said for cell in element.walk() if cell.text)
        if element.tag in _LEAVES and text:
            lines.append(text)
    return lines


def _fill(pages: Sequence[Sequence[Placed]], column: Column) -> float:
    last = pages[-1]
    top = column.first if len(pages) == 1 else column.top
    used = max((placed.end for placed in last), default=top) - top
    return min(1.0, used / (column.bottom - top))

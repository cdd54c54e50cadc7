"""What a section may hold: paragraphs, dashed lines, goals, agreements, and texts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from akutdesk.domain.kriseplan import Aftale, Maal
from akutdesk.reports.flow import Again, Bond, Draw, Piece, extent
from akutdesk.reports.lines import Line, Span
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Run, Sheet, Stroke
from akutdesk.reports.signs import shows
from akutdesk.reports.skrift import MM, RIGHT

_WHOLE = 6
"""A paragraph of so many lines is never split."""
_CHUNK = 4
_BESIDE = 10
"""Columns of so many lines may stand side by side."""


@dataclass(frozen=True)
class Block:
    """A part of the flow with the elements it fills, in reading order."""

    elements: tuple[Element, ...]
    pieces: tuple[Piece, ...]


def heading(
    setter: Setter, text: str, *, numeral: str = "", note: str = "", tag: str = "H2"
) -> Block:
    """A heading, with a large numeral hung left of it if it is a step, and a small note after it."""
    skrift = setter.skrift
    element = Element(tag)
    lines = setter.lines(Span(text, skrift.heading_face), size=skrift.heading)

    def draw(sheet: Sheet, y: float) -> None:
        runs = setter.runs(lines, setter.axis, y, size=skrift.heading)
        if note:
            x = setter.axis + lines[-1].width + skrift.heading * 0.65
            runs[-1] = replace(runs[-1], text=f"{runs[-1].text} ")
            last = y + (len(lines) - 1) * skrift.leading
            runs.append(setter.at(x, last, Span(note, skrift.body_face), skrift.meta))
        if numeral:
            hung = Span(f"{numeral} ", skrift.heading_face)
            runs.insert(0, setter.hung(setter.numeral_x, y, hung, skrift.numeral))
        sheet.mark(element, *runs)

    piece = Piece(
        draw=draw,
        lead=skrift.gap,
        depth=(len(lines) - 1) * skrift.leading,
        bond=Bond.FREE,
        ascent=(skrift.numeral if numeral else skrift.heading) * 0.72,
        left=setter.numeral_x if numeral else setter.axis,
    )
    return Block((element,), (piece,))


def large_title(setter: Setter, words: str) -> Block:
    """The title of a sheet; it begins the page."""
    skrift, element = setter.skrift, Element("H1")

    def draw(sheet: Sheet, y: float) -> None:
        span = Span(words, skrift.title_face)
        sheet.mark(element, setter.hung(setter.axis, y, span, skrift.title))

    return Block((element,), (Piece(draw=draw, lead=0),))


def paragraphs(setter: Setter, texts: Iterable[str]) -> Block:
    """Each text as a paragraph on the text's own line grid."""
    elements: list[Element] = []
    pieces: list[Piece] = []
    for text in texts:
        element = Element("P")
        lines = setter.body(setter.typed(text, element))
        pieces += text_pieces(setter, element, lines, x=setter.axis)
        elements.append(element)
    return Block(tuple(elements), tuple(pieces))


def dashes(setter: Setter, items: Iterable[str]) -> Block:
    """A list with a dash before each item."""
    element = Element("L")
    pieces: list[Piece] = []
    for item in items:
        body = element.child("LI").child("LBody")
        pieces += _dashed(setter, body, item)
    return Block((element,), tuple(pieces))


def goals(setter: Setter, maal: Iterable[Maal]) -> Block:
    """Goals with the first step, and who takes it, under each."""
    element = Element("L")
    pieces: list[Piece] = []
    for goal in maal:
        body = element.child("LI").child("LBody")
        told = goal_lines(setter, goal)
        for number, text in enumerate(told):
            part = body.child("P")
            more = _dashed(setter, part, text) if not number else _indented(setter, part, text)
            pieces += more if not number else [_bound(piece) for piece in more]
    return Block((element,), tuple(pieces))


def goal_lines(setter: Setter, goal: Maal) -> tuple[str, ...]:
    """A goal as it is printed: itself, then its first step and who, if they are written."""
    text = setter.papir.text
    step = text("plan.foerste_skridt", skridt=goal.foerste_skridt)
    who = text("plan.maal_hvem", hvem=goal.hvem)
    told = ((goal.tekst, goal.tekst), (goal.foerste_skridt, step), (goal.hvem, who))
    return tuple(line for typed, line in told if shows(typed))


def side_by_side(setter: Setter, columns: Sequence[tuple[str, Sequence[str]]]) -> Block:
    """Two short lists beside each other under small heads; under each other if one is long or print is large."""
    filled = [column for column in columns if column[1]]
    beside = len(filled) > 1 and not setter.skrift.stacked
    if not beside:
        return _joined([_headed(setter, *column) for column in filled])
    width = 80 * MM
    left = _headed(replace(setter, right=setter.axis + width - 20), *filled[0])
    right = _headed(replace(setter, axis=setter.axis + width), *filled[1])
    lines = sum(piece.lines for piece in left.pieces), sum(piece.lines for piece in right.pieces)
    if max(lines) > _BESIDE:
        return _joined([_headed(setter, *column) for column in filled])

    def draw(sheet: Sheet, y: float) -> None:
        for block in (left, right):
            _draw_down(sheet, block.pieces, y)

    depth = max(extent(left.pieces), extent(right.pieces))
    piece = Piece(draw=draw, lead=left.pieces[0].lead, depth=depth, lines=max(lines))
    return Block((*left.elements, *right.elements), (piece,))


def table(setter: Setter, aftaler: Sequence[Aftale]) -> Block:
    """Agreements under hvem, hvad, hvornaar, which stand again on a later page; one below the other in large print."""
    if setter.skrift.stacked:
        return _stacked_agreements(setter, aftaler)
    element = Element("Table")
    columns = (setter.axis, setter.axis + 32 * MM, setter.axis + 89 * MM)
    pieces = [_table_head(setter, element, columns)]
    for number, aftale in enumerate(aftaler):
        row = element.child("TR")
        cells = (aftale.hvem, aftale.hvad, setter.papir.aftalt(aftale))
        lead = 26.0 if number == 0 else 25.0
        bond = Bond.NEVER if number == 0 else Bond.ITEM
        parts = _row_pieces(setter, row, columns, cells)
        pieces += [replace(parts[0], lead=lead, bond=bond), *parts[1:]]
    again = Again(partial(_draw_heads_again, setter, columns), 26.0)
    return Block((element,), (pieces[0], *(replace(piece, again=again) for piece in pieces[1:])))


def text_pieces(
    setter: Setter, element: Element, lines: Sequence[Line], *, x: float, dash: bool = False
) -> list[Piece]:
    """The lines of one paragraph as pieces; a long one may be split, but never after or before one line."""
    skrift = setter.skrift
    return [
        Piece(
            draw=_drawing(setter, element, chunk, x=x, dash=dash and number == 0),
            lead=skrift.leading,
            depth=(len(chunk) - 1) * skrift.leading,
            bond=Bond.LINES if number else Bond.ITEM,
            lines=len(chunk),
            ascent=skrift.body * 0.72,
            left=setter.axis,
        )
        for number, chunk in enumerate(_chunks(lines))
    ]


def long_text(setter: Setter, element: Element, text: str, face: str) -> list[Piece]:
    """A text that is too long for the place it was meant for, as a paragraph on the axis."""
    element.boxes.clear()
    lines = setter.lines(Span(setter.typed(text, element), face))
    return text_pieces(setter, element, lines, x=setter.axis)


def _drawing(
    setter: Setter, element: Element, lines: Sequence[Line], *, x: float, dash: bool
) -> Draw:
    skrift = setter.skrift

    def draw(sheet: Sheet, y: float) -> None:
        if dash:
            sheet.artifact(runs=[Run(setter.axis, y, "– ", skrift.body_face, skrift.body)])
        sheet.mark(element, *setter.runs(lines, x, y))

    return draw


def _chunks(lines: Sequence[Line]) -> list[Sequence[Line]]:
    if len(lines) <= _WHOLE:
        return [lines] if lines else []
    starts = list(range(0, len(lines) - 1, _CHUNK))
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _dashed(setter: Setter, element: Element, text: str) -> list[Piece]:
    x = setter.axis + setter.skrift.indent
    lines = setter.body(setter.typed(text, element), width=setter.width - setter.skrift.indent)
    return text_pieces(setter, element, lines, x=x, dash=True)


def _indented(setter: Setter, element: Element, text: str) -> list[Piece]:
    x = setter.axis + setter.skrift.indent
    lines = setter.body(setter.typed(text, element), width=setter.width - setter.skrift.indent)
    return text_pieces(setter, element, lines, x=x)


def _bound(piece: Piece) -> Piece:
    return replace(piece, bond=max(piece.bond, Bond.STEPS))


def _headed(setter: Setter, head: str, items: Sequence[str]) -> Block:
    """A small head over a list."""
    skrift = setter.skrift
    element = Element("P")
    lead = skrift.meta_leading + 4

    def draw(sheet: Sheet, y: float) -> None:
        sheet.mark(element, Run(setter.axis, y, head, skrift.heading_face, skrift.meta))

    items_block = dashes(setter, items)
    first, *rest = items_block.pieces
    return Block(
        (element, *items_block.elements),
        (
            Piece(draw=draw, lead=lead, ascent=skrift.meta * 0.72, left=setter.axis),
            replace(first, lead=skrift.leading + 1, bond=Bond.NEVER),
            *rest,
        ),
    )


def _joined(blocks: Sequence[Block]) -> Block:
    """Blocks under each other, with a little more air between."""
    pieces: list[Piece] = []
    for block in blocks:
        first, *rest = block.pieces
        pieces += [replace(first, lead=first.lead + 6) if pieces else first, *rest]
    return Block(tuple(part for block in blocks for part in block.elements), tuple(pieces))


def _draw_down(sheet: Sheet, pieces: Sequence[Piece], y: float) -> None:
    for number, piece in enumerate(pieces):
        y += piece.lead if number else 0.0
        piece.draw(sheet, y)
        y += piece.depth


def _table_head(setter: Setter, element: Element, columns: Sequence[float]) -> Piece:
    skrift = setter.skrift
    row = element.child("TR")
    heads = [row.child("TH") for _ in _HEADS]

    def draw(sheet: Sheet, y: float) -> None:
        for head, run in zip(heads, _head_runs(setter, columns, y), strict=True):
            sheet.mark(head, run)
        sheet.artifact(_head_rule(setter, y))

    return Piece(draw=draw, lead=skrift.meta_leading + 4, ascent=skrift.meta * 0.72)


def _draw_heads_again(setter: Setter, columns: Sequence[float], sheet: Sheet, y: float) -> None:
    sheet.artifact(_head_rule(setter, y), runs=_head_runs(setter, columns, y))


def _head_runs(setter: Setter, columns: Sequence[float], y: float) -> list[Run]:
    face, size = setter.skrift.heading_face, setter.skrift.meta
    texts = [setter.papir.text(f"plan.{key}") for key in _HEADS]
    return [Run(x, y, text, face, size) for x, text in zip(columns, texts, strict=True)]


def _head_rule(setter: Setter, y: float) -> Stroke:
    return Stroke(setter.axis, y + 6, RIGHT, y + 6, 0.8)


_HEADS = ("hvem", "hvad", "hvornaar")
_CELL_GAP = 8.0


def _row_pieces(
    setter: Setter, row: Element, columns: Sequence[float], texts: Sequence[str]
) -> list[Piece]:
    """A row of cells; one with very long cells goes on over the page."""
    ends = [*columns[1:], RIGHT + _CELL_GAP]
    cells = [row.child("TD") for _ in texts]
    set_cells = [
        setter.body(setter.typed(text, cell), width=end - x - _CELL_GAP)
        for x, end, cell, text in zip(columns, ends, cells, texts, strict=True)
    ]
    height = max(1, *(len(lines) for lines in set_cells))
    step = height if height <= _WHOLE else _CHUNK
    return [
        _row_piece(setter, list(zip(columns, cells, set_cells, strict=True)), start, step)
        for start in range(0, height, step)
    ]


def _row_piece(
    setter: Setter,
    cells: Sequence[tuple[float, Element, Sequence[Line]]],
    start: int,
    count: int,
) -> Piece:
    parts = [(x, cell, lines[start : start + count]) for x, cell, lines in cells]
    height = max(1, *(len(lines) for _, _, lines in parts))

    def draw(sheet: Sheet, y: float) -> None:
        for x, cell, lines in parts:
            if lines:
                sheet.mark(cell, *setter.runs(lines, x, y))

    leading = setter.skrift.leading
    return Piece(
        draw=draw, lead=leading, depth=(height - 1) * leading, bond=Bond.LINES, lines=height
    )


def _stacked_agreements(setter: Setter, aftaler: Sequence[Aftale]) -> Block:
    """Who and what as one line of words, and when on the next."""
    skrift = setter.skrift
    element = Element("L")
    pieces: list[Piece] = []
    for aftale in aftaler:
        body = element.child("LI").child("LBody")
        deal, when = body.child("P"), body.child("P")
        who = Span(f"{setter.typed(aftale.hvem, deal)} ", skrift.heading_face)
        what = Span(setter.typed(aftale.hvad, deal), skrift.body_face)
        first = text_pieces(setter, deal, setter.lines(who, what), x=setter.axis)
        second = text_pieces(
            setter,
            when,
            setter.body(setter.typed(setter.papir.aftalt(aftale), when)),
            x=setter.axis,
        )
        both = [*first, *(_bound(piece) for piece in second)]
        lead = skrift.leading + (10 if pieces else 0)
        pieces += [replace(both[0], lead=lead, bond=Bond.ITEM), *both[1:]]
    return Block((element,), tuple(pieces))

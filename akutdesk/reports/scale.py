"""How it is today: the citizen's numbers 0 to 10 on a scale each (K2)."""

from __future__ import annotations

from collections.abc import Sequence

from akutdesk.reports.blocks import Block
from akutdesk.reports.flow import Bond, Piece
from akutdesk.reports.lines import Span
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import HAIR, Disc, Element, Shape, Sheet, Stroke

_STEPS = 10


def scales(setter: Setter, svar: Sequence[int | None]) -> Block:
    """One row for each area the citizen has answered."""
    text = setter.papir.text
    ends = Element("P")
    element = Element("L")
    rows = [
        _row(setter, element, text(f"plan.omr{number}"), answer)
        for number, answer in enumerate(svar, 1)
        if answer is not None
    ]
    return Block((ends, element), (_ends(setter, ends), *rows))


def _ends(setter: Setter, element: Element) -> Piece:
    skrift, text = setter.skrift, setter.papir.text
    low, high = (Span(text(f"plan.skala_{end}"), skrift.body_face) for end in ("lav", "hoej"))

    def draw(sheet: Sheet, y: float) -> None:
        sheet.mark(
            element,
            setter.at(skrift.scale[0] - 3, y, Span(f"{low.text} ", low.face), skrift.meta),
            setter.flush_right(skrift.scale[1] + 3, y, high, skrift.meta),
        )

    return Piece(draw=draw, lead=skrift.meta_leading + 1, bond=Bond.NEVER, ascent=skrift.meta)


def _row(setter: Setter, element: Element, label: str, answer: int) -> Piece:
    skrift = setter.skrift
    body = element.child("LI").child("LBody")
    name = body.child("P")
    value = body.child("P", spoken=setter.papir.text("plan.skala_svar", svar=answer))
    lines = setter.body(label, width=skrift.scale[0] - setter.axis - 12)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.mark(name, *setter.runs(lines, setter.axis, y))
        number = Span(str(answer), "bold")
        sheet.mark(value, setter.flush_right(setter.right, y, number, skrift.scale_number))
        sheet.artifact(*_axis(skrift.scale, y - skrift.body * 0.33, answer))

    return Piece(
        draw=draw,
        lead=skrift.leading + 1 + (6 if skrift.stacked else 0),
        depth=(len(lines) - 1) * skrift.leading,
        lines=1,
        ascent=skrift.body * 0.72,
        left=setter.axis,
    )


def _axis(ends: tuple[float, float], y: float, answer: int) -> list[Shape]:
    low, high = ends
    step = (high - low) / _STEPS
    ticks = [
        (low + number * step, 3.2 if number % (_STEPS // 2) == 0 else 1.8)
        for number in range(_STEPS + 1)
    ]
    return [
        Stroke(low, y, high, y, HAIR),
        *(Stroke(x, y - half, x, y + half, HAIR) for x, half in ticks),
        Disc(low + answer * step, y, 4.6),
    ]

"""The discreet edition: looks like a shopping list, and prints whole lines or none (domain.md 4.3, design.md D17).

No sender, edition, numeral, bold or page number. K7 and K8 become numbers, K14 only its times.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.reports.blocks import Block, dashes, heading, long_text
from akutdesk.reports.composition import Flow, finished, section_of
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Column, Piece
from akutdesk.reports.kontakt import printed
from akutdesk.reports.lines import Span
from akutdesk.reports.papir import Papir
from akutdesk.reports.plan_sections import written
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet
from akutdesk.reports.signs import shows
from akutdesk.reports.skrift import (
    FIRST_BASELINE,
    LAST_BASELINE,
    LEFT,
    NORMAL,
    STOR,
    Skrift,
)
from akutdesk.reports.udskrift import Udskrift, telefon

Skjult = Collection[tuple[str, int]]
"""Rows the citizen does not want on it: section and place in its field, such as ("K6", 1)."""

_PLAIN = {
    NORMAL.navn: replace(
        NORMAL, axis=LEFT, title=20, title_face="regular", heading_face="medium", gap=36, number=16
    ),
    STOR.navn: replace(
        STOR, axis=LEFT, title=26, title_face="medium", heading_face="semibold", gap=48, number=22
    ),
}
_DATE_ROW = 52.0
_TALLEST = 6
_MARK = 6.75
"""Where a number's mark stands, in widths of the number's size."""


def render_diskret(
    papir: Papir,
    plan: Kriseplan,
    udskrift: Udskrift,
    *,
    skrift: Skrift = NORMAL,
    kontrollerede: Collection[str] = (),
    skjul: Skjult = (),
) -> Dokument:
    """The plan as "Mine noter". A directory number prints only with a mark of the citizen's, the house's own always.

    `udeladte` names the contacts that do not print. Raises AssetDamaged.
    """
    setter = Setter(papir, _PLAIN[skrift.navn], LEFT)
    sheet = Sheet(papir.fonts)
    titel = papir.text("diskret.titel")
    flow = Flow(setter, sheet.root)
    dato = papir.dato(udskrift.udskrevet, aar=False)
    flow.add(_title(setter, titel, f"{papir.text('oevelse')} · {dato}" if plan.oevelse else dato))
    chosen = _Chosen(plan, kontrollerede, skjul)
    for number, block in enumerate(_blocks(setter, chosen)):
        flow.add(block, lead=None if number else _DATE_ROW)
    first = FIRST_BASELINE + setter.skrift.title - setter.skrift.meta
    column = Column(first, first, LAST_BASELINE)
    dokument = finished(sheet, titel, flow, column, _draw_nothing)
    kept = chosen.numre
    return replace(dokument, udeladte=tuple(k.navn for k in chosen.kontakter if k not in kept))


def _draw_nothing(sheet: Sheet, side: int, sider: int) -> None:
    """No head and no foot: they would say what the paper is."""


@dataclass(frozen=True)
class _Chosen:
    """What of a plan may be seen by others."""

    plan: Kriseplan
    kontrollerede: Collection[str]
    skjul: Skjult

    def lines(self, nr: str, items: Sequence[str]) -> tuple[str, ...]:
        """The lines of a section that are not hidden, as they were written."""
        return written([item for place, item in enumerate(items) if (nr, place) not in self.skjul])

    @property
    def kontakter(self) -> tuple[Kontakt, ...]:
        """All contacts that are not hidden."""
        plan = self.plan
        rows = (("K7", plan.k7_mennesker), ("K8", plan.k8_fagfolk))
        return tuple(
            kontakt
            for nr, kontakter in rows
            for place, kontakt in enumerate(kontakter)
            if (nr, place) not in self.skjul
        )

    @property
    def numre(self) -> tuple[Kontakt, ...]:
        """Those that print: a number that everybody knows says nothing without a mark."""
        return tuple(
            kontakt
            for kontakt in printed(self.kontakter, self.kontrollerede)
            if not unmarked(kontakt)
        )


def unmarked(kontakt: Kontakt) -> bool:
    """Whether a contact has nothing to print here: no number, or a public one without the citizen's mark."""
    public = kontakt.katalog_kode not in {"", "EGEN"}
    return not shows(kontakt.nummer) or (public and not shows(kontakt.maerke))


def _title(setter: Setter, titel: str, dato: str) -> Block:
    skrift = setter.skrift
    title, date = Element("H1"), Element("P")

    def draw(sheet: Sheet, y: float) -> None:
        span = Span(titel, skrift.title_face)
        sheet.mark(title, setter.hung(setter.axis, y, span, skrift.title))
        sheet.mark(
            date, setter.flush_right(setter.right, y, Span(dato, skrift.body_face), skrift.meta)
        )

    return Block((title, date), (Piece(draw=draw, lead=0),))


def _blocks(setter: Setter, chosen: _Chosen) -> list[Block]:
    """The sections that hold anything, in print order (domain/sektion.py DISKRET)."""
    plan = chosen.plan
    lists = {
        "K5": chosen.lines("K5", plan.k5_selv),
        "K6": chosen.lines("K6", plan.k6_ro),
        "K3": chosen.lines("K3", [maal.tekst for maal in plan.k3_maal]),
        "K14": chosen.lines("K14", [setter.papir.aftalt(aftale) for aftale in plan.k14_aftaler]),
    }
    blocks = {nr: dashes(setter, lines) for nr, lines in lists.items() if lines}
    if chosen.numre:
        blocks["K8"] = number_rows(setter, chosen.numre)
    text = setter.papir.text
    heads = {"K8": text("diskret.numre")}
    return [
        section_of(heading(setter, heads.get(nr) or text(f"diskret.{nr.lower()}")), blocks[nr], nr)
        for nr in ("K5", "K6", "K8", "K3", "K14")
        if nr in blocks
    ]


def number_rows(setter: Setter, kontakter: Sequence[Kontakt]) -> Block:
    """Numbers first, each with the mark that the citizen chose for it."""
    element = Element("L")
    pieces: list[Piece] = []
    for number, kontakt in enumerate(kontakter):
        row, *rest = _number(setter, element.child("LI").child("LBody"), kontakt)
        pieces += [replace(row, lead=setter.skrift.leading + (4 if number else 8)), *rest]
    return Block((element,), tuple(pieces))


def _number(setter: Setter, body: Element, kontakt: Kontakt) -> list[Piece]:
    skrift = setter.skrift
    number = Span(f"{setter.typed(telefon(kontakt.nummer), body)} ", skrift.body_face)
    mark = Span(setter.typed(kontakt.maerke, body), skrift.body_face)
    column = _MARK * skrift.number
    numbers = setter.lines(number, size=skrift.number)
    beside = len(numbers) == 1 and numbers[0].width < column
    x = setter.axis + (column if beside else 0.0)
    marks = setter.lines(mark, width=setter.right - x)
    below = 0.0 if beside else len(numbers) * skrift.leading
    if len(numbers) + len(marks) > _TALLEST:
        told = f"{telefon(kontakt.nummer)} {kontakt.maerke}"
        return long_text(setter, body, told, skrift.body_face)

    def draw(sheet: Sheet, y: float) -> None:
        runs = setter.runs(numbers, setter.axis, y, size=skrift.number)
        if marks:
            runs[-1] = replace(runs[-1], text=f"{runs[-1].text} ")
        sheet.mark(body, *runs, *setter.runs(marks, x, y + below))

    ends = (len(numbers) - 1) * skrift.leading, below + (len(marks) - 1) * skrift.leading
    piece = Piece(
        draw=draw,
        lead=skrift.leading,
        depth=max(ends),
        lines=1,
        ascent=skrift.number * 0.72,
        left=setter.axis,
    )
    return [piece]

"""The kriseplan on A4: what one needs in the night first, then the rest (design.md D17, domain.md 4.2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.sektion import AKUT, KORT, RESTEN, TRIN
from akutdesk.reports.blocks import Block
from akutdesk.reports.composition import Flow, finished
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Bond, Column, Piece, bound
from akutdesk.reports.kontakt import left_off
from akutdesk.reports.letterhead import Letterhead, draw_foot
from akutdesk.reports.lines import Line, Span, continued
from akutdesk.reports.papir import Papir
from akutdesk.reports.plan_sections import PlanSections
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet
from akutdesk.reports.signs import shows
from akutdesk.reports.skrift import (
    FIRST_BASELINE,
    FOOT_BASELINE,
    NORMAL,
    Skrift,
)
from akutdesk.reports.udskrift import Udskrift

_BEFORE = AKUT[: AKUT.index(TRIN[0])]
_AFTER = AKUT[AKUT.index(TRIN[-1]) + 1 :]


def render_kriseplan(
    papir: Papir,
    plan: Kriseplan,
    udskrift: Udskrift,
    *,
    skrift: Skrift = NORMAL,
    kontrollerede: Collection[str] = (),
) -> Dokument:
    """The plan as the citizen takes it home.

    `kontrollerede` are the directory codes that somebody has checked; other directory numbers do not print
    (design.md 8.23) and are named in the document's `udeladte`. Raises AssetDamaged.
    """
    page = _PlanPage(Setter(papir, skrift, skrift.axis), plan, udskrift)
    sections = PlanSections(page.setter, plan, kontrollerede)
    sheet = Sheet(papir.fonts)
    sender = sheet.root.child("P")
    flow = Flow(page.setter, sheet.root)
    page.add_title(flow)
    page.add_sections(flow, sections)
    closing = sheet.root.child("P")

    def furniture(sheet: Sheet, side: int, sider: int) -> None:
        page.draw_furniture(sheet, (side, sider), (sender, closing))

    dokument = finished(sheet, page.titel, flow, page.column, furniture)
    udeladte = left_off((*plan.k7_mennesker, *plan.k8_fagfolk), kontrollerede)
    return replace(dokument, udeladte=udeladte)


@dataclass(frozen=True)
class _PlanPage:
    setter: Setter
    plan: Kriseplan
    udskrift: Udskrift

    @property
    def titel(self) -> str:
        return self.setter.papir.text("plan.titel")

    @property
    def letterhead(self) -> Letterhead:
        return Letterhead(self.setter, self.udskrift.afsender)

    @property
    def column(self) -> Column:
        skrift, extra = self.setter.skrift, self.letterhead.extra
        first = FIRST_BASELINE + extra + skrift.after_sender
        return Column(first, skrift.top + extra, skrift.bottom)

    def add_title(self, flow: Flow) -> None:
        """Title, the citizen's name, and when and with whom it was made."""
        skrift = self.setter.skrift
        title, mark, facts = Element("H1"), Element("P"), Element("P")
        lines = self._facts(facts)

        def draw_title(sheet: Sheet, y: float) -> None:
            span = Span(self.titel, skrift.title_face)
            sheet.mark(title, self.setter.hung(self.setter.axis, y, span, skrift.title))
            if self.plan.oevelse:
                word = Span(self.setter.papir.text("oevelse"), "bold")
                right = self.setter.right
                sheet.mark(mark, self.setter.flush_right(right, y, word, skrift.sender_number))

        def draw_facts(sheet: Sheet, y: float) -> None:
            runs = self.setter.runs(
                lines, self.setter.axis, y, size=skrift.meta, leading=skrift.meta_leading
            )
            sheet.mark(facts, *runs)

        flow.add(Block((title, mark), (Piece(draw=draw_title, lead=0),)))
        if lines:
            depth = (len(lines) - 1) * skrift.meta_leading
            piece = Piece(draw=draw_facts, lead=skrift.after_title, depth=depth, bond=Bond.NEVER)
            flow.add(Block((facts,), (piece,)))

    def add_sections(self, flow: Flow, sections: PlanSections) -> None:
        """The acute part between its two heavy rules, then the rest."""
        filled = sections.filled() or KORT  # an empty plan shows the heads of the short one
        skrift = self.setter.skrift
        lead: float | None = skrift.after_meta
        for key in _present(_BEFORE, filled):
            flow.add(sections.block(key), section=key, lead=lead)
            lead = None
        steps = _present(TRIN, filled)
        if steps:
            flow.rule()
            self._add_steps(flow, sections, steps)
            lead = None
        for key in _present(_AFTER, filled):
            flow.add(sections.block(key), section=key, lead=lead)
            lead = None
        rest = _present(RESTEN, filled)
        if steps and rest:
            flow.rule()
            lead = skrift.rule_to_heading
        for key in rest:
            flow.add(sections.block(key), section=key, lead=lead)
            lead = None

    def _add_steps(self, flow: Flow, sections: PlanSections, steps: Sequence[str]) -> None:
        """The steps on one page, unless they save one by parting; a step alone is never split and has no numeral."""
        skrift = self.setter.skrift
        many = len(steps) > 1
        begin = self._begin() if many else Block((), ())
        pieces, elements = list(begin.pieces), list(begin.elements)
        for number, key in enumerate(steps, 1):
            block = sections.block(key, numeral=str(number) if many else "")
            elements += block.elements
            step = bound(block.pieces, self.column, Bond.STEP)
            pieces += [replace(step[0], bond=Bond.NEVER) if number == 1 else step[0], *step[1:]]
        first = skrift.rule_to_text if begin.pieces else skrift.rule_to_heading
        pieces = bound(pieces, self.column, Bond.STEPS)
        flow.add(Block(tuple(elements), tuple(pieces)), lead=first)

    def _begin(self) -> Block:
        """The sentence that says where to start."""
        setter = self.setter
        key = "plan.begynd_stor" if setter.skrift.stacked else "plan.begynd"
        element = Element("P")
        lines = setter.body(setter.papir.text(key))

        def draw(sheet: Sheet, y: float) -> None:
            sheet.mark(element, *setter.runs(lines, setter.axis, y))

        depth = (len(lines) - 1) * setter.skrift.leading
        return Block((element,), (Piece(draw=draw, lead=0, depth=depth),))

    def draw_furniture(
        self, sheet: Sheet, side: tuple[int, int], elements: tuple[Element, Element]
    ) -> None:
        """Sender and edition on every page; on the last one whose plan it is."""
        setter, skrift = self.setter, self.setter.skrift
        sender, closing = elements
        if side[0] == 1:
            self.letterhead.draw_first(sheet, sender)
        else:
            word = setter.papir.text("oevelse")
            again = f"{self.titel} · {word}" if self.plan.oevelse else self.titel
            self.letterhead.draw_later(sheet, again)
        dato = setter.papir.dato(self.udskrift.udskrevet)
        edition = setter.papir.text("udgave", udgave=self.udskrift.udgave, dato=dato)
        draw_foot(sheet, setter, edition, side)
        if side[0] == side[1]:
            y = FOOT_BASELINE - skrift.meta_leading - 2
            span = Span(setter.papir.text("planen_er_din"), skrift.heading_face)
            sheet.mark(closing, setter.at(setter.axis, y, span, skrift.meta))

    def _facts(self, element: Element) -> list[Line]:
        """Name, when and with whom, and a line of its own if they have not read it together."""
        setter, skrift = self.setter, self.setter.skrift
        name = Span(setter.typed(self.plan.kaldenavn, element), skrift.heading_face)
        made = Span(setter.typed(self._made(), element), skrift.body_face)
        draft = self.plan.lavet_sammen == "NEJ"
        note = Span(setter.papir.text("plan.forslag") if draft else "", skrift.heading_face)
        parts = [setter.lines(span, size=skrift.meta) for span in (name, made, note)]
        return continued([line for part in parts for line in part])

    def _made(self) -> str:
        """With whom and when, and how long it holds; the year once where print is large."""
        papir, plan = self.setter.papir, self.plan
        large = self.setter.skrift.stacked
        told: list[str] = []
        if plan.lavet_dato is not None:
            key = (
                "lavet"
                if large or not shows(plan.lavet_med)
                else _MADE.get(plan.lavet_sammen or "", "lavet_med")
            )
            dato = papir.dato(plan.lavet_dato)
            told.append(papir.text(f"plan.{key}", navn=plan.lavet_med, dato=dato))
        if plan.gaelder_til is not None:
            same = plan.lavet_dato is not None and plan.lavet_dato.year == plan.gaelder_til.year
            dato = papir.dato(plan.gaelder_til, aar=not (large and same))
            told.append(papir.text("plan.gaelder_til", dato=dato))
        return " ".join(told)


_MADE = {"DELVIS": "lavet_delvist", "NEJ": "lavet_uden"}


def _present(keys: Sequence[str], filled: Collection[str]) -> list[str]:
    return [key for key in keys if key in filled]

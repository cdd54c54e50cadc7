"""Head and foot of a sheet: who sends it and whom to call, on every page."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.reports.composition import Furniture
from akutdesk.reports.lines import Line, Span
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Run, Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, FOOT_BASELINE
from akutdesk.reports.udskrift import Afsender, telefon


@dataclass(frozen=True)
class Letterhead:
    """The sender's name, and the number to call flush right."""

    setter: Setter
    afsender: Afsender

    @property
    def extra(self) -> float:
        """How far a name of more than one line pushes the page down."""
        lines = max(1, len(self._name)) + (not self._fits)
        return (lines - 1) * self.setter.skrift.meta_leading

    def draw_first(self, sheet: Sheet, element: Element) -> None:
        """The head of page one, which is read aloud."""
        sheet.mark(element, *self._runs())

    def draw_later(self, sheet: Sheet, titel: str) -> None:
        """The head of a later page, with the title that page one shows large."""
        skrift = self.setter.skrift
        y = FIRST_BASELINE + self.extra + skrift.meta_leading
        title = self.setter.at(self.setter.axis, y, Span(titel, skrift.body_face), skrift.meta)
        sheet.artifact(runs=[*self._runs(), title], furniture="Header")

    def _runs(self) -> list[Run]:
        setter, skrift = self.setter, self.setter.skrift
        runs = setter.runs(
            self._name, setter.axis, FIRST_BASELINE, size=skrift.meta, leading=skrift.meta_leading
        )
        if not self.afsender.telefon:
            return runs
        y = FIRST_BASELINE + self.extra
        number = setter.flush_right(setter.right, y, self._number, skrift.sender_number)
        ring = Span(f"{setter.papir.text('ring')} ", skrift.body_face)
        gap = skrift.sender_number * 0.3
        return [*_open_end(runs), setter.flush_right(number.x - gap, y, ring, skrift.meta), number]

    @property
    def _number(self) -> Span:
        return Span(self.setter.typed(telefon(self.afsender.telefon)), "bold")

    @property
    def _name(self) -> tuple[Line, ...]:
        skrift = self.setter.skrift
        name = Span(self.setter.typed(self.afsender.navn), skrift.heading_face)
        return self.setter.lines(name, size=skrift.meta)

    @property
    def _fits(self) -> bool:
        """Whether the number stands beside the name."""
        if not self.afsender.telefon or not self._name:
            return True
        setter, skrift = self.setter, self.setter.skrift
        ring = setter.papir.fonts.width(
            f"{setter.papir.text('ring')} ", skrift.body_face, skrift.meta
        )
        number = setter.papir.fonts.width(self._number.text, "bold", skrift.sender_number)
        beside = ring + number + skrift.sender_number * 0.3 + 12
        return self._name[-1].width + beside <= setter.width


def _open_end(runs: list[Run]) -> list[Run]:
    """The runs with a space at the end, so that the number is not read as part of the name."""
    last = runs[-1]
    return [*runs[:-1], Run(last.x, last.y, f"{last.text} ", last.face, last.size)] if runs else []


def edges(letterhead: Letterhead, sender: Element, titel: str, fod: str) -> Furniture:
    """Head and foot of every page of a sheet; `sender` is what the head of page one is read as."""

    def draw(sheet: Sheet, side: int, sider: int) -> None:
        if side == 1:
            letterhead.draw_first(sheet, sender)
        else:
            letterhead.draw_later(sheet, titel)
        draw_foot(sheet, letterhead.setter, fod, (side, sider))

    return draw


def draw_foot(sheet: Sheet, setter: Setter, left: str, side: tuple[int, int]) -> None:
    """The last line of a page: edition at the left, page number at the right."""
    skrift = setter.skrift
    page = setter.papir.text("side", side=side[0], sider=side[1])
    runs = [
        setter.flush_right(setter.right, FOOT_BASELINE, Span(page, skrift.body_face), skrift.meta)
    ]
    if left:
        edition = setter.at(setter.axis, FOOT_BASELINE, Span(left, skrift.body_face), skrift.meta)
        runs.insert(0, edition)
    sheet.artifact(runs=runs, furniture="Footer")

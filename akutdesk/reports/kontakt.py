"""Whom to call: the name, a row of dots, and the number in a column of its own."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from akutdesk.domain.kriseplan import Kontakt
from akutdesk.reports.blocks import Block, long_text
from akutdesk.reports.flow import Piece
from akutdesk.reports.lines import Line, Span, continued
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet, Stroke
from akutdesk.reports.signs import shows
from akutdesk.reports.udskrift import telefon

ALTID = frozenset({"N112", "N114", "EGEN"})
"""Directory codes that print unchecked: 112, 114, and the house's own number (design.md 8.23)."""

_WIDEST = 0.48
"""A number's column takes no more than this share of the width."""

_FEWEST_DOTS = 3

_TALLEST = 6
"""Lines that a row may take."""


def printed(kontakter: Iterable[Kontakt], kontrollerede: Collection[str]) -> tuple[Kontakt, ...]:
    """The contacts that may stand on paper: typed ones, and directory numbers somebody has checked."""
    return tuple(
        kontakt
        for kontakt in kontakter
        if (shows(kontakt.navn) or shows(kontakt.nummer))
        and (not kontakt.katalog_kode or kontakt.katalog_kode in {*ALTID, *kontrollerede})
    )


def left_off(kontakter: Iterable[Kontakt], kontrollerede: Collection[str]) -> tuple[str, ...]:
    """The names of those that `printed` leaves off for want of a check."""
    kept = printed(kontakter, kontrollerede)
    return tuple(
        kontakt.navn for kontakt in kontakter if kontakt.katalog_kode and kontakt not in kept
    )


@dataclass(frozen=True)
class NumberColumn:
    """The column that the numbers of a page share, flush right."""

    setter: Setter
    width: float

    @property
    def x(self) -> float:
        """Where every number begins."""
        return self.setter.right - self.width

    @property
    def name_width(self) -> float:
        """Room for a name, with a few dots left before the number."""
        skrift = self.setter.skrift
        dots = _FEWEST_DOTS * skrift.leader[1] + sum(skrift.leader_gap)
        return self.x - dots - self.setter.axis

    def block(self, kontakter: Sequence[Kontakt]) -> Block:
        """The contacts as a list of rows."""
        element = Element("L")
        pieces: list[Piece] = []
        for number, kontakt in enumerate(kontakter):
            skrift = self.setter.skrift
            row, *rest = self._row(element.child("LI").child("LBody"), kontakt)
            pieces += [replace(row, lead=skrift.row if number else skrift.first_row), *rest]
        return Block((element,), tuple(pieces))

    def _row(self, body: Element, kontakt: Kontakt) -> list[Piece]:
        """One row; texts that no phone list is meant for stand as paragraphs instead."""
        skrift = self.setter.skrift
        name, number = body.child("P"), body.child("P")
        lines, hours = self._name_lines(name, kontakt)
        numbers = self.setter.lines(
            Span(self.setter.typed(telefon(kontakt.nummer), number), "bold"),
            size=skrift.number,
            width=self.width,
        )
        if max(len(lines) + len(hours), len(numbers)) > _TALLEST:
            told = " ".join(part for part in (kontakt.navn, kontakt.hvornaar) if shows(part))
            return [
                *long_text(self.setter, name, told, skrift.name_face),
                *long_text(self.setter, number, kontakt.nummer, "bold"),
            ]
        beside = max(0, len(lines) - 1) * skrift.leading
        step = skrift.number * 4 / 3

        def draw(sheet: Sheet, y: float) -> None:
            if lines or hours:
                names = continued([*lines, *hours])
                sheet.mark(name, *self.setter.runs(names, self.setter.axis, y))
            if numbers:
                place = (self.x, y + beside)
                runs = self.setter.runs(numbers, *place, size=skrift.number, leading=step)
                sheet.mark(number, *runs)
                self._draw_leader(sheet, y + beside, lines[-1].width if lines else 0.0)

        names = max(0, len(lines) + len(hours) - 1) * skrift.leading
        piece = Piece(
            draw=draw,
            lead=skrift.row,
            depth=max(names, beside + max(0, len(numbers) - 1) * step),
            lines=1,
            ascent=skrift.number * 0.72,
            left=self.setter.axis,
        )
        return [piece]

    def _name_lines(
        self, element: Element, kontakt: Kontakt
    ) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The lines up to the number, and those below it."""
        setter, skrift = self.setter, self.setter.skrift
        width = self.name_width if shows(kontakt.nummer) else setter.width
        name = setter.typed(kontakt.navn, element)
        hours = Span(setter.typed(kontakt.hvornaar, element), skrift.body_face)
        if skrift.stacked:
            lines = setter.lines(Span(name, skrift.name_face), width=width)
            return lines, setter.lines(hours, width=width)
        comma = ", " if name and hours.text else ""
        return setter.lines(Span(name + comma, skrift.name_face), hours, width=width), ()

    def _draw_leader(self, sheet: Sheet, y: float, used: float) -> None:
        draw_leader(sheet, self.setter, (self.setter.axis + used, self.x), y)


def number_column(setter: Setter, kontakter: Iterable[Kontakt]) -> NumberColumn:
    """The column wide enough for all these numbers, within reason."""
    fonts, size = setter.papir.fonts, setter.skrift.number
    widths = [
        fonts.width(setter.typed(telefon(kontakt.nummer)), "bold", size) for kontakt in kontakter
    ]
    return NumberColumn(setter, min(max(widths, default=0.0) + 0.001, _WIDEST * setter.width))


def draw_leader(sheet: Sheet, setter: Setter, between: tuple[float, float], y: float) -> None:
    """Dots between a name and its number, on one lattice for the page so that rows line up."""
    dot, step = setter.skrift.leader
    before, after = setter.skrift.leader_gap
    start = math.ceil((between[0] + before) / step) * step
    end = between[1] - after
    if end - start >= (_FEWEST_DOTS - 1) * step:
        place = y - dot / 2
        sheet.artifact(Stroke(start, place, end, place, dot, (0.01, step - 0.01), round_ends=True))

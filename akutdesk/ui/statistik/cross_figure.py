"""Figures with two directions that are counts: a tone for how many, and the same counts as a table. No Qt, no store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from akutdesk.domain.figur import Celle, Figur, Tal, antal_tekst
from akutdesk.domain.rapportregler import TIMER, UGEDAGE
from akutdesk.domain.smaa_tal import GRAENSE
from akutdesk.domain.statistik import Udvalg
from akutdesk.ui.statistik.figure import Bar, Bars, Cell, Figure, Heat, Line
from akutdesk.ui.statistik.state import Behind
from akutdesk.ui.statistik.wording import Wording


@dataclass(frozen=True, kw_only=True)
class Side:
    """What goes down or across: the codes, and what each is called; `short` where there is little room."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    short: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """A figure, turned so that it fits: `turned` where its columns go down."""

    figur: Figur
    udvalg: Udvalg
    down: Side
    across: Side
    turned: bool = False

    def tal(self, down: str, across: str) -> Tal:
        """One number."""
        return self.figur.celle(across, down) if self.turned else self.figur.celle(down, across)

    def counts(self) -> tuple[tuple[int, ...], ...]:
        """All numbers, row by row."""
        return tuple(
            tuple(self.tal(down, across).antal for across in self.across.codes)
            for down in self.down.codes
        )


def cross_figure(crossing: Crossing, said: Wording, *, title: str = "", heat: Heat) -> Figure:
    """Its table opens at each number."""
    figur = crossing.figur
    return Figure(
        key=figur.navn,
        title=title or said.heading(figur),
        note=said.texts(
            "statistik.note_n", note=said.word("note", figur.navn), n=antal_tekst(figur.n)
        ),
        columns=(said.word("navn", figur.navn), *(crossing.across.short or crossing.across.names)),
        lines=tuple(_lines(crossing)),
        chart=heat if figur.n else None,
        foot=_foot(figur, said),
        source=figur,
    )


def day_figure(figur: Figur, udvalg: Udvalg, said: Wording) -> Figure:
    """When they come: the picture has the days down where there is room, the table always the hours."""
    days, hours = said.codes["ugedag"], tuple(said.texts("flere_tal.time", t=t) for t in TIMER)
    names = tuple(days.label(kode).capitalize() for kode in UGEDAGE)
    crossing = Crossing(
        figur=figur,
        udvalg=udvalg,
        down=Side(codes=TIMER, names=hours),
        across=Side(
            codes=UGEDAGE, names=names, short=tuple(days.get(kode).kort for kode in UGEDAGE)
        ),
        turned=True,
    )
    by_hour = crossing.counts()
    top = peak(figur, said)
    heat = Heat(
        days=names,
        hours=TIMER,
        counts=tuple(tuple(row[day] for row in by_hour) for day in range(len(UGEDAGE))),
        summary=top or said.word("figur", figur.navn),
    )
    return cross_figure(crossing, said, title=top if figur.n >= GRAENSE else "", heat=heat)


def peak(figur: Figur, said: Wording) -> str:
    """The hour of the week with most contacts, in words; "" where several have as many, or there are none."""
    most = sorted(figur.tal, key=_count, reverse=True)[:2]
    if not most or (len(most) > 1 and most[0].antal == most[1].antal):
        return ""
    top = most[0].celle
    return said.texts(
        "flere_tal.flest",
        dag=said.codes["ugedag"].label(top.raekke),
        fra=int(top.soejle),
        til=(int(top.soejle) + 1) % len(TIMER),
    )


def month_figures(figur: Figur, udvalg: Udvalg, said: Wording) -> list[Figure]:
    """The answers down, most given first, and the months across: half a year in each table, so that it fits everywhere."""
    totals: Counter[str] = Counter()
    for tal in figur.tal:
        totals[tal.celle.soejle] += tal.antal
    codes = tuple(kode for kode, _ in totals.most_common())
    down = Side(codes=codes, names=tuple(said.across(figur.navn, kode) for kode in codes))
    months = list(dict.fromkeys(tal.kode for tal in figur.tal))
    made: list[Figure] = []
    for (year, half), some in groupby(months, key=_half):
        these = tuple(some)
        across = Side(
            codes=these,
            names=tuple(said.month(kode) for kode in these),
            short=tuple(said.codes["maaned"].get(str(int(kode[5:]))).kort for kode in these),
        )
        crossing = Crossing(figur=figur, udvalg=udvalg, down=down, across=across, turned=True)
        name = said.texts("statistik.periode.halvaar", nr=half, aar=year)
        title = said.texts("flere_tal.i_perioden", hvad=said.word("figur", figur.navn), navn=name)
        one = cross_figure(crossing, said, title=title, heat=_heat(crossing, title))
        made.append(replace(one, key=f"{figur.navn} {year} {half}"))
    return made


def table_figure(figur: Figur, udvalg: Udvalg, said: Wording) -> Figure:
    """Rows down and columns across as the figure has them."""
    down = tuple(dict.fromkeys(tal.kode for tal in figur.tal))
    across = tuple(dict.fromkeys(tal.celle.soejle for tal in figur.tal))
    names = tuple(said.across(figur.navn, kode) for kode in across)
    crossing = Crossing(
        figur=figur,
        udvalg=udvalg,
        down=Side(codes=down, names=tuple(said.label(figur.navn, kode) for kode in down)),
        across=Side(codes=across, names=names),
    )
    return cross_figure(crossing, said, heat=_heat(crossing, said.word("figur", figur.navn)))


def slice_figures(figur: Figur, udvalg: Udvalg, said: Wording) -> list[Figure]:
    """A figure for each row, with its columns as bars: for many columns with long names."""
    rows = dict.fromkeys(tal.kode for tal in figur.tal)
    return [_slice(figur, kode, udvalg, said) for kode in rows]


def _slice(figur: Figur, kode: str, udvalg: Udvalg, said: Wording) -> Figure:
    tals = sorted((tal for tal in figur.tal if tal.kode == kode), key=_count, reverse=True)
    most = tals[0].antal
    named = [(said.across(figur.navn, tal.celle.soejle), tal) for tal in tals]
    return Figure(
        key=f"{figur.navn} {kode}",
        title=said.label(figur.navn, kode),
        note=said.word("note", figur.navn),
        columns=(said.word("navn", figur.navn), said.texts("statistik.antal")),
        lines=tuple(
            Line(label=name, cells=(_cell(tal.antal, udvalg, tal.celle),)) for name, tal in named
        ),
        chart=Bars(
            bars=tuple(
                Bar(label=name, share=tal.antal / most, value=antal_tekst(tal.antal))
                for name, tal in named
            )
        ),
        foot=said.texts("statistik.flere_svar_antal"),
        source=figur,
    )


def _lines(crossing: Crossing) -> Iterable[Line]:
    for down, name in zip(crossing.down.codes, crossing.down.names, strict=True):
        tals = [crossing.tal(down, across) for across in crossing.across.codes]
        cells = (_cell(tal.antal, crossing.udvalg, tal.celle) for tal in tals)
        yield Line(label=name, cells=tuple(cells))


def _cell(antal: int, udvalg: Udvalg, celle: Celle) -> Cell:
    return Cell(text=antal_tekst(antal), behind=Behind(udvalg, celle) if antal else None)


def _heat(crossing: Crossing, summary: str) -> Heat:
    return Heat(
        days=crossing.down.names,
        hours=crossing.across.short or crossing.across.names,
        counts=crossing.counts(),
        summary=summary,
    )


def _foot(figur: Figur, said: Wording) -> str:
    if not figur.n:
        return said.texts("statistik.tom")
    return said.texts("flere_tal.uden_svar", n=antal_tekst(figur.mangler)) if figur.mangler else ""


def _half(maaned: str) -> tuple[str, int]:
    """The half-year a month such as 2026-11 lies in."""
    return maaned[:4], 1 if int(maaned[5:]) <= _HALF else 2


_HALF = 6


def _count(tal: Tal) -> int:
    return tal.antal

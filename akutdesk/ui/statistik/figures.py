"""Figures of the domain as they are shown: a heading, a chart, lines of numbers that open. No Qt, no store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from akutdesk.domain.figur import (
    ALLE,
    MANGLER,
    TOM,
    Celle,
    Figur,
    Middel,
    Tal,
    antal_tekst,
    tal_tekst,
)
from akutdesk.domain.statistik import Udvalg
from akutdesk.ui.statistik.figure import (
    PLAIN,
    Bar,
    Bars,
    Cell,
    Chart,
    Figure,
    Line,
    Part,
    Whole,
    Wholes,
)
from akutdesk.ui.statistik.state import Behind
from akutdesk.ui.statistik.wording import Wording

_STEPS: Mapping[str, int] = {"IKKE": 0, "LET": 1, "MELLEM": 2, "ALVOR": 3}
_ORDINAL = frozenset({"fig2"})
"""Figures whose bars go from light to heavy."""
_NO_SHARE = {MANGLER: TOM, ALLE: ""}
_MOST_BARS = 12
"""A chart shows the greatest; the table has all."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Another period's figure to compare with, what it was counted among, and what it is called."""

    figur: Figur
    udvalg: Udvalg
    navn: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One figure to show, and what to compare it with."""

    figur: Figur
    udvalg: Udvalg
    beside: Beside | None = None


def bars_figure(shown: Shown, said: Wording) -> Figure:
    """A figure with one direction: a bar and a line for each row, then what is missing, then all."""
    figur, beside = shown.figur, shown.beside
    shares = any(tal.n is not None for tal in figur.tal)
    columns = [said.word("navn", figur.navn), said.texts("statistik.antal")]
    columns += [said.texts("statistik.andel")] if shares else []
    columns += [beside.navn] if beside is not None else []
    lines = [_line(tal, shown, said, shares=shares) for tal in figur.tal]
    lines += [_line(tal, shown, said, shares=shares) for tal in _ends(figur)]
    chart = _bars(shown, said)
    return Figure(
        key=figur.navn,
        title=said.heading(figur),
        note=_note(figur, said),
        columns=tuple(columns),
        lines=tuple(lines),
        chart=chart,
        foot=_foot(figur, said, drawn=chart is not None),
        source=figur,
    )


def _foot(figur: Figur, said: Wording, *, drawn: bool) -> str:
    if not drawn:
        return said.texts("statistik.tom")
    return said.texts("statistik.flere_svar") if figur.flersvar else ""


def wholes_figure(shown: Shown, said: Wording, *, by_grade: bool = False) -> Figure:
    """A figure with two directions: figure 9 within the shift, or within the degree (domain.md 5.2)."""
    rows = _rows(shown.figur, shown.udvalg, said, by_grade=by_grade, name=str)
    if shown.beside is not None:
        more = _rows(
            shown.beside.figur,
            shown.beside.udvalg,
            said,
            by_grade=by_grade,
            name=lambda navn: said.texts("statistik.foer_raekke", navn=navn),
        )
        rows = [row for pair in zip(rows, more, strict=True) for row in pair]
    first = said.word("navn", shown.figur.navn)
    names = _across(shown.figur, by_grade=by_grade)
    heads = [_cross_name(said, kode, by_grade=by_grade) for kode in names]
    return Figure(
        key=shown.figur.navn,
        title=said.heading(shown.figur),
        note=_note(shown.figur, said),
        columns=(
            first,
            said.texts("statistik.n_kort"),
            *(_head_name(said, kode, by_grade=by_grade) for kode in names),
        ),
        lines=tuple(line for _, line in rows),
        chart=Wholes(names=tuple(heads), wholes=tuple(whole for whole, _ in rows)),
        source=shown.figur,
    )


def means_figure(navn: str, midler: tuple[Middel, ...], udvalg: Udvalg, said: Wording) -> Figure:
    """Means, medians and how many; for minutes also how many are so long that somebody should look."""
    texts, watched = said.texts, navn == "varighed"
    columns = [
        said.word("navn", navn),
        texts("statistik.middel"),
        texts("statistik.median"),
    ]
    columns += [texts("statistik.antal")] + ([texts("statistik.over")] if watched else [])
    lines: list[Line] = []
    for middel in midler:
        behind = Behind(udvalg, middel.celle)
        cells = [Cell(text=tal_tekst(middel.middel), behind=behind if middel.n else None)]
        cells.append(Cell(text=tal_tekst(middel.median), behind=behind if middel.n else None))
        cells.append(_count(middel.n, behind))
        if watched:
            over = Celle(middel.celle.figur, middel.celle.raekke, "over")
            cells.append(_count(middel.over, Behind(udvalg, over)))
        lines.append(Line(label=said.label(navn, middel.kode), cells=tuple(cells)))
    return Figure(
        key=navn,
        title=said.mean_heading(navn, midler),
        note=said.word("note", navn),
        columns=tuple(columns),
        lines=tuple(lines),
        chart=_mean_bars(midler, said) if watched else None,
        foot=texts("statistik.fod.varighed") if watched else "",
        source=midler,
    )


# ---- lines


def _line(tal: Tal, shown: Shown, said: Wording, *, shares: bool) -> Line:
    beside = shown.beside
    cells = [_count(tal.antal, Behind(shown.udvalg, tal.celle))]
    if shares:
        share = _NO_SHARE.get(tal.kode, tal.pct_tekst)
        cells.append(Cell(text=share, behind=cells[0].behind))
    if beside is not None:
        cells.append(_other_cell(tal, beside))
    name = _end_name(tal, shown.figur, said) or said.label(shown.figur.navn, tal.kode)
    return Line(label=name, cells=tuple(cells))


def _other_cell(tal: Tal, beside: Beside) -> Cell:
    other = _same(beside.figur, tal)
    share = tal.n is not None and tal.kode != MANGLER
    text = other.pct_tekst if share else antal_tekst(other.antal)
    behind = Behind(beside.udvalg, other.celle) if other.antal else None
    return Cell(text=text, behind=behind)


def _same(figur: Figur, tal: Tal) -> Tal:
    if tal.kode == MANGLER:
        return figur.uden_svar
    return figur.alle if tal.kode == ALLE else figur.celle(tal.kode, tal.celle.soejle)


def _ends(figur: Figur) -> Iterable[Tal]:
    """What is missing and what the shares are of, under the rows."""
    if figur.mangler:
        yield figur.uden_svar
    if not figur.tal or any(tal.n is not None for tal in figur.tal):
        yield figur.alle


def _end_name(tal: Tal, figur: Figur, said: Wording) -> str:
    if tal.kode == MANGLER:
        return said.missing(figur.navn)
    return said.texts("statistik.i_alt") if tal.kode == ALLE else ""


def _count(antal: int, behind: Behind) -> Cell:
    """A count opens its rows; there is nothing behind none."""
    return Cell(text=antal_tekst(antal), behind=behind if antal else None)


def _note(figur: Figur, said: Wording) -> str:
    texts = said.texts
    note = said.word("note", figur.navn)
    if not any(tal.n is not None for tal in figur.tal):
        return note
    return texts("statistik.note_n", note=note, n=antal_tekst(figur.n))


# ---- charts


def _bars(shown: Shown, said: Wording) -> Chart | None:
    figur, beside = shown.figur, shown.beside
    drawn = [tal for tal in figur.tal if tal.antal or figur.navn in _ORDINAL]
    if len(drawn) > _MOST_BARS:
        least = sorted((tal.antal for tal in drawn), reverse=True)[_MOST_BARS - 1]
        drawn = [tal for tal in drawn if tal.antal >= least][:_MOST_BARS]
    if not drawn:
        return None
    most = max(tal.antal for tal in drawn) or 1
    bars = tuple(_bar(tal, figur, beside, said, most=most) for tal in drawn)
    return Bars(bars=bars, other_name=beside.navn if beside is not None else "")


def _bar(tal: Tal, figur: Figur, beside: Beside | None, said: Wording, *, most: int) -> Bar:
    whole = tal.n is None
    other = _same(beside.figur, tal) if beside is not None else None
    return Bar(
        label=said.short(figur.navn, tal.kode),
        share=tal.antal / most if whole else _share(tal),
        value=antal_tekst(tal.antal) if whole else tal.pct_tekst,
        step=_STEPS.get(tal.kode, PLAIN) if figur.navn in _ORDINAL else PLAIN,
        other=None if other is None else other.antal / most if whole else _share(other),
        other_value="" if other is None else antal_tekst(other.antal) if whole else other.pct_tekst,
    )


def _share(tal: Tal) -> float | None:
    return tal.antal / tal.n if tal.n else None


def _rows(
    figur: Figur, udvalg: Udvalg, said: Wording, *, by_grade: bool, name: Callable[[str], str]
) -> list[tuple[Whole, Line]]:
    across = _across(figur, by_grade=by_grade)
    rows: list[tuple[Whole, Line]] = []
    for kode in _down(figur, by_grade=by_grade):
        tals = [_at(figur, kode, each, by_grade=by_grade) for each in across]
        label = name(_cross_name(said, kode, by_grade=not by_grade))
        n = sum(tal.antal for tal in tals)
        parts = tuple(
            Part(share=tal.antal / n if n else 0, value=tal.pct_tekst.removesuffix(" %"))
            for tal in tals
        )
        whole = Celle(figur.navn, ALLE, kode) if by_grade else Celle(figur.navn, kode)
        cells = [_count(n, Behind(udvalg, whole))]
        cells += [
            Cell(text=tal.pct_tekst, behind=Behind(udvalg, tal.celle) if tal.antal else None)
            for tal in tals
        ]
        count = said.texts("statistik.n", n=antal_tekst(n))
        rows.append(
            (Whole(label=label, count=count, parts=parts), Line(label=label, cells=tuple(cells)))
        )
    return rows


def _at(figur: Figur, down: str, across: str, *, by_grade: bool) -> Tal:
    return figur.celle(across, down) if by_grade else figur.celle(down, across)


def _down(figur: Figur, *, by_grade: bool) -> list[str]:
    codes = (tal.celle.soejle if by_grade else tal.celle.raekke for tal in figur.tal)
    return list(dict.fromkeys(codes))


def _across(figur: Figur, *, by_grade: bool) -> list[str]:
    return _down(figur, by_grade=not by_grade)


def _cross_name(said: Wording, kode: str, *, by_grade: bool) -> str:
    """A degree, or where the degrees go down the side, a shift."""
    return said.label("fig9", kode) if by_grade else said.grade(kode)


def _head_name(said: Wording, kode: str, *, by_grade: bool) -> str:
    """The same over a narrow column."""
    key = f"statistik.soejle.{kode}"
    return said.texts(key) if key in said.texts and not by_grade else said.label("fig9", kode)


def _mean_bars(midler: tuple[Middel, ...], said: Wording) -> Chart | None:
    most = max((middel.middel for middel in midler if middel.middel is not None), default=None)
    if not most:
        return None
    return Bars(bars=tuple(_mean_bar(middel, most, said) for middel in midler))


def _mean_bar(middel: Middel, most: Fraction, said: Wording) -> Bar:
    known = middel.middel is not None
    minutes = said.texts("skal.minutter", n=tal_tekst(middel.middel).removesuffix(",0"))
    return Bar(
        label=said.label("varighed", middel.kode),
        share=float(middel.middel / most) if middel.middel is not None else None,
        value=minutes if known else TOM,
    )

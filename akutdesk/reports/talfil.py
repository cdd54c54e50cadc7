"""Tables as files that other programs open: CSV as a Danish Excel reads it, and a spreadsheet.

A cell that a spreadsheet would take for a formula is made words again, whatever is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final, cast

from akutdesk.reports.rapportindhold import Statusrapport, Stortal
from akutdesk.reports.tabel import Celle, Raekke, Tabel, celle_tekst

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_SAFE: Final = "'"
"""What every spreadsheet takes as: these are words."""
_NAME_LETTERS: Final = 31
"""A sheet's name has no more."""
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDEST, _NUMBERS = 60, 14


@dataclass(frozen=True, kw_only=True)
class Ark:
    """Tables under one name: a figure."""

    navn: str
    titel: str
    tabeller: tuple[Tabel, ...]


def ark_af(rapport: Statusrapport, antal: str) -> tuple[Ark, ...]:
    """The report's tables. `antal` heads the numbers of the cover."""
    first = Tabel(
        hoved=(f"{rapport.titel} {rapport.aar}", antal),
        raekker=(*map(_headline, rapport.hovedtal), *map(_note, rapport.slut)),
    )
    figures = (
        Ark(
            navn=f"{figur.nummer} {figur.kort}",
            titel=f"{figur.navn}. {figur.fund}",
            tabeller=tuple(part for part in figur.dele if isinstance(part, Tabel)),
        )
        for figur in rapport.figurer
    )
    name = f"{rapport.titel} {rapport.aar}"
    return (Ark(navn=name, titel=rapport.periode, tabeller=(first,)), *figures)


def csv_bytes(ark: Iterable[Ark], skjult: str) -> bytes:
    """UTF-8 with BOM, semicolons, decimal commas, CRLF: what a Danish Excel opens without asking."""
    return _csv(line for one in ark for line in _lines(one, skjult))


def flad_csv(hoved: Sequence[str], raekker: Iterable[Sequence[str]]) -> bytes:
    """One plain table, as programs read it: a line of names, then the rows; else as `csv_bytes`."""
    return _csv([harmless(cell) for cell in row] for row in (hoved, *raekker))


def regneark_bytes(ark: Sequence[Ark], skjult: str) -> bytes:
    """An xlsx with a sheet for each name; numbers are numbers, everything else is words, nothing is a formula."""
    import xlsxwriter

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = cast("Any", xlsxwriter).Workbook(out, options)
    book.set_properties({"title": "", "author": "", "company": ""})
    faces = _Faces(
        plain=book.add_format({"num_format": "#,##0"}),
        tenths=book.add_format({"num_format": "#,##0.0"}),
        head=book.add_format({"bold": True, "bottom": 1}),
        title=book.add_format({"bold": True, "font_size": 14}),
        right=book.add_format({"align": "right"}),
    )
    names: set[str] = set()
    for one in ark:
        sheet = book.add_worksheet(_sheet_name(one.navn, names))
        _fill(sheet, one, faces, skjult)
    book.close()
    return out.getvalue()


def harmless(tekst: str) -> str:
    """Words that no spreadsheet runs: one that begins like a formula begins with a quote instead."""
    begins = tekst.lstrip(" \u00a0\ufeff").startswith(_FORMULA) or tekst.startswith(_FORMULA)
    return f"{_SAFE}{tekst}" if begins else tekst


def _csv(lines: Iterable[Sequence[str]]) -> bytes:
    import csv

    out = StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def _lines(ark: Ark, skjult: str) -> Iterator[Sequence[str]]:
    yield [harmless(ark.titel)]
    for tabel in ark.tabeller:
        yield [harmless(head) for head in tabel.hoved]
        yield from (_words(row, skjult) for row in tabel.alle)
        yield []


@dataclass(frozen=True)
class _Faces:
    """The formats of a book."""

    plain: object
    tenths: object
    head: object
    title: object
    right: object


def _note(tekst: str) -> Raekke:
    """A sentence of the report's last page: what the numbers are made of."""
    return Raekke(navn=tekst, celler=())


def _headline(tal: Stortal) -> Raekke:
    return Raekke(navn=tal.ord, celler=(f"{tal.tal} {tal.enhed}".strip(),))


def _words(row: Raekke, skjult: str) -> list[str]:
    return [harmless(row.navn), *(_cell(celle, skjult) for celle in row.celler)]


def _cell(celle: Celle, skjult: str) -> str:
    """A cell without a point between thousands: that would be read as a decimal point somewhere."""
    if isinstance(celle, int | Decimal):
        return str(celle).replace(".", ",")
    return harmless(celle_tekst(celle, skjult))


def _fill(sheet: Worksheet, ark: Ark, faces: _Faces, skjult: str) -> None:
    paper = cast("Any", sheet)
    paper.write_string(0, 0, ark.titel, faces.title)
    line = 2
    widest = 12
    for tabel in ark.tabeller:
        for column, head in enumerate(tabel.hoved):
            paper.write_string(line, column, head, faces.head)
        for row in tabel.alle:
            line += 1
            widest = max(widest, min(len(row.navn), _WIDEST))
            paper.write_string(line, 0, row.navn)
            for column, celle in enumerate(row.celler, 1):
                _write(paper, (line, column), celle, faces, skjult)
        line += 2
    paper.set_column(0, 0, widest)
    paper.set_column(1, _NUMBERS, _NUMBERS)


def _write(paper: Any, at: tuple[int, int], celle: Celle, faces: _Faces, skjult: str) -> None:
    if isinstance(celle, int):
        paper.write_number(*at, celle, faces.plain)
    elif isinstance(celle, Decimal):
        paper.write_number(*at, float(celle), faces.tenths)
    else:
        paper.write_string(*at, celle_tekst(celle, skjult), faces.right)


def _sheet_name(navn: str, taken: set[str]) -> str:
    """A name that a book allows, and that no other sheet of it has."""
    plain = " ".join(navn.translate(_NOT_IN_NAMES).split())[:_NAME_LETTERS].strip("'") or "1"
    fresh = next(name for name in _numbered(plain) if name.casefold() not in taken)
    taken.add(fresh.casefold())
    return fresh


def _numbered(navn: str) -> Iterator[str]:
    yield navn
    number = 2
    while True:
        yield f"{navn[: _NAME_LETTERS - 4]} {number}"
        number += 1

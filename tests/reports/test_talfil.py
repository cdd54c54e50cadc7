"""Tables as CSV and as a spreadsheet: what Excel opens in Danish, and nothing that it runs."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.smaa_tal import Skjul
from akutdesk.reports.tabel import Raekke, Tabel
from akutdesk.reports.talfil import Ark, csv_bytes, regneark_bytes

_ANY = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20)
_WORDS = st.one_of(_ANY, st.builds("{}{}".format, st.sampled_from("=+-@\t\r \u00a0"), _ANY))
_NUMBER = re.compile(r"-?\d+(,\d+)?")


def ark(*rows: Raekke, navn: str = "2 Grad af krise", titel: str = "Figur 2") -> Ark:
    head = ("Grad", *("Antal" for _ in rows[0].celler))
    return Ark(navn=navn, titel=titel, tabeller=(Tabel(hoved=head, raekker=rows),))


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_csv_is_what_a_danish_excel_opens_without_asking():
    row = Raekke(navn="Let krise", celler=(1218, Decimal("47.2"), Skjul.LILLE, Skjul.SKJULT, None))
    data = csv_bytes([ark(row)], "skjult")
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    assert read(data)[2] == ["Let krise", "1218", "47,2", "<5", "skjult", "–"]


@given(_WORDS, _WORDS, _WORDS)
def test_no_cell_of_the_csv_begins_like_a_formula(title, name, cell):
    data = csv_bytes([ark(Raekke(navn=name, celler=(cell, Decimal("-1.5"))), titel=title)], "x")
    for row in read(data):
        for text in row:
            inside = text.lstrip(" \u00a0\ufeff")
            dangerous = (text + inside).startswith(("=", "+", "-", "@", "\t", "\r")) or (
                inside.startswith(("=", "+", "-", "@"))
            )
            assert not dangerous or _NUMBER.fullmatch(text)


@given(_WORDS, _WORDS, _WORDS)
def test_no_cell_of_the_spreadsheet_is_a_formula(navn, name, cell):
    data = regneark_bytes(
        [ark(Raekke(navn=name, celler=(cell, 7)), navn=navn), ark(Raekke(navn=name, celler=(1,)))],
        "x",
    )
    with ZipFile(BytesIO(data)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2
        for sheet in sheets:
            assert not re.search(rb"<(f|hyperlink)[ >/]", book.read(sheet))


def test_a_number_of_the_spreadsheet_is_a_number_and_a_hidden_one_is_not_there():
    row = Raekke(navn="Let", celler=(218, Decimal("47.2"), Skjul.LILLE))
    with ZipFile(BytesIO(regneark_bytes([ark(row)], "skjult"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<v>218</v>" in sheet
    assert "<v>47.2</v>" in sheet
    assert "&lt;5" in words


def test_sheets_of_one_name_are_told_apart_and_no_name_is_refused():
    names = ["2 Grad: af/krise?", "2 Grad af krise", "", "'", "x" * 60, "X" * 60]
    sheets = [ark(Raekke(navn="a", celler=(1,)), navn=name) for name in names]
    with ZipFile(BytesIO(regneark_bytes(sheets, "skjult"))) as book:
        found = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
    assert len({name.casefold() for name in found}) == len(names)
    assert all(len(name) <= 31 for name in found)

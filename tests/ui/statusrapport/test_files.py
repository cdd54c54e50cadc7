"""The report's files opened again: both say the same and how they were made; what cannot be written is said (0174, 0181)."""

from __future__ import annotations

import csv
import os
import stat
from datetime import date
from io import BytesIO, StringIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from akutdesk.domain.statistik import Udvalg
from tests.ui.conftest import settle
from tests.ui.folk import log_of
from tests.ui.night_desk import LEADER
from tests.ui.statistik.led_desk import contact
from tests.ui.statusrapport.test_page import last_year, made, page, said_of_files

__all__ = ["last_year", "page"]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KINDS = {"pdf": "r.pdf", "csv": "r.csv", "regneark": "r.xlsx"}
MAY = Udvalg(fra=date(2025, 5, 1), til=date(2025, 5, 31))
LATER = "Det, der er skrevet senere om de perioder, er ikke med."


@pytest.fixture
def busy_year(leader, last_year):
    """A contact on half of the evenings of 2025, so that some numbers may be shown."""
    for month in range(1, 13):
        leader.save(*(contact("LET", day, month, year=2025) for day in range(1, 15)))
    return last_year


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet_rows(data: bytes) -> list[list[str]]:
    """Each sheet's filled cells row by row, numbers with a comma as the other file has them."""
    rows: list[list[str]] = []
    with ZipFile(BytesIO(data)) as book:
        words = ["".join(part.itertext()) for part in _xml(book, "xl/sharedStrings.xml")]
        sheets = sorted(
            (name for name in book.namelist() if name.startswith("xl/worksheets/sheet")),
            key=lambda name: int("".join(filter(str.isdigit, name))),
        )
        for name in sheets:
            sheet = _xml(book, name)
            assert not list(sheet.iter(f"{_MAIN}f")), "a formula"
            told = [[_told(cell, words) for cell in row] for row in sheet.iter(f"{_MAIN}row")]
            rows += [row for row in told if row]
    return rows


def _xml(book: ZipFile, name: str) -> Element:
    return fromstring(book.read(name))  # noqa: S314  # the program wrote it a moment ago


def _told(cell: Element, words: list[str]) -> str:
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") == "s":
        return words[int(value)]
    return value.replace(".", ",")


def test_the_spreadsheet_says_what_the_csv_says_cell_by_cell(leader, busy_year, qtbot, tmp_path):
    table = csv_rows(made(busy_year, leader, qtbot, tmp_path, "csv", "r.csv"))
    sheets = sheet_rows(made(busy_year, leader, qtbot, tmp_path, "regneark", "r.xlsx"))
    told = [[cell for cell in row if cell] for row in table if any(row)]
    assert [[cell.removesuffix(",0") for cell in row] for row in told] == sheets
    assert ["Let krise", "168", "100,0"] in told


def test_a_file_tells_which_month_stands_since_before_and_so_does_the_page(
    leader, busy_year, qtbot, tmp_path
):
    leader.store.statistik.udgiv(LEADER, MAY, date(2026, 11, 24))
    busy_year.refresh()
    assert said_of_files(busy_year) == "Den første fil lægger resten fast. Er alle pc'er med?"
    leader.save(contact("ALVOR", 6, 5, year=2025))
    for kind in ("csv", "regneark"):
        data = made(busy_year, leader, qtbot, tmp_path, kind, KINDS[kind])
        rows = csv_rows(data) if kind == "csv" else sheet_rows(data)
        said = [row[0] for row in rows if row]
        assert "Maj 2025 har tallene fra 24. november 2026." in said
        assert LATER in said
    assert said_of_files(busy_year) == "Filer viser tal fra 24. november 2026 og fra før."


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_that_is_gone_or_a_folder_of_that_name_takes_no_file_and_that_is_said(
    leader, last_year, qtbot, tmp_path, kind
):
    (tmp_path / KINDS[kind]).mkdir()
    for target in (tmp_path / KINDS[kind], tmp_path / "væk" / KINDS[kind]):
        last_year._save(kind)
        last_year.saver.window.close()
        with qtbot.waitSignal(last_year.saver.refused, timeout=20000) as refused:
            last_year.saver.window.fileSelected.emit(str(target))
        assert refused.args == [leader.desk.texts("gem_fil.fejl")]
        settle()
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("r.")] == [KINDS[kind]]
    assert list((tmp_path / KINDS[kind]).iterdir()) == []
    log = [handling for handling, _ in log_of(leader)]
    assert log.count("EKSPORT") == log.count("IKKE_GIVET") == 2


def test_an_old_file_of_that_name_that_may_not_be_written_is_replaced_whole(
    last_year, qtbot, tmp_path
):
    old = tmp_path / "r.csv"
    old.write_bytes(b"gammel")
    old.chmod(stat.S_IRUSR)
    last_year._save("csv")
    last_year.saver.window.close()
    with qtbot.waitSignal(last_year.saver.saved, timeout=20000):
        last_year.saver.window.fileSelected.emit(str(old))
    assert old.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".ny"] == []
    assert os.name == "nt" or stat.S_IMODE(old.stat().st_mode) == 0o600

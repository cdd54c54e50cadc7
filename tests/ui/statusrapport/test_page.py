"""The status report on a real store: the leader writes, takes back, prints and saves (G128, G70)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.adgang import Adgang
from akutdesk.ui.file_saver import Fil
from akutdesk.ui.furnish import furnish
from akutdesk.ui.leder.felt_panel import FeltPanel
from akutdesk.ui.statusrapport.page import StatusrapportPage
from tests.reports.checker import check
from tests.storage.test_disk_full import small_disk
from tests.ui.folk import log_of
from tests.ui.night_desk import ANNA
from tests.ui.statistik.led_desk import contact


@pytest.fixture
def page(leader, hands):
    hands.press("Ctrl+Shift+R")
    return leader.page


@pytest.fixture
def last_year(page):
    """A year that has ended."""
    page.years.set_rows([replace(page.years.rows[0], id=year) for year in (2026, 2025)])
    page.years.mark(2025)
    page.refresh()
    return page


def row(page, del_):
    return next(one for one in page.parts.rows if one.id == del_)


def said_of_files(page):
    return page._fixed.text() if page._fixed.isVisible() else ""


def write(leader, hands, del_, words):
    leader.page.parts.mark(del_)
    hands.press("Enter")
    assert isinstance(leader.window.layers.overlay, FeltPanel)
    hands.write(words)
    hands.press("Ctrl+Return")


def made(page, leader, qtbot, tmp_path, kind, name):
    page._save(kind)
    page.saver.window.close()
    path = tmp_path / name
    page.saver.window.fileSelected.emit(str(path))
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not leader.desk.jobs.busy)
    return path.read_bytes()


def test_the_way_in_is_one_key_and_the_year_stands_ready(page):
    assert isinstance(page, StatusrapportPage)
    assert QApplication.focusWidget() is page.parts
    assert page.year == 2026
    assert [one.id for one in page.parts.rows][:2] == ["indledning", "fig1"]


def test_what_the_leader_writes_is_kept_and_ctrl_z_takes_it_back(leader, hands, page):
    write(leader, hands, "fig2", "Flere ringer tidligere.")
    assert row(page, "fig2").lines == "Flere ringer tidligere."
    hands.press("Ctrl+Z")
    assert not row(page, "fig2").lines


def test_each_year_has_words_of_its_own(leader, hands, page):
    write(leader, hands, "indledning", "Et godt år.")
    page.years.set_rows([replace(page.years.rows[0], id=year) for year in (2026, 2025)])
    page.years.mark(2025)
    page.refresh()
    assert not row(page, "indledning").lines


def test_half_a_sentence_is_there_again_after_escape(leader, hands, page):
    page.parts.mark("fig2")
    hands.press("Enter")
    hands.write("Halvt skr")
    hands.press("Esc", "Enter")
    assert leader.window.layers.overlay.field.toPlainText() == "Halvt skr"


def test_the_saved_pdf_is_tagged_and_holds_the_leaders_words(
    leader, hands, last_year, qtbot, tmp_path
):
    write(leader, hands, "fig2", "Flere ringer tidligere.")
    paper = check(made(last_year, leader, qtbot, tmp_path, "pdf", "rapport.pdf"))
    assert not paper.faults
    assert "Flere ringer tidligere." in paper.said("P")


def test_csv_and_spreadsheet_are_saved_and_logged_as_export(leader, last_year, qtbot, tmp_path):
    assert made(last_year, leader, qtbot, tmp_path, "csv", "r.csv").startswith(b"\xef\xbb\xbf")
    assert made(last_year, leader, qtbot, tmp_path, "regneark", "r.xlsx").startswith(b"PK")
    assert [handling for handling, _ in log_of(leader)].count("EKSPORT") == 2


def test_the_page_says_what_the_first_file_does_and_then_since_when_the_numbers_stand(
    leader, last_year, qtbot, tmp_path
):
    assert said_of_files(last_year) == "Den første fil lægger tallene fast. Er alle pc'er med?"
    made(last_year, leader, qtbot, tmp_path, "csv", "r.csv")
    assert said_of_files(last_year) == "Filer viser tallene fra 24. november 2026."
    last_year.years.mark(2026)
    last_year.refresh()
    assert said_of_files(last_year) == ""


def test_saved_again_after_a_late_contact_the_table_of_the_report_is_the_same(
    leader, last_year, qtbot, tmp_path
):
    first = made(last_year, leader, qtbot, tmp_path, "csv", "r.csv")
    leader.save(contact("ALVOR", 1, 6, year=2025))
    assert made(last_year, leader, qtbot, tmp_path, "csv", "igen.csv") == first


def test_it_prints_on_the_printer_of_this_pc_and_is_logged(leader, hands, last_year, qtbot):
    leader.desk.printer.navne = ("Vagtprinter",)
    said = []
    last_year.sheet.said.connect(said.append)
    hands.press("Ctrl+P")
    qtbot.waitUntil(lambda: len(leader.desk.printer.sent) == 1)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[-1] == "Rapporten er kommet ud på Vagtprinter."
    assert not check(leader.desk.printer.sent[0].pdf).faults
    assert "UDSKRIV" in [handling for handling, _ in log_of(leader)]


def test_without_a_printer_it_says_what_to_do_instead(hands, last_year, qtbot):
    said = []
    last_year.sheet.said.connect(said.append)
    hands.press("Ctrl+P")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Der er ingen printer. Gem rapporten som pdf i stedet."]


def test_a_disk_that_is_full_keeps_the_old_file_and_leaves_no_half_one(page, qtbot, tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        target = disk / "r.csv"
        target.write_bytes(b"gammel")
        (disk / "fyld").write_bytes(b"x" * (22 * 1024 * 1024))
        big = Fil(
            titel="x",
            slags="x",
            navn="r.csv",
            noter=lambda: None,
            lav=lambda: b"y" * (8 * 1024 * 1024),
        )
        with qtbot.waitSignal(page.saver.refused) as refused:
            page.saver.write(target, big)
        assert refused.args == ["Der er ikke plads på disken. Intet er gemt. Vælg et andet sted."]
        assert target.read_bytes() == b"gammel"
        assert sorted(one.name for one in disk.iterdir()) == ["fyld", "r.csv"]


def test_a_year_that_has_not_ended_leaves_in_no_file_and_on_no_paper(leader, hands, page):
    leader.desk.printer.navne = ("Vagtprinter",)
    hands.press("Ctrl+P")
    for kind in ("pdf", "csv", "regneark"):
        page._save(kind)
    assert page.saver.window is None
    assert not leader.desk.printer.sent
    assert [strip.text for strip in leader.window.frame.done_area.strips][-1:] == [
        "2026 er ikke slut. Rapporten kan gemmes og trykkes fra 1. januar."
    ]
    assert not {"EKSPORT", "UDSKRIV"} & {handling for handling, _ in log_of(leader)}


def test_staff_find_no_way_in(leader, hands):
    before = leader.page
    leader.desk = replace(leader.desk, adgang=Adgang(ANNA, "MEDARBEJDER", "EGEN_VAGT"))
    furnish(leader.window, leader.desk)
    hands.press("Ctrl+Shift+R")
    assert not isinstance(leader.page, StatusrapportPage)
    assert type(leader.page) is type(before)

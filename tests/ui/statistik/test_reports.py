"""The reports of domain.md 5.3 at a real desk: counted when they are opened, and every number opens its rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import new_id
from akutdesk.ui.place import katalog_of
from akutdesk.ui.statistik.figure import Heat
from akutdesk.ui.statistik.heat_view import HeatView
from akutdesk.ui.statistik.report_layouts import REPORT_TOPICS
from akutdesk.ui.statistik.rows_page import RowsPage
from tests.ui.conftest import settle
from tests.ui.folk import local
from tests.ui.night_desk import LEADER
from tests.ui.statistik.led_desk import contact, counted, hands, led, page, people, table

__all__ = ["counted", "hands", "led", "page", "people"]


@pytest.fixture
def opened(page, qtbot):
    """Opens a topic and waits until it is counted."""

    def open_topic(emne: str):
        page.topics.choose(emne)
        qtbot.waitUntil(lambda: page.reports.found(emne) is not None, timeout=20000)
        settle()
        return [pane.figure for pane in page.board.columns.panes]

    return open_topic


@pytest.fixture
def more(led):
    """Contacts outside the target group, in doubt and in danger, and a talk with a partner."""
    outside = replace(
        contact("MELLEM", 10),
        maalgruppe="AFLAST",
        tiltag=("LYTTE", "K112"),
        usikker_hjaelp="KOLLEGA",
        handleniveau="2",
        hoert_fra="LAEGE",
    )
    june = contact("LET", 3)
    june = replace(june, start=local(2026, 6, 3, 20, 0), slut=local(2026, 6, 3, 20, 9))
    led.save(outside, replace(june, hoert_fra="NET"))
    led.save(
        Partnerkontakt(
            id=new_id(),
            henvendelse_id=outside.id,
            tid=local(2026, 11, 10, 20, 5),
            katalog_kode=katalog_of(led.desk).poster[0].kode,
            resultat="OVERTAGET",
            ventetid_min=4,
        )
    )
    return led


def test_a_report_is_counted_when_its_topic_is_opened_and_not_before(page, opened):
    assert not any(page.reports.found(emne) for emne in REPORT_TOPICS)
    opened("hvem")
    assert [emne for emne in REPORT_TOPICS if page.reports.found(emne)] == ["hvem"]


def test_the_topic_before_never_stands_under_the_name_of_the_next(page):
    page.topics.choose("hvem")
    assert not page.board.columns.isVisible()
    assert page.board.waiting.text() == page.desk.texts("statistik.regner")


def test_the_next_figure_keeps_one_in_the_tables_and_a_report_at_the_list(page, hands):
    table(page).setFocus()
    hands.press("Ctrl+PgDn")
    assert page.board.columns.panes[0].figure.key == "hoved"
    assert table(page).hasFocus()
    page.topics.choose("hvem")
    assert page.topics.list.hasFocus()
    assert page.topics.list.marked == "hvem"


@pytest.mark.usefixtures("more")
def test_every_number_of_every_report_opens_as_many_rows(led, opened):
    seen = 0
    for emne in REPORT_TOPICS:
        for figure in opened(emne):
            for line in figure.lines:
                for cell in line.cells:
                    if not cell.text.isdecimal() or cell.text == "0":
                        continue
                    assert cell.behind is not None, (figure.key, line.label)
                    behind = cell.behind
                    rows = led.store.statistik.raekker(LEADER, behind.udvalg, behind.celle)
                    assert len(rows) == int(cell.text), (figure.key, line.label)
                    seen += 1
    assert seen > len(REPORT_TOPICS)


def test_hours_and_days_are_a_picture_and_a_table_of_the_same_numbers(led, page, opened):
    (figure,) = opened("doegn")
    heat = page.board.columns.panes[0].chart
    assert isinstance(heat, HeatView)
    assert isinstance(figure.chart, Heat)
    twin = [[int(cell.text) for cell in line.cells] for line in figure.lines]
    assert [list(row) for row in zip(*figure.chart.counts, strict=True)] == twin
    assert sum(map(sum, twin)) == len(
        led.store.henvendelser.liste(LEADER, status="AFSLUTTET", limit=999)
    )
    assert heat.accessibleName() == figure.title
    assert heat.accessibleDescription() == figure.chart.summary != ""


@pytest.mark.usefixtures("page")
def test_an_hour_of_the_week_opens_its_rows_and_esc_is_back_at_it(led, page, opened, hands, qtbot):
    (figure,) = opened("doegn")
    row, column = next(
        (row, column)
        for row, line in enumerate(figure.lines)
        for column, cell in enumerate(line.cells)
        if cell.behind is not None
    )
    table(page).setFocus()
    table(page).mark(row, column + 1)
    hands.press("Enter")
    rows_page = led.page
    assert isinstance(rows_page, RowsPage)
    qtbot.waitUntil(lambda: bool(rows_page.list.rows), timeout=20000)
    assert str(len([one for one in rows_page.list.rows if not one.heading])) == (
        figure.lines[row].cells[column].text
    )
    hands.press("Esc")
    assert led.page is page
    assert table(page).hasFocus()
    assert (table(page).currentIndex().row(), table(page).currentIndex().column()) == (
        row,
        column + 1,
    )


def test_another_shift_counts_the_open_report_again(page, hands, opened, qtbot):
    opened("kerneydelser")
    page.board.choices.lists["vagt"].box.setFocus()
    hands.press("Down")
    qtbot.waitUntil(lambda: page.board.columns.panes[0].figure.lines[-1].cells[0].text == "0")
    assert page.topics.now == "kerneydelser"


def test_a_figure_that_no_shift_divides_says_so_when_a_shift_is_chosen(page, hands, opened, qtbot):
    assert not any(figure.foot.endswith("henvendere med.") for figure in opened("opfoelgning"))
    page.board.choices.lists["vagt"].box.setFocus()
    hands.press("Down")
    said = page.desk.texts("flere_tal.for_alle")
    qtbot.waitUntil(
        lambda: all(said in pane.figure.foot for pane in page.board.columns.panes), timeout=20000
    )


@pytest.mark.usefixtures("more")
def test_months_stand_half_a_year_at_a_time(opened):
    keys = [figure.key for figure in opened("kendskab")]
    assert keys == ["kendskab", "kendskab_maaned 2026 1", "kendskab_maaned 2026 2"]


def test_each_municipality_has_its_name_beside_its_minutes(opened):
    figures = {figure.key: figure for figure in opened("mellemkommunal")}
    names = [line.label for line in figures["mellemkommunal_minutter"].lines]
    assert names
    assert not [name for name in names if name.isdigit()]


@pytest.mark.usefixtures("more")
def test_a_partner_has_its_name_from_the_directory(page, opened):
    (talks, waiting) = opened("samarbejde")
    name = katalog_of(page.desk).poster[0].navn
    assert [line.label for line in talks.lines] == [line.label for line in waiting.lines] == [name]


def test_the_large_numbers_open_their_rows(led, page, hands, qtbot):
    door = page.board.numbers.doors[0]
    assert door.accessibleName().endswith(" henvendelser")
    door.setFocus()
    hands.press("Enter")
    rows_page = led.page
    assert isinstance(rows_page, RowsPage)
    qtbot.waitUntil(lambda: bool(rows_page.list.rows), timeout=20000)
    listed = [one for one in rows_page.list.rows if not one.heading]
    assert door.accessibleName().startswith(f"{len(listed)} ")
    assert rows_page.heading.text().startswith("Henvendelser")
    hands.press("Esc")
    assert door.hasFocus()


def test_the_n_of_a_shift_opens_its_rows(led, page):
    by_shift = next(pane.figure for pane in page.board.columns.panes if pane.figure.key == "fig9")
    by_grade = next(
        pane.figure for pane in page.board.columns.panes if pane.figure.key == "fig9_grad"
    )
    opened_rows = 0
    for line in (*by_shift.lines, *by_grade.lines):
        cell = line.cells[0]
        if cell.behind is not None:
            rows = led.store.statistik.raekker(LEADER, cell.behind.udvalg, cell.behind.celle)
            assert len(rows) == int(cell.text), line.label
            opened_rows += len(rows)
    assert opened_rows

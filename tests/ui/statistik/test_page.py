"""Ctrl+6 at a real desk: numbers are counted in a job, and every one of them opens the rows behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.ui.statistik.page import StatistikPage
from akutdesk.ui.statistik.rows_page import RowsPage
from akutdesk.ui.statistik.shift_page import ShiftPage
from tests.ui.folk import local
from tests.ui.night_desk import LEADER
from tests.ui.statistik.led_desk import closed, contact, counted, hands, led, page, people, table

__all__ = ["counted", "hands", "led", "page", "people"]


def in_figure_2(page) -> dict[str, str]:
    return {row.cells[0]: row.cells[1] for row in table(page).rows}


def test_the_figures_of_the_year_are_there_with_the_cursor_on_the_period(led, page):
    assert page.board.choices.lists["periode"].box.hasFocus()
    assert page.board.numbers.accessibleName().startswith(f"{closed(led)} henvendelser")
    assert in_figure_2(page)["Let krise"] == str(closed(led, grad_foer="LET")) != "0"


def test_every_number_opens_as_many_rows_and_esc_is_back_at_it(led, page, hands, qtbot):
    hands.press("F6", "Down")
    for _ in range(4):
        at = table(page).currentIndex()
        row = table(page).rows[at.row()]
        if row.cells[1] != "0":
            hands.press("Enter")
            rows_page = led.page
            assert isinstance(rows_page, RowsPage)
            qtbot.waitUntil(lambda: bool(rows_page.list.rows), timeout=20000)  # noqa: B023
            listed = [one for one in rows_page.list.rows if not one.heading]
            assert len(listed) == int(row.cells[1])
            hands.press("Esc")
            assert led.page is page
            assert table(page).hasFocus()
            assert table(page).currentIndex() == at
        hands.press("Down")


@pytest.mark.usefixtures("page")
def test_a_row_opens_as_in_its_own_list_and_esc_leads_back_to_the_rows(led, hands, qtbot):
    hands.press("F6", "Down", "Enter")
    rows_page = led.page
    qtbot.waitUntil(lambda: bool(rows_page.list.rows), timeout=20000)
    hands.press("Enter")
    assert led.window.pages.place[0] == "henvendelse"
    hands.press("Esc")
    assert led.page is rows_page


def test_a_number_of_none_has_no_rows_and_says_so(led, page, hands):
    hands.press("F6", "Enter")
    assert led.page is page
    said = [strip.text for strip in led.window.frame.done_area.strips]
    assert said == [led.desk.texts("statistik.raekker.tom")]


def test_another_shift_is_counted_when_it_is_chosen(page, hands, counted):
    hands.press("Tab", "Down")
    counted()
    assert page.choice.vagt == "DAG"
    assert page.board.numbers.accessibleName().startswith("0 henvendelser")
    assert "–" in {cell for row in table(page).rows for cell in row.cells}


def test_own_days_that_are_reversed_are_told_and_the_old_numbers_stand(led, page, hands, counted):
    hands.press("End")
    choices = page.board.choices
    assert not choices.days["fra"].missing
    choices.lines["fra"].setFocus()
    hands.write("5/11-2026")
    choices.lines["til"].setFocus()
    hands.write("4/11-2026")
    before = in_figure_2(page)
    hands.press("Enter")
    assert choices.lines["til"].accessibleDescription() == led.desk.texts("statistik.fejl.omvendt")
    assert in_figure_2(page) == before
    choices.lines["til"].clear()
    hands.write("4/11-2026")
    hands.press("Enter")
    told = choices.lines["til"].accessibleDescription()
    assert told == led.desk.texts("statistik.fejl.omvendt"), "it is as wrong the second time"
    choices.lines["til"].clear()
    hands.write("6/11-2026")
    hands.press("Enter")
    counted()
    assert not choices.days["til"].missing
    assert page.board.numbers.accessibleName().startswith("2 henvendelser")


def test_alt_g_leaves_the_tables_alone(page, hands):
    chart = page.board.columns.panes[0].chart
    assert chart.isVisible()
    hands.press("Alt+G")
    assert not chart.isVisible()
    hands.press("Alt+G")
    assert chart.isVisible()


def test_ctrl_pgdn_shows_the_next_figure_and_the_list_follows(page, hands):
    hands.press("Ctrl+PgDn")
    assert page.topics.list.marked == "henvendelser"
    assert page.board.columns.panes[0].figure.key == "hoved"
    hands.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert page.topics.now == "grad"


def test_the_list_scrolls_to_a_topic_far_down_that_ctrl_pgdn_leads_to(page, hands):
    hands.press(*["Ctrl+PgDn"] * (len(page.topics.names) - 1))
    topics = page.topics.list
    row = topics.visualRect(topics.currentIndex())
    assert topics.marked == page.topics.names[-1]
    assert topics.visibleRegion().contains(row)


def test_a_contact_that_is_closed_meanwhile_is_counted_when_one_comes_back(
    led, page, hands, counted
):
    before = int(in_figure_2(page)["Let krise"])
    late = contact("LET", 20)
    led.save(late)
    led.desk.changes.tell(frozenset({Henvendelse.TYPE}), frozenset({late.id}))
    hands.press("Ctrl+1", "Ctrl+6")
    counted()
    assert int(in_figure_2(page)["Let krise"]) == before + 1


def test_another_service_is_read_in_and_taken_out_again(led, page, hands, tmp_path, counted):
    path = tmp_path / "andre.csv"
    path.write_text("enhed;g;pct\nNord;LET;40,0\nNord;ALVOR;9,0\n", encoding="cp1252")
    page.topics.choose("andre")
    hands.press("Alt+A")
    panel = led.window.layers.overlay
    panel.read(str(path))
    counted()
    assert [row.text for row in panel.list.rows] == ["Nord"]
    assert [row.cells[0] for row in table(page).rows][1:] == ["Nord"]
    hands.press("Enter")
    assert panel.list.rows == ()
    (kept,) = led.store.setup(LEADER, Sammenligning)
    assert kept.fjernet


@pytest.mark.usefixtures("page")
def test_a_file_that_is_wrong_is_refused_by_row_and_column_and_nothing_is_kept(
    led, hands, tmp_path, counted
):
    path = tmp_path / "andre.csv"
    path.write_text("enhed;g;pct\nNord;LET;40,0\nNord;STOR;9,0\n")
    hands.press("Alt+A")
    panel = led.window.layers.overlay
    panel.read(str(path))
    counted()
    assert panel.wrong == "Række 3, kolonnen g: skriv ikke, let, mellem eller alvor."
    panel.read(str(tmp_path / "mangler.csv"))
    counted()
    assert panel.wrong == led.desk.texts("statistik.andre.kan_ikke_laeses")
    assert led.store.setup(LEADER, Sammenligning) == ()


def test_the_night_staff_see_the_plain_counts_of_their_own_shift(people, hands):
    people.save(replace(contact("LET", 23), start=local(2026, 11, 24, 0, 30)))
    hands.press("Ctrl+6")
    page = people.page
    assert isinstance(page, ShiftPage)
    assert [row.cells for row in page.columns.panes[0].table.rows] == [
        ("Telefon", "1"),
        ("I alt", "1"),
    ]


@pytest.mark.usefixtures("page")
def test_ctrl_p_leads_to_the_years_report_and_esc_back(led, hands):
    hands.press("Ctrl+P")
    assert led.window.pages.place[0] == "statusrapport"
    hands.press("Esc")
    assert isinstance(led.page, StatistikPage)

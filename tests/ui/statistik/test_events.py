"""Alt+B at a real desk: what the house did to be known, on the axis of the months and in the tables (G129)."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.formidling import Formidling
from akutdesk.domain.record import new_id
from akutdesk.ui.statistik.event_form import EventForm
from akutdesk.ui.statistik.figure import Axis
from tests.ui.conftest import settle
from tests.ui.night_desk import LEADER
from tests.ui.statistik.led_desk import closed, counted, hands, led, page, people, table

__all__ = ["counted", "hands", "led", "page", "people"]


def kept(led) -> list[Formidling]:
    return [one for one in led.store.setup(LEADER, Formidling) if not one.fjernet]


@pytest.fixture
def poster(led):
    """Posters on the third of November."""
    made = Formidling(
        id=new_id(),
        dato=date(2026, 11, 3),
        slags="PLAKAT",
        hvad="Biblioteket",
        til_hvem=("BORGERE", "PARTNERE"),
    )
    led.save(made)
    return made


@pytest.fixture
def axis(page, qtbot):
    """The topic, counted."""

    def show():
        page.topics.choose("formidling")
        qtbot.waitUntil(lambda: page.reports.found("formidling") is not None, timeout=20000)
        settle()
        return [pane.figure for pane in page.board.columns.panes]

    return show


def test_the_leader_writes_an_event_and_takes_it_back(led, axis, hands):
    axis()
    hands.press("Alt+B", "Ctrl+A")
    hands.write("3/11")
    hands.press("Tab", "1", "Tab")
    hands.write("Biblioteket")
    hands.press("Tab", "1", "Ctrl+Enter")
    (one,) = kept(led)
    assert (one.dato, one.slags, one.hvad, one.til_hvem) == (
        date(2026, 11, 3),
        "PLAKAT",
        "Biblioteket",
        ("BORGERE",),
    )
    assert [line.label for line in axis()[-1].lines] == [
        "A · 3/11 · Plakat eller folder · Biblioteket"
    ]
    hands.press("Ctrl+Z")
    assert kept(led) == []
    assert axis()[-1].lines == ()


@pytest.mark.usefixtures("poster")
def test_the_axis_and_its_table_say_the_same_and_a_screen_reader_hears_both(led, page, axis):
    figure, listed = axis()
    chart = figure.chart
    assert isinstance(chart, Axis)
    twin = [(line.label, int(line.cells[0].text), int(line.cells[1].text)) for line in figure.lines]
    assert twin == [(one.name, one.whole, one.part) for one in chart.months]
    assert sum(one.whole for one in chart.months) == closed(led)
    assert figure.lines[-1].cells[2].text == "A"
    assert [mark.sign for mark in chart.marks] == ["A"]
    assert 10 < chart.marks[0].at < 11
    view = page.board.columns.panes[0].chart
    assert view.accessibleDescription().endswith(listed.lines[0].label)
    assert listed.lines[0].cells[0].text == "Borgere, Partnere"


@pytest.mark.usefixtures("poster")
def test_every_count_beside_the_axis_opens_as_many_rows(led, axis):
    figure = axis()[0]
    seen = 0
    for line in figure.lines:
        for cell in line.cells[:2]:
            if cell.text == "0":
                assert cell.behind is None
                continue
            rows = led.store.statistik.raekker(LEADER, cell.behind.udvalg, cell.behind.celle)
            assert len(rows) == int(cell.text), line.label
            seen += 1
    assert seen


def test_enter_opens_an_event_from_the_list_and_from_its_letter(led, page, axis, hands, poster):
    figures = axis()
    for place, row, column in ((0, len(figures[0].lines) - 1, 3), (1, 0, 1)):
        cells = table(page, place)
        cells.setFocus()
        cells.mark(row, column)
        hands.press("Enter")
        form = led.window.layers.overlay
        assert isinstance(form, EventForm)
        assert form.record == poster
        hands.press("Esc")


@pytest.mark.usefixtures("poster")
def test_an_event_is_taken_out_of_the_list_and_kept(led, page, axis, hands):
    axis()
    table(page, 1).setFocus()
    hands.press("Enter", "Alt+S")
    assert kept(led) == []
    assert [one.fjernet for one in led.store.setup(LEADER, Formidling)] == [True]
    hands.press("Ctrl+Z")
    assert len(kept(led)) == 1


@pytest.mark.usefixtures("page")
def test_a_day_to_come_and_nothing_chosen_is_told_at_each_place(led, hands):
    hands.press("Alt+B", "Ctrl+A")
    hands.write("24/12-2026")
    hands.press("Ctrl+Enter")
    form = led.window.layers.overlay
    assert {felt for felt, row in form.fields.rows.items() if row.missing} == {
        "dato",
        "slags",
        "til_hvem",
    }
    said = form.fields.fields["dato"].accessibleDescription()
    assert said == led.desk.texts("formidling.skema.uklar.dato")
    assert kept(led) == []


def test_an_empty_year_has_no_axis(page, axis, hands, counted):
    page.board.choices.lists["periode"].box.setFocus()
    hands.press("End")
    lines = page.board.choices.lines
    lines["fra"].setFocus()
    hands.write("1/1-2019")
    lines["til"].setFocus()
    hands.write("28/2-2019")
    hands.press("Enter")
    counted()
    figure, listed = axis()
    assert (figure.lines, figure.chart) == ((), None)
    assert figure.foot == page.desk.texts("statistik.tom")
    assert listed.foot == page.desk.texts("flere_tal.formidling.ingen")

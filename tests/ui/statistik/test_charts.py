"""Charts and their table twins: readable in grey, by keys and by a screen reader."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from akutdesk.ui.paint import Brush
from akutdesk.ui.statistik.cell_table import CellTable
from akutdesk.ui.statistik.columns import Columns
from akutdesk.ui.statistik.figure import Cell, Figure, Heat, Line
from akutdesk.ui.statistik.heat_view import HeatView
from akutdesk.ui.statistik.pattern import paint_step

PLAIN, PATTERN = 0, 40
"""How far apart the lightest and the darkest point of a bar are."""


def greys(look, step: int) -> list[int]:
    """How light each point of a bar is."""
    image = QImage(60, 24, QImage.Format.Format_RGB32)
    image.fill(look.color("surface"))
    painter = QPainter(image)
    paint_step(Brush(painter, look), QRectF(0, 0, 60, 24), step)
    painter.end()
    points = [image.pixelColor(x, y) for x in range(2, 58) for y in range(2, 22)]
    return [round(0.2126 * p.red() + 0.7152 * p.green() + 0.0722 * p.blue()) for p in points]


@pytest.mark.parametrize("palette", ["dag", "nat"])
def test_the_steps_of_a_chart_are_told_apart_without_colour(look, palette):
    look.set_palette(palette)
    means = [sum(found) / len(found) for found in (greys(look, step) for step in range(4))]
    assert all(abs(one - other) > 20 for one, other in pairwise(means))
    spread = [max(found) - min(found) for found in (greys(look, step) for step in range(4))]
    assert max(spread[0], spread[3]) <= PLAIN, spread
    assert min(spread[1], spread[2]) >= PATTERN, spread


@pytest.fixture
def table(look, shown):
    made = CellTable(look, name="Grad af krise", columns=("Grad", "Antal", "Andel"))
    made.set_lines(
        [
            Line(label=name, cells=(Cell(text=str(at)), Cell(text=f"{at},0 %")))
            for at, name in enumerate(("Let krise", "Et meget langt navn på en svær krise"))
        ]
    )
    shown(made, width=260, height=300)
    made.setFocus()
    return made


def test_arrows_go_from_number_to_number_and_enter_opens(table):
    told = []
    table.opened.connect(lambda row, column: told.append((row, column)))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(table, key)
    assert told == [(0, 0), (1, 1)]


def test_the_cursor_stays_on_its_number_when_the_numbers_change(table):
    table.mark(1, 2)
    table.set_lines([Line(label="a", cells=(Cell(text="7"), Cell(text="8")))] * 2)
    at = table.currentIndex()
    assert (at.row(), at.column()) == (1, 2)


def test_a_number_is_said_with_its_line_and_column(table):
    spoken = table.model().index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Let krise, Andel: 0,0 %"


def test_a_long_name_takes_two_lines_and_is_not_cut(table):
    assert len(table.name_lines(1)) > 1
    assert table.rowHeight(1) > table.rowHeight(0)


def figure(*numbers: int, columns=("Grad", "Antal")) -> Figure:
    lines = tuple(Line(label=str(n), cells=(Cell(text=str(n), behind=n),)) for n in numbers)
    return Figure(key="x", title="Fund", note="", columns=columns, lines=lines)


def test_a_number_tells_what_stands_behind_it(look, shown):
    columns = Columns(look)
    columns.show_figures([[figure(3, 0)]], only_table=False)
    shown(columns)
    told = []
    columns.opened.connect(told.append)
    columns.panes[0].table.opened.emit(0, 0)
    assert [(one.behind, one.line, one.column, one.count) for one in told] == [
        (3, "3", "Antal", "3")
    ]


def test_figures_of_the_same_form_keep_their_table_and_others_get_a_new_one(look, shown):
    columns = Columns(look)
    columns.show_figures([[figure(3)]], only_table=False)
    shown(columns)
    table = columns.panes[0].table
    columns.show_figures([[figure(4)]], only_table=False)
    assert columns.panes[0].table is table
    columns.show_figures([[figure(4, columns=("Grad", "Andel"))]], only_table=False)
    assert columns.panes[0].table is not table


def test_hours_go_down_where_they_have_no_room_across(look):
    days, hours = tuple("mto"), tuple(f"{hour:02}" for hour in range(24))
    heat = Heat(days=days, hours=hours, counts=((1,) * 24,) * 3, summary="")
    view = HeatView(look, heat, "Døgn og uge")
    assert view.high(1200) < view.high(300)

"""Rows are found, opened and ticked by key and mouse, and read aloud as one sentence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields import Column, Row, RowList, RowTag, Table, TableRow
from akutdesk.ui.layout import VBox
from tests.ui.conftest import settle

ROWS = (
    Row("h", "Skal gøres", heading=True),
    Row(
        "a",
        "Ring til Karen",
        time="02.00",
        aside="aftalt",
        right="Anna",
        ticked=False,
        tag=RowTag("over tid"),
    ),
    Row("b", "Se til Ali", time="04.00", right="Bo", ticked=False),
    Row("h2", "Senere", heading=True),
    Row("c", "Hør lægevagten", time="01.00", ticked=True, done=True),
)


@pytest.fixture
def rows(look, texts, shown):
    made = RowList(look, texts, name="Skal gøres")
    made.set_rows(ROWS)
    made.heard = []
    made.opened.connect(lambda rid: made.heard.append(("opened", rid)))
    made.ticked.connect(lambda rid: made.heard.append(("ticked", rid)))
    sheet = QWidget()
    box = VBox(look, sheet, margins=(24, 24, 24, 24))
    box.addWidget(made)
    box.addStretch(1)
    shown(sheet, width=600, height=400)
    made.sheet = sheet
    made.setFocus()
    return made


def press(rows, *pressed):
    for key in pressed:
        QTest.keyClick(rows, key)


def test_the_first_real_row_is_marked_and_arrows_pass_headings(rows):
    assert rows.marked == "a"
    press(rows, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert rows.marked == "c"
    press(rows, Qt.Key.Key_Down)
    assert rows.marked == "c"
    press(rows, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert rows.marked == "a"


def test_enter_opens_and_space_ticks(rows):
    press(rows, Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert rows.heard == [("opened", "a"), ("ticked", "a")]


def test_a_click_on_the_box_ticks_and_one_beside_it_opens(rows):
    place = rows.visualRect(rows.model().index(2))
    for x in (18, 200):
        spot = QPoint(x, place.center().y())
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert rows.heard == [("ticked", "b"), ("opened", "b")]


def test_the_marked_row_stays_marked_when_others_come(rows):
    press(rows, Qt.Key.Key_Down)
    rows.set_rows((*ROWS[:2], Row("ny", "Ny opgave", ticked=False), *ROWS[2:]))
    assert rows.marked == "b"


def test_a_row_is_read_as_one_sentence(rows, texts):
    spoken = rows.model().index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"02.00, Ring til Karen, aftalt, over tid, Anna, {texts('skal.ikke_gjort')}"
    assert QAccessible.queryAccessibleInterface(rows).role() == QAccessible.Role.List


def test_text_edges_stay_aligned_because_the_mark_reaches_outside(rows):
    assert rows.x() == 24 - 12
    assert rows.width() == rows.sheet.width() - 48 + 24


def test_the_list_is_as_high_as_its_rows(rows, look):
    assert rows.height() == 2 * look.px(36) + 3 * look.px(44)


@pytest.fixture
def table(look, shown):
    made = Table(
        look,
        name="Henvendelser",
        columns=(Column("Hvornår", 130), Column("Min", 56), Column("Note")),
    )
    made.set_rows([TableRow(n, (f"1{n}/11 02.10", "16", "Kunne ikke sove.")) for n in range(3)])
    made.heard = []
    made.opened.connect(made.heard.append)
    shown(made, width=700, height=300)
    made.setFocus()
    return made


def test_a_table_opens_the_marked_row(table):
    press(table, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert table.heard == [1]


def test_a_table_has_named_columns(table):
    spoken = QAccessible.queryAccessibleInterface(table)
    assert spoken.role() == QAccessible.Role.Table
    assert spoken.text(QAccessible.Text.Name) == "Henvendelser"
    header = [table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert header == ["Hvornår", "Min", "Note"]


def test_the_columns_of_a_table_fill_its_width_at_every_size_of_text(table, look):
    for percent in (100, 150, 200):
        look.set_percent(percent)
        settle()
        assert sum(table.columnWidth(n) for n in range(3)) <= table.viewport().width()
    look.set_percent(100)

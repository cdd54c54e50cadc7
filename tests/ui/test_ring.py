"""The focus can be seen: 2 px all round, 3:1 and more, on every control, by day and night (A16)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields import (
    Button,
    Choice,
    ChoiceGroup,
    Labelled,
    LineField,
    Link,
    Question,
    TickBox,
)
from akutdesk.ui.fields.error_summary import ErrorSummary
from akutdesk.ui.layout import VBox
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.ring import FocusRing
from akutdesk.ui.tokens import PALETTES, contrast
from tests.ui.conftest import settle
from tests.ui.ground import Ground


class Sheet(Ground):
    """One of each control, with a ring."""

    def __init__(self, look, texts):
        super().__init__(look)
        question = Question("Krise", (Choice("A", "Let krise", "2"), Choice("B", "Alvorlig", "4")))
        group = ChoiceGroup(look, texts, question)
        group.set_chosen(("A",))
        link = Link(look, "Glemt koden?")
        self.stops = [
            Button(look, "Gem og luk", kind="primary"),
            Button(look, "Kriseplan", keys="F8"),
            LineField(look, name="Navn"),
            TickBox(look, "Diskret"),
            link,
        ]
        box = VBox(look, self, gap=16, margins=(24, 24, 24, 24))
        for stop in self.stops:
            box.addWidget(stop)
        box.addWidget(group)
        box.addStretch(1)
        self.stops += group.chip_set.chips
        self.ring = FocusRing(look, self)


@pytest.mark.parametrize("palette", sorted(PALETTES))
def test_focus_changes_enough_pixels_by_enough(look, texts, shown, palette):
    look.set_palette(palette)
    sheet = shown(Sheet(look, texts), width=900, height=500)
    for stop in sheet.stops:
        sheet.stops[0 if stop is not sheet.stops[0] else 1].setFocus()
        settle()
        before = sheet.grab().toImage()
        stop.setFocus()
        settle()
        after = sheet.grab().toImage()
        place = QRect(stop.mapTo(sheet, QPoint(0, 0)), stop.size()).adjusted(-6, -6, 6, 6)
        strong = 0
        for x in range(place.left(), place.right()):
            for y in range(place.top(), place.bottom()):
                one, other = before.pixelColor(x, y).name(), after.pixelColor(x, y).name()
                strong += one != other and contrast(one, other) >= 3
        needed = (
            2 * 2 * (stop.width() + stop.height()) * 0.9
        )  # 2 px round the control, less corners
        assert strong >= min(needed, 2 * 2 * (place.width() + place.height()) * 0.7), stop


def test_the_ring_is_the_last_child_and_lets_the_mouse_through(look, texts, shown):
    sheet = shown(Sheet(look, texts))
    sheet.stops[1].setFocus()
    settle()
    assert sheet.ring.isVisible()
    assert [child for child in sheet.children() if isinstance(child, QWidget)][-1] is sheet.ring
    centre = sheet.stops[1].geometry().center()
    assert sheet.childAt(centre) is sheet.stops[1]


class Long(Ground):
    """More fields than there is room for."""

    def __init__(self, look):
        super().__init__(look)
        inside = QWidget()
        box = VBox(look, inside, gap=8, margins=(24, 16, 24, 16))
        self.fields = [LineField(look, name=f"Felt {n}") for n in range(40)]
        for field in self.fields:
            box.addWidget(field)
        self.pane = ScrollPane(look, inside)
        VBox(look, self, margins=(0, 60, 0, 60)).addWidget(self.pane)
        self.ring = FocusRing(look, self)


def test_what_has_the_focus_is_scrolled_into_sight_whole_with_its_ring(look, shown):
    sheet = shown(Long(look), width=600, height=400)
    for field in (*sheet.fields, *reversed(sheet.fields)):
        field.setFocus()
        settle()
        ring = sheet.ring.geometry()
        assert ring.size() == field.rect().adjusted(-4, -4, 4, 4).size()
        assert sheet.pane.geometry().contains(ring)


def test_the_sentence_about_a_missing_answer_is_seen_with_its_field(look, shown):
    sheet = shown(Long(look), width=600, height=400)
    row = Labelled(look, "Minutter", LineField(look, name="Minutter"))
    sheet.fields[0].parentWidget().layout().insertWidget(20, row)
    row.set_error("Skriv, hvor mange minutter I talte.")
    settle()
    row.field.setFocus()
    settle()
    seen = QRect(sheet.pane.mapToGlobal(QPoint(0, 0)), sheet.pane.size())
    assert seen.contains(QRect(row.mapToGlobal(QPoint(0, 0)), row.size()))


def test_the_title_of_what_is_missing_is_seen_with_its_links(look, texts, shown):
    sheet = shown(Long(look), width=600, height=400)
    summary = ErrorSummary(look, texts)
    sheet.fields[0].parentWidget().layout().insertWidget(0, summary)
    sheet.fields[-1].setFocus()
    settle()
    summary.show_missing([("Vælg grad af krise.", sheet.fields[-1])])
    settle()
    seen = QRect(sheet.pane.mapToGlobal(QPoint(0, 0)), sheet.pane.size())
    assert seen.contains(QRect(summary.mapToGlobal(QPoint(0, 0)), summary.size()))


def test_the_ring_follows_scrolling_and_is_cut_at_the_edge_of_the_pane(look, shown):
    sheet = shown(Long(look), width=600, height=400)
    sheet.fields[0].setFocus()
    settle()
    top = sheet.ring.y()
    bar = sheet.pane.verticalScrollBar()
    bar.setValue(10)
    settle()
    assert sheet.ring.y() == max(top - 10, sheet.pane.y())
    bar.setValue(25)
    settle()
    assert sheet.ring.y() == sheet.pane.y()
    bar.setValue(200)
    settle()
    assert not sheet.ring.isVisible()


def test_the_ring_follows_the_size_of_the_text(look, texts, shown):
    sheet = shown(Sheet(look, texts), width=1300, height=900)
    sheet.stops[2].setFocus()
    look.set_percent(200)
    settle()
    reach = look.px(4)
    place = QRect(sheet.stops[2].pos(), sheet.stops[2].size())
    assert sheet.ring.geometry() == place.adjusted(-reach, -reach, reach, reach)
    look.set_percent(100)

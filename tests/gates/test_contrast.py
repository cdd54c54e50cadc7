"""Everything can be read, measured on the pixels of the whole program (ux.md A18-A20)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from akutdesk.ui.fields import Button, TickBox
from akutdesk.ui.fields.chip import CheckChip, RadioChip
from tests.gates.painted import between, shots
from tests.gates.views import NIGHT, USUAL, VIEWS, seen_in
from tests.gates.walk import told
from tests.ui.conftest import settle

MAIN = {"text", "on_sel"}
"""Colours of main text, which has to reach 7:1."""


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@seen_in(*VIEWS)
def test_every_line_of_text_stands_out(program):
    faint = {}
    for picture in shots(program):
        for line in picture.lines:
            if line.is_seen and program.area.isAncestorOf(line.widget):
                reached = picture.spread(line.in_window)
                if reached < (7 if line.ink.colour in MAIN else 4.5):
                    faint[line.text, line.ink] = round(reached, 2)
    assert faint == {}


@seen_in(USUAL, NIGHT)
def test_what_is_typed_and_what_is_hinted_stands_out(program):
    for picture in shots(program):
        for field in program.area.findChildren(QWidget):
            if not isinstance(field, QLineEdit | QPlainTextEdit | QComboBox) or not is_seen(field):
                continue
            if _words(field):
                inside = place_of(field).adjusted(4, 4, -4, -4)
                assert picture.spread(inside) >= 4.5, told(field)


def _words(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    return text or field.placeholderText()


@seen_in(USUAL, NIGHT)
def test_the_edge_of_a_field_stands_out(program):
    for picture in shots(program):
        for field in program.area.findChildren(QWidget):
            framed = isinstance(field, QLineEdit | QPlainTextEdit | QComboBox)
            if not framed or not is_seen(field) or field.property("bare") == "true":
                continue
            place = place_of(field)
            edge = QPoint(place.left(), place.center().y())
            beyond = picture.at(edge - QPoint(1, 0))
            assert between(picture.at(edge), beyond) >= 3, told(field)


@seen_in(USUAL, NIGHT)
def test_boxes_of_answers_and_lone_icons_stand_out(program):
    for picture in shots(program):
        for widget in program.area.findChildren(QWidget):
            if not is_seen(widget):
                continue
            corner = QRect(place_of(widget).topLeft(), widget.size())
            if isinstance(widget, RadioChip | CheckChip) and widget.face.boxed:
                px = program.look.px
                corner = QRect(corner.left() + px(6), corner.center().y() - px(12), px(24), px(24))
            elif isinstance(widget, TickBox):
                corner.setWidth(program.look.px(24))
            elif not isinstance(widget, Button) or not widget.icon_only:
                continue
            assert picture.spread(corner) >= 3, told(widget)


@seen_in(USUAL, NIGHT)
def test_chosen_and_not_chosen_differ_in_shape(program):
    """A20: whoever sees no colours sees it too."""
    for chip in program.area.findChildren(QWidget):
        if isinstance(chip, RadioChip | CheckChip) and is_seen(chip):
            was = chip.isChecked()
            shapes = []
            for chosen in (was, not was):
                chip.show_chosen(chosen)
                settle()
                shapes.append(_shape(chip))
            chip.show_chosen(was)
            assert shapes[0] != shapes[1], told(chip)


def _shape(widget: QWidget) -> bytes:
    """The grey picture as figure and ground: light and dark taken away, only shape is left."""
    grey = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    bits = bytes(grey.constBits())
    ground = max(set(bits), key=bits.count)
    return bits.translate(bytes(abs(value - ground) > 60 for value in range(256)))

"""Every control has a name and the right role, is large enough, and can be read (`ux.md` 6).

Held by what every page is made of; tests/gates ask the same, and more, of every screen of the program.
"""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from akutdesk.ui.fields import Button, Link, TickBox
from akutdesk.ui.fields.chip import CheckChip, MoreChip, RadioChip
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.side_list import SideList
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.tokens import contrast
from tests.ui.conftest import settle
from tests.ui.form_example import form_example
from tests.ui.gallery import components
from tests.ui.shell_example import shell_example
from tests.ui.spoken import controls, spoken

pytestmark = pytest.mark.turns(5)

ROLES = {
    Button: QAccessible.Role.Button,
    Link: QAccessible.Role.Button,
    MoreChip: QAccessible.Role.Button,
    RadioChip: QAccessible.Role.RadioButton,
    CheckChip: QAccessible.Role.CheckBox,
    TickBox: QAccessible.Role.CheckBox,
    SideList: QAccessible.Role.List,
}
SCREENS = {"vagtbord": shell_example, "henvendelse": form_example, "komponenter": components}


@pytest.fixture(
    params=[(screen, palette) for screen in SCREENS for palette in ("dag", "nat")], ids="-".join
)
def screen(request, look, texts, shown):
    name, palette = request.param
    look.set_palette(palette)
    made = SCREENS[name](look, texts)
    return shown(made, height=1092 if name == "komponenter" else 768)


def test_every_control_has_a_name(screen):
    assert [one.widget for one in controls(screen) if not one.name.strip()] == []


def test_every_control_has_the_role_of_what_it_does(screen):
    wrong = [
        (one.widget, one.role)
        for one in controls(screen)
        for kind, role in ROLES.items()
        if isinstance(one.widget, kind) and one.role != role
    ]
    assert wrong == []


def test_a_name_holds_the_words_one_sees(screen):
    for one in controls(screen):
        if isinstance(one.widget, Button):
            assert one.widget.words in one.name
        if isinstance(one.widget, RadioChip | CheckChip):
            assert one.widget.face.choice.text in one.name


def test_names_of_siblings_differ(screen):
    if screen.objectName() != "komponenter":
        names = Counter((id(one.widget.parentWidget()), one.name) for one in controls(screen))
        assert [name for (_, name), count in names.items() if count > 1] == []


def test_every_target_is_large_enough(screen):
    small = [
        (one.widget, one.name, one.widget.size())
        for one in controls(screen)
        if not isinstance(one.widget, QAbstractScrollArea)
        and (one.widget.height() < 28 or one.widget.width() < 24)
    ]
    assert small == []


def test_no_scroll_area_is_a_tab_stop_of_its_own(screen):
    assert all(not pane.focusPolicy().value for pane in screen.findChildren(ScrollPane))


def test_every_text_can_be_read(screen):
    """Sampled from what is painted, not from the table of tokens."""
    picture = screen.grab().toImage()
    for label in screen.findChildren(QLabel):
        if not label.isVisible() or not label.text().strip() or label.visibleRegion().isEmpty():
            continue
        reached = spread(picture, QRect(label.mapTo(screen, QPoint(0, 0)), label.size()))
        assert reached >= 4.5, (label.text(), reached)


def spread(picture: QImage, place: QRect) -> float:
    """The largest contrast of a pixel to the commonest colour of a place."""
    place = place.intersected(picture.rect())
    seen = Counter(
        picture.pixelColor(x, y).name()
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    )
    ground = seen.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour in seen)


@pytest.mark.parametrize("palette", ["dag", "nat", "daempet"])
def test_boxes_and_digits_of_chips_stand_out(look, texts, shown, palette):
    look.set_palette(palette)
    screen = shown(components(look, texts), height=1092)
    settle()
    picture = screen.grab().toImage()
    for chip in [*screen.findChildren(RadioChip), *screen.findChildren(CheckChip)]:
        corner = chip.mapTo(screen, QPoint(6, 6))
        assert spread(picture, QRect(corner.x(), corner.y(), 24, 24)) >= 3


def test_chosen_and_not_chosen_differ_without_colour(look, texts, shown):
    screen = shown(components(look, texts), height=1092)
    grey = screen.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    for kind in (RadioChip, CheckChip):
        plain, chosen = screen.findChildren(kind)[:2]
        assert (plain.isChecked(), chosen.isChecked()) == (False, True)
        size = QSize(20, 20)
        boxes = [grey.copy(QRect(one.mapTo(screen, QPoint(8, 8)), size)) for one in (plain, chosen)]
        assert boxes[0] != boxes[1]


def test_a_painted_part_is_spoken(screen):
    for label in screen.findChildren(QWidget):
        if isinstance(label, Heading | Text) and label.isVisible():
            assert label.text() in spoken(label).name

"""Every screen at the door can be heard, reached and read, day and night, also at 200 per cent (ux.md 6)."""

import pytest
from PySide6.QtWidgets import QLabel

from akutdesk.ui.laas.door_screen import DoorScreen
from tests.ui.laas.door_example import SCREENS
from tests.ui.test_accessible import (
    test_a_name_holds_the_words_one_sees,
    test_a_painted_part_is_spoken,
    test_every_control_has_a_name,
    test_every_control_has_the_role_of_what_it_does,
    test_every_target_is_large_enough,
    test_every_text_can_be_read,
    test_names_of_siblings_differ,
    test_no_scroll_area_is_a_tab_stop_of_its_own,
)

__all__ = [
    "test_a_name_holds_the_words_one_sees",
    "test_a_painted_part_is_spoken",
    "test_every_control_has_a_name",
    "test_every_control_has_the_role_of_what_it_does",
    "test_every_target_is_large_enough",
    "test_every_text_can_be_read",
    "test_names_of_siblings_differ",
    "test_no_scroll_area_is_a_tab_stop_of_its_own",
]


@pytest.fixture(
    params=[(screen, palette) for screen in SCREENS for palette in ("dag", "nat")], ids="-".join
)
def screen(request, look, texts, shown):
    name, palette = request.param
    look.set_palette(palette)
    made = SCREENS[name](look, texts)
    return shown(made)


@pytest.fixture
def at_200(look):
    look.set_percent(200)
    yield look
    look.set_percent(100)


@pytest.mark.parametrize("name", list(SCREENS))
def test_nothing_is_cut_and_nothing_scrolls_sideways_at_200_per_cent(at_200, texts, shown, name):
    screen = shown(SCREENS[name](at_200, texts))
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    assert screen.minimumSizeHint().width() <= screen.width()


def test_fields_and_button_of_the_lock_need_no_scrolling_at_200_per_cent(at_200, texts, shown):
    screen = shown(SCREENS["laas-fuld"](at_200, texts))
    for widget in (screen.form.initials, screen.form.code, screen.form._open):
        assert not widget.visibleRegion().isEmpty()
        assert widget.visibleRegion().boundingRect().height() == widget.height()


def test_tab_goes_through_the_lock_and_back_to_the_start(look, texts, shown):
    screen = shown(SCREENS["laas-fuld"](look, texts))
    first = screen.first_focus()
    first.setFocus()
    seen = []
    for _ in range(12):
        screen.focusNextChild()
        seen.append(screen.focusWidget())
        if seen[-1] is first:
            break
    assert seen[-1] is first
    assert len(seen) == len(set(seen)) == 7


def test_no_window_of_its_own_flashes_while_a_door_screen_is_made(qapp, look, texts):
    before = set(qapp.topLevelWidgets())
    made = [make(look, texts) for make in SCREENS.values()]
    strays = {w for w in qapp.topLevelWidgets() if w not in before and w.isVisible()}
    assert strays == set()
    assert any(isinstance(one, DoorScreen) for one in made)
    for one in made:
        one.deleteLater()

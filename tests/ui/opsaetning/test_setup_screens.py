"""Every step of the first run can be heard, reached and read, day and night, also at 200 per cent (ux.md 6)."""

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.opsaetning.setup_example import SCREENS
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


def test_codes_are_not_in_the_window_title_and_not_in_a_representation(look, texts, shown):
    screen = shown(SCREENS["noegle"](look, texts))
    code = screen.setup.state.ark[0].kode[0]
    assert code not in repr(screen.setup.state)
    assert code not in screen.windowTitle()

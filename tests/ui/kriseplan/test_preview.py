"""The paper beside the words: the real PDF, soon after the last key, one job at a time."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from akutdesk.ui.kriseplan.preview import PAUSE_MS
from tests.ui.plan_desk import whole_plan


@pytest.fixture
def preview(desk, qtbot):
    desk.night.save(whole_plan(desk.karen))
    desk.open()
    made = desk.page.parts.preview
    qtbot.waitUntil(lambda: made.dokument is not None)
    return made


def pixel(view, look, *, fraction):
    """A pixel of the sheet, `fraction` of the way down, near its left edge where nothing is printed."""
    sheet = view.ring_rect()
    image = view.grab().toImage()
    return image.pixelColor(sheet.left() + look.px(8), sheet.top() + int(sheet.height() * fraction))


def test_there_is_time_left_for_the_page_within_the_budget():
    assert PAUSE_MS <= 100


def test_typing_on_while_a_page_is_made_ends_with_the_newest_page(desk, preview, qtbot):
    for sign in "abcdefghij":
        desk.keys.write(sign)
    qtbot.waitUntil(lambda: "abcdefghij" in preview.dokument.tekst)
    qtbot.waitUntil(lambda: not preview._running)
    assert not preview._stale


def test_the_paper_is_white_by_day_and_dark_at_night(desk, preview, look):
    assert preview.isVisible()
    assert pixel(preview.paper, look, fraction=0.5) == QColor("#FFFFFF")
    look.set_palette("nat")
    assert pixel(preview.paper, look, fraction=0.5) == look.color("surface2")
    assert preview._caption.text().endswith("papiret er hvidt")
    assert desk.page.isVisible()


def test_a_page_behind_another_one_is_not_drawn(desk, preview, qtbot):
    desk.window.go("borgere")
    preview.show_plan(whole_plan(desk.karen, k1_handler_om="Noget andet"))
    qtbot.waitUntil(lambda: not preview._pause.isActive())
    assert not preview._running
    assert "Noget andet" not in preview.dokument.tekst


def test_the_page_keeps_its_shape_and_stays_inside_its_pane(desk, preview):
    for width, height in ((1366, 768), (1024, 600), (1920, 1080)):
        desk.window.resize(width, height)
        sheet = preview.paper.ring_rect()
        assert sheet.width() / sheet.height() == pytest.approx(595.28 / 841.89, rel=0.01)
        assert preview.paper.rect().contains(sheet)

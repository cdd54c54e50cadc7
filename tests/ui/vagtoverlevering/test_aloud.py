"""F11 on V7: the handover in large print, for two who read it together (ux.md 2.13, mock-up 10)."""

from __future__ import annotations

from akutdesk.ui.vagtoverlevering.aloud import AloudScreen


def told(night):
    """What stands on every page, in order."""
    view = night.window.layers.full.view
    pages = []
    for _ in range(view.count):
        pages.append(view.words.replace("\u00a0", " "))
        view.turn(1)
    return "\n".join(pages)


def test_one_key_shows_every_item_large_and_the_same_key_goes_back(night, hands, page):
    hands.press("F11")
    screen = night.window.layers.full
    assert isinstance(screen, AloudScreen)
    said = told(night)
    rows = page.handover.pane.points.rows
    assert said.startswith("Karen · Vigtigt\nVi ringede op kl. 02.06.")
    assert all(row.text.replace("\u00a0", " ") in said for row in rows)
    assert screen._top_line.text() == "I nat: 3 henvendelser, 1 gæst, 1 er ikke færdig."
    hands.press("F11")
    assert night.window.layers.full is None
    assert night.window.frame.pages.page is page


def test_what_was_left_out_is_not_read(night, hands, page):
    hands.press("F6", "Down", "Down", "Alt+U", "F11")
    assert "Anonym" not in told(night)
    assert len(page.handover.lines) == 6


def test_screen_made_dark_to_read_is_as_before_afterwards(night, hands, page):  # noqa: ARG001
    hands.press("F11", "D", "Esc")
    look = night.window.look
    assert (look.palette, look.percent) == ("dag", 100)


def test_phone_that_rings_comes_before_the_reading(night, hands, page):  # noqa: ARG001
    hands.press("F11", "F2")
    assert night.window.layers.full is None

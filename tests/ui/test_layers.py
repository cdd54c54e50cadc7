"""What lies over the desk: a panel, and a panel over it."""

from __future__ import annotations

from akutdesk.ui.fields import Button
from akutdesk.ui.layout import VBox
from akutdesk.ui.overlay import Overlay
from tests.ui.conftest import settle


def panel(look):
    made = Overlay(look)
    VBox(look, made, margins=(24, 24, 24, 24)).addWidget(Button(look, "Først"))
    return made


def test_a_panel_over_a_panel_leaves_the_desk_as_dim_as_one_does(window, look):
    def corner():
        settle()
        return window.grab().toImage().pixelColor(3, 3)

    plain = corner()
    window.open_overlay(panel(look))
    dimmed = corner()
    window.open_overlay(panel(look))
    assert plain != dimmed == corner()
    window.layers.overlay.close_overlay()
    assert corner() == dimmed

"""The foot of the window: what gives way, and what is said when there is nothing to tell (mock-up 02)."""

from __future__ import annotations

import pytest

from akutdesk.ui.head import BarButton
from tests.ui.conftest import settle
from tests.ui.shell_example import BarePage


@pytest.fixture
def page(window, look):
    window.route("vagtbord", lambda _rid: BarePage(look))
    window.go("vagtbord")
    settle()
    return window.frame.pages.page


@pytest.mark.usefixtures("page")
def test_the_foot_says_that_all_is_kept_until_there_is_more_to_say(window):
    bottom = window.frame.bottom
    assert bottom.net.isVisible()
    assert bottom.net.text() == "Uden net – alt gemmes her"
    window.status_net("device-usb", "Ingen kopi siden 20/11")
    assert bottom.net.text() == "Ingen kopi siden 20/11"
    window.status_net("", "")
    assert bottom.net.text() == "Alt gemmes her"


def test_the_net_gives_way_before_a_button_does(window, page):
    many = [BarButton("gem_luk", f"En knap med rigtig mange ord {n}") for n in range(4)]
    page.set_bar(*many)
    settle()
    assert not window.frame.bottom.net.isVisible()
    page.set_bar(many[0])
    settle()
    assert window.frame.bottom.net.isVisible()


def test_where_it_is_narrow_the_hour_gives_way_before_a_key_does(window, page):
    window.resize(683, 384)
    window.status_saved("Gemt 02.14")
    page.set_bar(BarButton("naeste_trin", "Næste"), BarButton("forrige_trin", "Forrige"))
    settle()
    bottom = window.frame.bottom
    assert bottom.saved.text() == "Gemt 02.14"
    page.set_bar(*bottom._items, BarButton("udskriv", "Udskriv alt"))
    settle()
    assert bottom.saved.text() == "Gemt"
    assert bottom.saved.accessibleName() == "Gemt 02.14"
    assert all(button.width() >= button.sizeHint().width() for button in bottom.buttons)

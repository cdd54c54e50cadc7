"""The second copy gets its folder, and one more is made at a key (ux.md 2.15)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.night_desk import LEADER

pytestmark = pytest.mark.usefixtures("page")


@pytest.fixture
def page(leader):
    leader.window.go("kopi")
    return leader.page


def test_a_folder_is_typed_and_the_copy_is_made_at_once(leader, hands, page, tmp_path, qtbot):
    stick = tmp_path / "stick"
    stick.mkdir()
    assert QApplication.focusWidget() is page.copy.folder
    hands.write(str(stick))
    hands.press("Enter")
    qtbot.waitUntil(lambda: bool(list(stick.rglob("*.akd"))))
    qtbot.waitUntil(lambda: page.copy.said.text() == "Kopien er lavet. Alt er med.")
    assert leader.store.copy_targets() == (stick,)
    assert "24. november kl. 02.14" in page.copy.facts.accessibleName()


@pytest.mark.parametrize(
    ("name", "words"),
    [("findes ikke", "Vi kan ikke finde mappen"), ("desk", "Her ligger jeres data")],
)
def test_a_folder_that_cannot_be_used_says_why(leader, hands, page, tmp_path, qtbot, name, words):
    hands.write(str(tmp_path / name))
    hands.press("Enter")
    qtbot.waitUntil(lambda: page.copy._labelled.missing)
    assert page.copy.folder.accessibleDescription().startswith(words)
    assert leader.store.copy_targets() == ()


def test_a_stick_that_is_away_is_told_calmly(leader, hands, page, tmp_path, qtbot):
    stick = tmp_path / "stick"
    leader.store.set_copy_targets(LEADER, [stick])
    hands.press("Alt+T")
    qtbot.waitUntil(lambda: page.copy.said.text().startswith("Vi kan ikke nå mappen"))
    assert leader.store.overblik().ukopierede > 0


def test_alt_t_without_a_folder_leads_to_the_field(hands, page):
    hands.press("Alt+T")
    assert QApplication.focusWidget() is page.copy.folder

"""The leader's desk at Karen's card, with the log's key; Karen's brother and her sister have spoken of her."""

from __future__ import annotations

import pytest

from akutdesk.ui.indsigt.panel import IndsigtPanel
from tests.ui.folk import KAREN, hands, local, people, talk
from tests.ui.leder.conftest import leader
from tests.ui.night_desk import ANNA

__all__ = ["hands", "leader", "people"]


@pytest.fixture
def reader(leader):
    """Anna leads, and has unlocked: she reads the log. A relative rang about Karen."""
    leader.store.hold_log_key(ANNA, leader.founded.keys.person.kem)
    leader.save(
        talk(
            local(2026, 11, 20, 3, 0),
            "TLF",
            "LET",
            8,
            henvender="PAAR",
            notat="Hendes bror er bange for hende.",
        )
    )
    return leader


@pytest.fixture
def access(reader, hands, qtbot):
    """Alt+I on Karen's card, when all is gathered."""

    def opened():
        reader.window.go("borger", KAREN)
        hands.press("Alt+I")
        panel = reader.window.layers.overlay
        assert isinstance(panel, IndsigtPanel)
        qtbot.waitUntil(panel.format.isVisible)
        return panel

    return opened

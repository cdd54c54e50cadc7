"""Karen's card, and the panel of what she has said yes to."""

from __future__ import annotations

import pytest

from akutdesk.ui.samtykke.panel import SamtykkerPanel
from tests.ui.folk import KAREN, hands, people

__all__ = ["hands", "people"]


@pytest.fixture
def panel(people, hands) -> SamtykkerPanel:
    """Alt+T on the card."""
    people.window.go("borger", KAREN)
    hands.press("Alt+T")
    front = people.window.layers.overlay
    assert isinstance(front, SamtykkerPanel)
    return front

"""Anna's window at a PC of a house, and a stick of the other PC's."""

from __future__ import annotations

import pytest

from tests.storage.desk import LEDER
from tests.storage.persons import karen
from tests.ui.net.conftest import at_desk, fredericia, house, middelfart

__all__ = ["at_desk", "fredericia", "house", "middelfart"]


@pytest.fixture
def stick(middelfart, tmp_path):
    """Middelfart's second copy, with Karen in it; it has never met a server."""
    folder = tmp_path / "stik"
    folder.mkdir()
    middelfart.store.set_copy_targets(LEDER, [folder])
    middelfart.store.save(LEDER, karen())
    middelfart.store.copy_out()
    return folder

"""The demo's night with its window, and a keyboard to press; a conftest.py of screens imports these."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from tests.ui.conftest import settle
from tests.ui.keyboard import Keyboard
from tests.ui.night_desk import NightDesk, open_night_desk


@pytest.fixture
def night(tmp_path, look, assets, shown) -> Iterator[NightDesk]:
    """Anna's desk at 02.14; the window shows a page of another part."""
    made = open_night_desk(tmp_path / "desk", look, assets)
    shown(made.window)
    made.window.go("borgere")
    settle()
    yield made
    made.window.close()
    made.store.close()


@pytest.fixture
def keyboard(night: NightDesk) -> Keyboard:
    """Presses keys in the window."""
    QTest.qWaitForWindowActive(night.window, 2000)
    return Keyboard(night.window)

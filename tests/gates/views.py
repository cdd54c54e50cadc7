"""The looks every screen has to hold in: palettes, text sizes, sizes of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pytest

Test = TypeVar("Test", bound=Callable[..., None])


@dataclass(frozen=True)
class View:
    """Palette, text size in per cent, and the size of the window in pixels."""

    palette: str
    percent: int
    size: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.palette} {self.percent} {self.size[0]}"


USUAL = View("dag", 100, (1366, 768))
NIGHT = View("nat", 100, (1366, 768))
LARGE = View("dag", 200, (1366, 768))
SMALL = View("nat", 100, (683, 384))
VIEWS = (USUAL, NIGHT, LARGE, SMALL)
"""Both palettes, both text sizes, and the screen of a system that scales by two (A21)."""


def seen_in(*views: View) -> Callable[[Test], Test]:
    """Run a test with the program looking like each of these."""

    def mark(test: Test) -> Test:
        each = pytest.mark.parametrize("view", views, indirect=True, ids=str)
        test.views = views  # type: ignore[attr-defined]
        return pytest.mark.usefixtures("shown")(each(test))

    return mark

"""The desk's own type: IBM Plex Sans from `resources/fonts`, never whatever the PC happens to have."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "IBM Plex Sans"
NAMES = ("IBMPlexSans-Regular", "IBMPlexSans-SemiBold")


class FontMissing(Exception):
    """A font file could not be read; the argument is the file's name."""


def load(paths: Iterable[Path]) -> None:
    """Register the font files with Qt. Raises FontMissing with the name of a file Qt refuses."""
    for path in paths:
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FontMissing(path.name)


def font(pixels: int, weight: int = 400) -> QFont:
    """The desk's type at a height in real pixels.

    Semi-bold also registers under a second family name; asking for the family with weight 600 is
    the form that works. Vertical hinting is crispest at scale 1 and keeps widths true
    (`mockups/README.md` 4).
    """
    made = QFont(FAMILY)
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made

"""How wide each sign is, and the faces that reportlab embeds. Each font file is read once."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

FILES: Mapping[str, str] = {
    "regular": "IBMPlexSans-Regular",
    "medium": "IBMPlexSans-Medium",
    "semibold": "IBMPlexSans-SemiBold",
    "bold": "IBMPlexSans-Bold",
    "mono": "AtkinsonHyperlegibleMono-Regular",
    "monobold": "AtkinsonHyperlegibleMono-Bold",
}
"""The faces of the paper and their names in resources/fonts."""

BOX = "\ufffc"
"""Stands for a sign that no font has. It is drawn as a small frame, never as a letter."""

BOX_ADVANCE = 0.8
BOX_SIDE = 0.62
"""Advance and side of that frame, in em."""


@dataclass(frozen=True)
class Face:
    """One face. Advances and left bearings are in em, by code point."""

    font: str
    advances: Mapping[int, float]
    bearings: Mapping[int, float]


@dataclass(frozen=True)
class Fonts:
    """The faces of the paper by their short names (`FILES`)."""

    faces: Mapping[str, Face]

    def width(self, text: str, face: str, size: float) -> float:
        """The width of a text in points."""
        advances = self.faces[face].advances
        return sum(advances[ord(sign)] for sign in text) * size

    def bearing(self, sign: str, face: str, size: float) -> float:
        """The white left of a sign in points, so that large type can stand on its axis."""
        return self.faces[face].bearings[ord(sign)] * size

    def knows(self, sign: str) -> bool:
        """Whether the text faces can draw the sign."""
        return ord(sign) in self.faces["regular"].advances


def load_fonts(paths: Mapping[str, Path]) -> Fonts:
    """The fonts in these TrueType files, by short name. Reads a file the first time only."""
    return Fonts({name: _load_face(path) for name, path in paths.items()})


@cache
def _load_face(path: Path) -> Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

    class OwnPlace(TTFontFace):
        """reportlab keeps its place in the font file on the face; two jobs must not share it."""

        def makeSubset(self, subset: Sequence[Any]) -> bytes:  # noqa: N802  # reportlab's name
            return TTFontFace.makeSubset(copy.copy(self), subset)

    fonts = cast("Any", pdfmetrics)
    font = TTFont(path.stem, str(path))
    font.face = OwnPlace(str(path))
    if not _is_registered(fonts, path):  # another job may have been first: its font stays
        fonts.registerFont(font)
    face = cast("Any", font.face)
    advances = {code: width / 1000 for code, width in face.charWidths.items()}
    return Face(path.stem, {**advances, ord(BOX): BOX_ADVANCE}, _bearings(face))


def _bearings(face: Any) -> dict[int, float]:
    """Left bearings from the table of horizontal metrics: four bytes a glyph, then two."""
    table = face.get_table("hmtx")
    full = int.from_bytes(face.get_table("hhea")[34:36], "big")
    bearings: dict[int, float] = {}
    for code, glyph in face.charToGlyph.items():
        place = 4 * glyph + 2 if glyph < full else 4 * full + 2 * (glyph - full)
        raw = int.from_bytes(table[place : place + 2], "big", signed=True)
        bearings[code] = raw / face.unitsPerEm
    return bearings


def _is_registered(fonts: Any, path: Path) -> bool:
    known = path.stem in fonts.getRegisteredFontNames()
    return known and fonts.getFont(path.stem).face.filename == str(path)

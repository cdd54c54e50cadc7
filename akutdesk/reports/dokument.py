"""A finished paper: its bytes, and what a preview needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Omraade:
    """A rectangle on a page. `side` counts from 1; points from the upper left corner."""

    side: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, kw_only=True)
class Dokument:
    """A tagged PDF in memory."""

    pdf: bytes
    titel: str
    sider: int
    tekst: str
    """The pages as plain lines in reading order: the preview's text twin, and what is copied by hand."""
    linjer: int = 0
    """Printed lines of content, without headings, head and foot."""
    fyld: float = 0.0
    """How much of the last page is used, 0 to 1."""
    sektioner: Mapping[str, tuple[Omraade, ...]]
    """Where each section stands ("K1" to "K16"): one rectangle a page."""
    udeladte: tuple[str, ...] = ()
    """Names of directory numbers left off because nobody has checked them (design.md 8.23)."""
    ukendte_tegn: int = 0
    """Signs that no font has: drawn as a box, said aloud as they are."""

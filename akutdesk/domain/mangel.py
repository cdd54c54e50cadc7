"""A mangel: one answer that is missing before something can be closed. Codes only; texts live in resources."""

from __future__ import annotations

from dataclasses import dataclass

MANGLER = "MANGLER"
"""No answer at all."""


@dataclass(frozen=True)
class Mangel:
    """Which field of which record, and why. A mangel that does not block is asked about once (soft stop)."""

    type: str
    felt: str
    kode: str = MANGLER
    blokerer: bool = True


def blokerende(mangler: tuple[Mangel, ...]) -> tuple[Mangel, ...]:
    """Those that must be answered before closing."""
    return tuple(mangel for mangel in mangler if mangel.blokerer)

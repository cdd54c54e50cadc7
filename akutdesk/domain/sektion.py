"""The sections K0-K16 of a kriseplan: requirement, limits, and their orders on screen and paper (domain.md 4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Sektion:
    """One section: its fields on the Kriseplan record, P/A/V, and how much it holds."""

    nr: str
    felter: tuple[str, ...]
    krav: str
    graense: int | None = None
    """Longest text in signs."""
    antal: int | None = None
    """Most rows."""


_ROWS = (
    Sektion(nr="K1", felter=("k1_handler_om",), krav="P", graense=300),
    Sektion(nr="K2", felter=("k2_omraader",), krav="A", antal=5),
    Sektion(nr="K3", felter=("k3_maal",), krav="P", antal=3),
    Sektion(nr="K4", felter=("k4_advarselstegn",), krav="A", antal=5),
    Sektion(nr="K5", felter=("k5_selv",), krav="P", antal=5),
    Sektion(nr="K6", felter=("k6_ro",), krav="A"),
    Sektion(nr="K7", felter=("k7_mennesker",), krav="A"),
    Sektion(nr="K8", felter=("k8_fagfolk",), krav="P"),
    Sektion(nr="K9", felter=("k9_moedes", "k9_hjaelper_ikke"), krav="V"),
    Sektion(nr="K10", felter=("k10_omgivelser",), krav="A"),
    Sektion(nr="K11", felter=("k11_fast_i_livet",), krav="A"),
    Sektion(nr="K12", felter=("k12_ansvar",), krav="A"),
    Sektion(nr="K13", felter=("k13_praktisk",), krav="V"),
    Sektion(nr="K14", felter=("k14_aftaler",), krav="P"),
    Sektion(nr="K15", felter=("k15_deling", "k15_ingen"), krav="P"),
    Sektion(nr="K16", felter=("k16_bagefter",), krav="V"),
)

SEKTIONER: Mapping[str, Sektion] = MappingProxyType({row.nr: row for row in _ROWS})
"""By number, in the order of the editor. K0 is the head of the plan, not a section one fills."""

EDITOR: tuple[str, ...] = tuple(SEKTIONER)
"""Editor order is domain.md's own order (design.md D17)."""

PAAKRAEVET: tuple[str, ...] = tuple(nr for nr, row in SEKTIONER.items() if row.krav == "P")
"""Sections without which a plan is not made (P of domain.md 4.2)."""

KORT: tuple[str, ...] = ("K1", "K3", "K5", "K8", "K14")
"""Kort plan: the sections a new plan starts with."""

SIKKERHED: tuple[str, ...] = ("K4", "K6", "K7", "K10", "K11")
"""The safety part: offered from handleniveau 1 (domain.md 3.3 step 7 and 4.2)."""

TRIN: tuple[str, ...] = ("K5", "K6", "K7", "K8")
"""The steps one acts on: only these carry numerals (design.md D17)."""

AKUT: tuple[str, ...] = ("K1", "K4", *TRIN, "K10", "K11")
"""Print order of the acute part; K10 stands after K8 (design.md D17, 8.22)."""

RESTEN: tuple[str, ...] = ("K2", "K3", "K9", "K12", "K13", "K14", "K15", "K16")
"""Print order of what is for daylight."""

DISKRET: tuple[str, ...] = ("K5", "K6", "K7", "K8", "K3", "K14")
"""What the discreet edition prints, in its order; the rest stays at home (mockups/paper/README.md 9)."""

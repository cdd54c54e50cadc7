"""The colours of the desk by meaning: one set per palette, with the contrast they give (`ux.md` 4.1).

Blue is chosen or action, amber is look here, red is cannot go on. No colour is ever put on a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_LINEAR_LIMIT = 0.04045  # WCAG 2.2, relative luminance: below it the curve is a straight line


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """Colours as `#rrggbb`; `veil` is what lies over the window behind a dialog, as `#aarrggbb`.

    `c1`-`c4` are the steps of a chart, `c2_ink` and `c3_ink` the lines and dots drawn on two of them.
    """

    bg: str
    surface: str
    surface2: str
    text: str
    text2: str
    border: str
    hair: str
    primary: str
    on_primary: str
    link: str
    sel: str
    on_sel: str
    focus: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    err: str
    err_bg: str
    info: str
    info_bg: str
    c1: str
    c2: str
    c3: str
    c4: str
    c2_ink: str
    c3_ink: str
    veil: str


DAG = Tokens(
    bg="#F4F6F8",
    surface="#FFFFFF",
    surface2="#E9EDF1",
    text="#1A222B",
    text2="#46525E",
    border="#76828E",
    hair="#CBD3DA",
    primary="#14507A",
    on_primary="#FFFFFF",
    link="#0B4F8A",
    sel="#D6E8F7",
    on_sel="#0E2A42",
    focus="#0B63B6",
    ok="#145C34",
    ok_bg="#E2F2E8",
    warn="#6B4700",
    warn_bg="#FFF3D6",
    err="#9B1C12",
    err_bg="#FCE8E6",
    info="#0C4577",
    info_bg="#E1EEF9",
    c1="#C9D6E2",
    c2="#7FA9CC",
    c3="#2F6FA3",
    c4="#0F3554",
    c2_ink="#1F5585",
    c3_ink="#FFFFFF",
    veil="#6E1A222B",
)

NAT = Tokens(
    bg="#12171C",
    surface="#1B2229",
    surface2="#252E37",
    text="#DDE3E8",
    text2="#AEB9C3",
    border="#7B8996",
    hair="#36424D",
    primary="#8FC3EA",
    on_primary="#0C1F2E",
    link="#9CCBF0",
    sel="#2B4256",
    on_sel="#EAF3FA",
    focus="#F2C14E",
    ok="#8FD6AC",
    ok_bg="#173126",
    warn="#F0CB79",
    warn_bg="#33290F",
    err="#F5A89F",
    err_bg="#3A1C19",
    info="#A5D0F2",
    info_bg="#172C3F",
    c1="#3B4A57",
    c2="#5F86A8",
    c3="#93BEDF",
    c4="#DCEBF7",
    c2_ink="#12171C",
    c3_ink="#12171C",
    veil="#96000000",
)

# Warm and dim, for very dark rooms; no claim about health is made for it (`ux.md` 4.1).
DAEMPET = Tokens(
    bg="#0E0B09",
    surface="#171210",
    surface2="#241C17",
    text="#E2C9B4",
    text2="#B99D88",
    border="#8A7262",
    hair="#3A2E26",
    primary="#E0A36A",
    on_primary="#1D1008",
    link="#E8B98A",
    sel="#43301F",
    on_sel="#F6E7DA",
    focus="#FFD27A",
    ok="#A9CDA0",
    ok_bg="#1B2918",
    warn="#F0CB79",
    warn_bg="#33270F",
    err="#F5A89F",
    err_bg="#3A1B15",
    info="#D9C3A8",
    info_bg="#2B211A",
    c1="#4A3A2E",
    c2="#8A6A4C",
    c3="#C99A66",
    c4="#F3DFC8",
    c2_ink="#171210",
    c3_ink="#0E0B09",
    veil="#96000000",
)

PALETTES: Mapping[str, Tokens] = MappingProxyType({"dag": DAG, "nat": NAT, "daempet": DAEMPET})


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4

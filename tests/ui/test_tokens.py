"""Every pair of colours that meet on the screen can be told apart (`ux.md` 4.1)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QPalette

from akutdesk.ui.system_palette import tokens_of
from akutdesk.ui.tokens import DAG, NAT, PALETTES, contrast

MAIN, TEXT, SIGN = 7.0, 4.5, 3.0
PAIRS = [
    *(("text", ground, MAIN) for ground in ("bg", "surface", "surface2")),
    *(("text2", ground, TEXT) for ground in ("bg", "surface", "surface2")),
    *(("link", ground, TEXT) for ground in ("bg", "surface", "err_bg", "sel")),
    *(("border", ground, SIGN) for ground in ("bg", "surface", "surface2")),
    *(("focus", ground, SIGN) for ground in ("bg", "surface", "surface2", "warn_bg", "err_bg")),
    ("on_primary", "primary", TEXT),
    ("primary", "surface", SIGN),
    ("primary", "surface2", SIGN),
    ("on_sel", "sel", MAIN),
    ("text", "hair", MAIN),
    *((kind, f"{kind}_bg", TEXT) for kind in ("ok", "warn", "err", "info")),
    *(("text", f"{kind}_bg", MAIN) for kind in ("ok", "warn", "err", "info")),
    ("err", "surface", TEXT),
    ("ok", "surface", TEXT),
]


@pytest.mark.parametrize("palette", sorted(PALETTES))
@pytest.mark.parametrize(("ink", "ground", "gate"), PAIRS)
def test_what_meets_on_the_screen_can_be_told_apart(palette, ink, ground, gate):
    tokens = PALETTES[palette]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= gate


@pytest.mark.parametrize(
    ("tokens", "ink", "ground", "said"),
    [
        (DAG, "text", "bg", 14.82),
        (DAG, "onPrimary", "primary", 8.54),
        (DAG, "focus", "bg", 5.58),
        (NAT, "focus", "bg", 10.74),
        (NAT, "text", "surface", 12.41),
        (NAT, "border", "surface2", 3.84),
    ],
)
def test_the_contrast_is_computed_as_the_design_says(tokens, ink, ground, said):
    token = {"onPrimary": "on_primary"}.get(ink, ink)
    assert contrast(getattr(tokens, token), getattr(tokens, ground)) == pytest.approx(
        said, abs=0.01
    )


def test_the_systems_own_high_contrast_replaces_every_colour_of_ours():
    system = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, "#000000"),
        (role.WindowText, "#ffffff"),
        (role.Highlight, "#1aebff"),
        (role.HighlightedText, "#000000"),
        (role.Link, "#ffff00"),
    ):
        system.setColor(name, QColor(colour))
    tokens = tokens_of(system)
    assert set(vars(tokens).values()) <= {"#000000", "#ffffff", "#1aebff", "#ffff00", "#99000000"}
    for ink, ground, gate in PAIRS:
        if (ink, ground) != ("link", "sel"):  # never painted so
            assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= gate, (ink, ground)


@pytest.mark.parametrize("palette", sorted(PALETTES))
def test_the_steps_of_a_chart_stay_apart_in_grey(palette):
    tokens = PALETTES[palette]
    steps = [tokens.c1, tokens.c2, tokens.c3, tokens.c4]
    assert all(contrast(one, other) >= 1.5 for one, other in pairwise(steps))

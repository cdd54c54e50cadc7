"""The system's own high contrast as tokens: then the desk drops its colours (EN 301 549, 11.7)."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from akutdesk.ui.tokens import Tokens


def tokens_of(palette: QPalette) -> Tokens:
    """Tokens made of nothing but what the system chose: text, ground, selection and link.

    Kinds of message differ by icon and words alone; boxes are told from the ground by outlines.
    """
    role = QPalette.ColorRole
    ground = palette.color(role.Window).name()
    text = palette.color(role.WindowText).name()
    chosen = palette.color(role.Highlight).name()
    on_chosen = palette.color(role.HighlightedText).name()
    link = palette.color(role.Link).name()
    grounds = dict.fromkeys(
        ("bg", "surface", "surface2", "ok_bg", "warn_bg", "err_bg", "info_bg"), ground
    )
    inks = dict.fromkeys(("text", "text2", "border", "ok", "warn", "err", "info", "focus"), text)
    steps = {"c1": ground, "c2": text, "c3": ground, "c4": text}
    steps |= {"c2_ink": ground, "c3_ink": text}
    return Tokens(
        **grounds,
        **inks,
        **steps,
        hair=ground,
        primary=chosen,
        on_primary=on_chosen,
        link=link,
        sel=chosen,
        on_sel=on_chosen,
        veil=f"#99{ground[1:]}",
    )

"""What the numbers on the screen are made of, and what a file of them would say: in the bar, and under the numbers."""

from __future__ import annotations

from akutdesk.domain.adgang import maa
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarNote
from akutdesk.ui.statistik.layouts import Sayer
from akutdesk.ui.udgivet_note import udgivet_note


def bar_notes(desk: Desk, sayer: Sayer) -> list[BarNote]:
    """Since when files say the same, where files are made of the period; else until when all PCs are in."""
    fixed = _fixed(desk, sayer)
    if fixed:
        return [BarNote(fixed, "file-text")]
    return [BarNote(sayer.reach(), "database")]


def foot(desk: Desk, sayer: Sayer) -> str:
    """Both, for a narrow window whose bar has no room."""
    return "\n".join(filter(None, (sayer.reach(), _fixed(desk, sayer))))


def _fixed(desk: Desk, sayer: Sayer) -> str:
    """The sentence of files; none before the first one while a PC is not in at all, which is told instead."""
    if not maa(desk.adgang, "EKSPORT"):
        return ""
    counted = sayer.counted
    is_in = all(pc.denne or pc.sidst is not None for pc in counted.med.pcer)
    return udgivet_note(desk, counted.statistik.udvalg, foerst=is_in)

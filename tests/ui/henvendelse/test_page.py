"""A contact is registered while one talks, by digits (ux.md 2.8, budgets of 2.5)."""

from __future__ import annotations

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.henvendelse import minutter

T1_ANSWERS = ("2", "Tab", "1", "2", "Tab", "1", "Tab", "1", "Tab", "1")


def test_an_anonymous_call_costs_at_most_fourteen_keys(night, keyboard):
    keyboard.start()
    keyboard.press("F2")
    night.clock.forward(minutes=14)
    keyboard.press(*T1_ANSWERS, "Ctrl+Enter")
    assert keyboard.keys <= 14
    (closed,) = night.all_of(Henvendelse)
    assert closed.status == "AFSLUTTET"
    assert minutter(closed) == 14
    assert (closed.form, closed.henvender, closed.borger_id) == ("TLF", "BORGER", None)
    assert (closed.grad_foer, closed.stabilisering) == ("LET", "STAB")
    assert closed.symptomer == ("ANGST", "NEDTRYKT")
    assert (closed.begivenheder, closed.tiltag) == (("PAAR",), ("INGEN",))
    assert (closed.krisesamtale, closed.kriseplan) == ("IKKE_REL", "IKKE_REL")

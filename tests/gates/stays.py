"""The places for the night, and what one does with them."""

from __future__ import annotations

from tests.gates.neighbours import book_apart
from tests.gates.place import Place, Reach, keys, then
from tests.gates.whole_program import WholeProgram

_BOOK = keys("F2", "Alt+I", "2", *"kar", "Enter", "F9")


def _twice(kaldenavn: str) -> Reach:
    """Two desks without a net between them gave the same place away."""

    def reach(program: WholeProgram) -> None:
        book_apart(program.store, kaldenavn)
        program.press("Ctrl+4", "Up", "Up", "Up")

    return reach


STAYS = (
    Place("overnatning", "OvernatningPage", keys("Ctrl+4")),
    Place("overnatning, gaest", "OvernatningPage", keys("Ctrl+4", "Up", "Up")),
    Place("overnatning, to gaester", "OvernatningPage", _twice("Karen")),
    Place("overnatning, samme gaest", "OvernatningPage", _twice("Ali")),
    Place("overnatning, rejser", "OvernatningPage", keys("Ctrl+4", "Up", "Up", "Enter", "2")),
    Place("nyt tilsyn", "TilsynPanel", keys("Ctrl+4", "Up", "Alt+T")),
    Place("ret ophold", "StayPage", keys("Ctrl+4", "Up", "Alt+R")),
    Place("book plads", "BookPage", _BOOK),
    Place("book plads, mangler", "BookPage", then(_BOOK, "Ctrl+Enter")),
    Place("book plads, hvem", "BookPage", keys("Ctrl+4", "F9")),
    Place("afvis", "RefusePanel", then(_BOOK, "Alt+A")),
    Place("hvem er her", "HerePanel", keys("Ctrl+4", "Alt+H")),
)

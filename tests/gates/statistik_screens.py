"""The screens about numbers: the leader's figures, the rows behind one, other services; and the shift's own."""

from __future__ import annotations

from tests.gates.invented_desk import LEADER
from tests.gates.place import Place, keys, then
from tests.gates.whole_program import WholeProgram

_FIGURES = keys("Ctrl+6")


def _to_number(program: WholeProgram) -> None:
    """The first number of the first table."""
    _FIGURES(program)
    program.wait()
    program.press("F6", "F6", "Down")


STATISTIK = (
    Place("statistik", "StatistikPage", _FIGURES, who=LEADER),
    Place("statistik, tabel", "StatistikPage", then(_FIGURES, "Alt+G"), who=LEADER),
    Place("statistik, egne dage", "StatistikPage", then(_FIGURES, "End"), who=LEADER),
    Place("statistik, andre", "StatistikPage", then(_FIGURES, "F6", "End", "Up"), who=LEADER),
    Place("statistik, raekker", "RowsPage", then(_to_number, "Enter"), who=LEADER),
    Place("andre tilbud", "OthersPanel", then(_FIGURES, "Alt+A"), who=LEADER),
    Place("statistik for vagten", "ShiftPage", _FIGURES),
)

"""Stikproeve i loggen: none yet, one that was drawn, an answer, and samples of before."""

from __future__ import annotations

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from tests.flows.running_desk import ANNA
from tests.gates.invented_desk import LEADER
from tests.gates.place import Place, then
from tests.gates.whole_program import WholeProgram


def _looks(program: WholeProgram) -> None:
    """Anna has looked at everybody, on two days."""
    store = program.store
    sql = "SELECT id FROM medarbejder WHERE initialer = ?"
    (anna,) = store._file.db.execute(sql, (ANNA,)).fetchone()
    adgang = Adgang(bruger=RecordId(anna), rolle="MEDARBEJDER", formaal="EGEN_VAGT")
    for (rid,) in store._file.db.execute("SELECT id FROM borger LIMIT 14").fetchall():
        store.get(adgang, Borger, RecordId(rid))


def _page(program: WholeProgram) -> None:
    program.press("Ctrl+7")
    program.press("Alt+L")


def _drawn(program: WholeProgram) -> None:
    _looks(program)
    _page(program)
    program.press("Alt+N")
    program.wait()


def _answered(program: WholeProgram) -> None:
    """Two answers, and another sample of before."""
    _drawn(program)
    program.press("Alt+O", "Down", "Enter", "2")
    program.front.note.setText("Hvad var grunden til, at du åbnede kortet?")
    program.press("Ctrl+Enter")
    program.wait()
    program.press("Alt+N")
    program.wait()
    program.front.list.mark(("tidligere", 0))
    program.press("Enter", "Down")


SAMPLING = (
    Place("stikproeve, ingen", "StikproevePage", _page, who=LEADER),
    Place("stikproeve", "StikproevePage", _drawn, who=LEADER),
    Place("stikproeve, svaret", "StikproevePage", _answered, who=LEADER),
    Place("stikproeve, svar", "SvarPanel", then(_drawn, "Enter"), who=LEADER),
    Place("stikproeve, mangler", "SvarPanel", then(_drawn, "Enter", "2", "Ctrl+Enter"), who=LEADER),
)

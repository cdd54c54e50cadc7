"""The figures, the leader's self-assessment, and a contact that leaves the house as a file."""

from __future__ import annotations

from datetime import date, timedelta

from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import Vagt
from tests.gates.invented_desk import LEADER
from tests.gates.neighbours import leader_of
from tests.gates.place import Place, keys, then
from tests.gates.statistik_screens import STATISTIK
from tests.gates.whole_program import WholeProgram

_SPRING = ("3", "3", "2", "4", "2", "3", "1", "2", "0", "1", "0", "2", "1", "2", "1", "IKKE_REL")
_AUTUMN = ("4", "3", "2", "4", "3", "3", "2", "2", "0", "1", "0", "2")
_WHY = "Telefonen bliver besvaret hele døgnet. Om natten er der én på vagt og en bagvagt hjemme."


def _scored(program: WholeProgram) -> None:
    """A year of scores, and the country's means of both rounds."""
    leader = leader_of(program.store)
    for runde, scores in (("2026-FORAAR", _SPRING), ("2026-EFTERAAR", _AUTUMN)):
        for punkt, score in enumerate(scores, 1):
            made = Implementeringsmaaling(
                id=new_id(),
                runde=runde,
                punkt=str(punkt),
                score=score,
                begrundelse=_WHY,
                dato=date(2026, 11, 20),
            )
            program.store.save(leader, made)
            mean = Landsgennemsnit(
                id=new_id(), runde=runde, punkt=str(punkt), hundrededele=180 + 10 * punkt
            )
            program.store.save(leader, mean)
    program.press("Ctrl+Shift+I")


def _worked(program: WholeProgram) -> None:
    """This night, from the number of shifts where somebody holds the phone."""
    leader = leader_of(program.store)
    (held, *_) = program.store.setup(leader, Medarbejder)
    made = Vagt(
        id=new_id(),
        vagttype="NAT",
        start=BEGINS - timedelta(hours=4),
        slut=BEGINS + timedelta(hours=4),
        medarbejdere=(held.id,),
        akut_ansvarlig=held.id,
    )
    program.store.save(leader, made)
    program.press("Ctrl+Shift+I")
    program.wait()
    page = program.front
    page.list.mark("12")
    named = [row.text for row in page.pane.evidence.rows]
    page.pane.evidence.mark(named.index("Vagter, hvor én har telefonen"))
    page.pane.evidence.setFocus()
    program.press("Enter")  # the rows behind it are read first
    program.press("Enter")


_CLOSED = keys("Ctrl+2", "Enter")


FIGURES = (
    Place("implementering", "ImplementeringPage", _scored, who=LEADER),
    Place("implementering, ny runde", "ImplementeringPage", keys("Ctrl+Shift+I"), who=LEADER),
    Place("implementering, vagten", "WorkedPage", _worked, who=LEADER),
    Place("vurder", "MaalingForm", then(_scored, "Enter"), who=LEADER),
    Place("landstal", "LandForm", then(_scored, "Alt+L"), who=LEADER),
    Place("giv videre", "GivViderePanel", then(_CLOSED, "Alt+G")),
    *STATISTIK,
)

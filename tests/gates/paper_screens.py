"""The strips about paper: on its way, come, a printer that is silent, a sheet nobody knows of, a stopped one."""

from __future__ import annotations

from PySide6.QtTest import QTest

from akutdesk.ui.printer import JobState
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS
from akutdesk.ui.udskriv.sending import STRIP, Sending
from tests.gates.place import Place, Reach
from tests.gates.whole_program import WholeProgram

_WAIT_MS, _MOST = 20, 250


def _printed(state: JobState, said: str) -> Reach:
    """Karen's plan is printed, and the printer answers like this; the strip that says `said` is waited for."""

    def reach(program: WholeProgram) -> None:
        program.desk.printer.script = [state]
        program.find("kar")
        program.press("Ctrl+P")
        program.keys.press("Enter")
        for one in program.desk.composed.door.jobs.findChildren(Sending):
            one.look_every_ms = LOOK_EVERY_MS if state is JobState.I_GANG else 1
        program.wait()
        frame = program.window.frame
        area = frame.alarm_area if said == "warn" else frame.done_area
        for _ in range(_MOST):
            if any(strip.name == STRIP and strip.kind == said for strip in area.strips):
                return
            QTest.qWait(_WAIT_MS)
            program.wait()
        raise AssertionError(said)

    return reach


PAPER = (
    Place("papir, sendt", "BorgerPage", _printed(JobState.I_GANG, "info")),
    Place("papir, kom", "BorgerPage", _printed(JobState.FAERDIG, "ok")),
    Place("papir, printeren er tavs", "BorgerPage", _printed(JobState.SVARER_IKKE, "warn")),
    Place("papir, kom arket", "BorgerPage", _printed(JobState.UKLAR, "warn")),
    Place("papir, stoppet", "BorgerPage", _printed(JobState.STOPPET, "warn")),
)

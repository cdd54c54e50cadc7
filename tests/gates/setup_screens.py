"""Pages of Opsaetning that are more than rows, and the window of a practice."""

from __future__ import annotations

from tests.gates.invented_desk import LEADER
from tests.gates.place import Place, keys, then
from tests.gates.whole_program import WholeProgram

_INSTRUMENTS = keys("Ctrl+7", *"who", "Enter")


def _refused(program: WholeProgram) -> None:
    """A file that is no pack was chosen."""
    _INSTRUMENTS(program)
    path = program.desk.folder.parent / "pakke.toml"
    path.write_text("ikke = = en pakke", encoding="utf-8")
    program.front.take(str(path))
    program.wait()


ABOUT_SETUP = (
    Place("maaleskemaer", "SkemaerPage", _INSTRUMENTS, who=LEADER),
    Place("maaleskemaer, ikke hentet", "SkemaerPage", then(_INSTRUMENTS, "Alt+S"), who=LEADER),
    Place("maaleskemaer, afvist", "SkemaerPage", _refused, who=LEADER),
)


def _practise(program: WholeProgram) -> None:
    program.press("Ctrl+Shift+O")
    program.show(program.view)


PRACTICE = (
    Place("oevelse", "CasesScreen", _practise),
    Place("oevelse, stop", "StopPanel", then(_practise, "Esc")),
)

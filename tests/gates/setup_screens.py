"""Pages of Opsaetning that are more than rows, and the window of a practice."""

from __future__ import annotations

from akutdesk.storage.diskkryptering import Diskkryptering, Svar
from akutdesk.ui.orden.quiet import Quiet
from akutdesk.ui.printer import PrinterState
from tests.gates.invented_desk import LEADER
from tests.gates.neighbours import leave_a_branch
from tests.gates.place import Place, keys, then
from tests.gates.sampling_screens import SAMPLING
from tests.gates.whole_program import WholeProgram

_INSTRUMENTS = keys("Ctrl+7", *"who", "Enter")


def _refused(program: WholeProgram) -> None:
    """A file that is no pack was chosen."""
    _INSTRUMENTS(program)
    path = program.desk.folder.parent / "pakke.toml"
    path.write_text("ikke = = en pakke", encoding="utf-8")
    program.front.take(str(path))
    program.wait()


def _aside(program: WholeProgram) -> None:
    """A copy of a PC wrote what nobody told again."""
    leave_a_branch(program.store)
    program.press("F5")
    program.tab_to("Se hvorfor")
    program.press("Enter")


def _take_in(program: WholeProgram) -> None:
    _aside(program)
    program.tab_to("Tag ord ind")
    program.press("Enter")


_DAYS = keys("Ctrl+7", "Alt+M", "Alt+D")
_ROLE = keys("Ctrl+7", "Alt+M", "Alt+R")


def _wrong_days(program: WholeProgram) -> None:
    """The last day before the first."""
    _DAYS(program)
    program.front.lines["fra"].setText("1/12-2027")
    program.front.lines["til"].setText("30/11-2027")
    program.press("Ctrl+Enter")


def _open_disk(program: WholeProgram) -> None:
    """The disk is open, and the printer does not answer."""
    program.desk.encryption.answer = Diskkryptering(data=Svar.NEJ, swap=Svar.NEJ)
    program.desk.printer.state = PrinterState.SVARER_IKKE
    program.press("Ctrl+Shift+E")


def _told_of_disk(program: WholeProgram) -> None:
    """A leader at the vagtbord, when the quiet look finds the disk open."""
    program.desk.encryption.answer = Diskkryptering(data=Svar.NEJ, swap=Svar.NEJ)
    (quiet,) = program.window.findChildren(Quiet)
    quiet.look()
    program.wait()


_TRY = keys("Ctrl+Shift+E", "Alt+P")


def _tried(program: WholeProgram) -> None:
    """A sheet was typed, and everything came back."""
    _TRY(program)
    for group in program.invented.kit:
        program.keys.write(group)
        program.press("Tab")
    program.press("Ctrl+Enter")
    program.wait()


ABOUT_SETUP = (
    Place("alt i orden, proev", "TryPanel", _TRY, who=LEADER),
    Place("alt i orden, proev, mangler", "TryPanel", then(_TRY, "Ctrl+Enter"), who=LEADER),
    Place("alt i orden, proevet", "TryPanel", _tried, who=LEADER),
    Place("alt i orden", "OrdenPage", keys("Ctrl+Shift+E"), who=LEADER),
    Place("alt i orden, sagt til lederen", "VagtbordPage", _told_of_disk, who=LEADER),
    Place("alt i orden, noget galt", "OrdenPage", _open_disk, who=LEADER),
    Place("lagt til side, fra en kopi", "QuarantinePanel", _aside, who=LEADER),
    Place("tag ord ind", "TakeInPanel", _take_in, who=LEADER),
    Place("ord er taget ind", "TakeInPanel", then(_take_in, "Ctrl+Enter"), who=LEADER),
    Place("adgang fra og til", "TidPanel", _DAYS, who=LEADER),
    Place("adgang fra og til, forkert", "TidPanel", _wrong_days, who=LEADER),
    Place("rolle", "RollePanel", _ROLE, who=LEADER),
    Place("rolle, den samme", "RollePanel", then(_ROLE, "Ctrl+Enter"), who=LEADER),
    Place("maaleskemaer", "SkemaerPage", _INSTRUMENTS, who=LEADER),
    Place("maaleskemaer, ikke hentet", "SkemaerPage", then(_INSTRUMENTS, "Alt+S"), who=LEADER),
    Place("maaleskemaer, afvist", "SkemaerPage", _refused, who=LEADER),
    *SAMPLING,
)


def _practise(program: WholeProgram) -> None:
    program.press("Ctrl+Shift+O")
    program.show(program.view)


_AT_WORK = then(_practise, "Enter")

PRACTICE = (
    Place("oevelse", "CasesScreen", _practise),
    Place("oevelse, i gang", "HenvendelsePage", _AT_WORK),
    Place("oevelse, et trin inde", "HenvendelsePage", then(_AT_WORK, *["Ctrl+Shift+PgDn"] * 2)),
    Place("oevelse, stop", "StopPanel", then(_practise, "Esc")),
)

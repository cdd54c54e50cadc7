"""The screens at the door: both locks, the sheet from the envelope, and a file that is ill."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from akutdesk.storage.bestilling import Bestilling
from tests.flows.running_desk import ANNA, KODER
from tests.gates.invented_desk import NEW
from tests.gates.place import Place, Reach, button, keys, then
from tests.gates.trust_screens import wrong_sheet
from tests.gates.whole_program import WholeProgram


def _spoil(folder: Path) -> None:
    """A store that will not open."""
    path = folder / "vault.db"
    path.write_bytes(b"x" * path.stat().st_size)


def _lay_open(folder: Path) -> None:
    """A file that nobody locked: it is not opened, and no backup helps."""
    (folder / "vault.db").write_bytes(b"SQLite format 3\0" + bytes(8000))


def _without_backup(folder: Path) -> None:
    """A store that will not open, and nothing to put in its place."""
    _spoil(folder)
    shutil.rmtree(folder / "backup", ignore_errors=True)


def _asked_for(folder: Path) -> None:
    """Somebody asked for a whole copy, and the file still opens."""
    Bestilling(folder).giv()


def _whole_copy(program: WholeProgram) -> None:
    """As the strip's button does: no key leads there while nothing is wrong."""
    program.window.dispatch.run("hel_kopi")


def _wrong_code(program: WholeProgram) -> None:
    program.type_password(ANNA, "forkert kode, helt forkert")


_forgotten = button(keys(), "Glemt koden?")
_kit = button(_forgotten, "Leder: brug arket")


def _kit_typed(program: WholeProgram) -> None:
    _kit(program)
    for group in program.invented.kit:
        program.keys.write(group)
        program.press("Tab")
    program.press("Enter")


def _new_code(program: WholeProgram) -> None:
    program.type_password(ANNA, KODER[ANNA])


def _new_password(program: WholeProgram) -> None:
    program.type_password(NEW, program.invented.slip)


def _door(name: str, reach: Reach, front: str = "LaasScreen") -> Place:
    return Place(name, front, reach, is_inside=False, is_locked=True)


def _rescue(name: str, reach: Reach, prepare: Callable[[Path], None]) -> Place:
    return Place(name, "RescueScreen", reach, is_inside=False, is_locked=True, prepare=prepare)


DOORS = (
    _door("fuld laas", keys()),
    _door("fuld laas, forkert", _wrong_code),
    _door("fuld laas, notat", keys("F2")),
    _door("fuld laas, glemt", _forgotten),
    _door("ark fra kuverten", _kit, front="KitScreen"),
    _door("ark fra kuverten, hvem", _kit_typed, front="KitWhoScreen"),
    _door("ark fra kuverten, andet sted", wrong_sheet(_kit, "Enter"), front="KitScreen"),
    Place("skaermlaas", "LaasScreen", keys("Ctrl+L"), is_locked=True),
    Place("skaermlaas, notat", "LaasScreen", keys("Ctrl+L", "F2"), is_locked=True),
    _door("vagtkode", _new_code, front="VagtkodeScreen"),
    _door("ny adgangskode", _new_password, front="SkiftScreen"),
    Place("afvist", "RefusalScreen", _new_code, is_inside=False, has_desk=False, prepare=_lay_open),
    _rescue("filen er syg", _new_code, _spoil),
    _rescue("filen er syg, hentet", then(_new_code, "Enter"), _spoil),
    _rescue("filen er syg, ingen kopi", _new_code, _without_backup),
    _rescue("hel kopi, bedt om", _new_code, _asked_for),
    _rescue("hel kopi, bedt om og hel", then(_new_code, "Enter"), _asked_for),
    Place("hent en hel kopi", "WholeCopyPanel", _whole_copy),
    _rescue("filen er syg, ingen mappe", then(_new_code, "Enter"), _without_backup),
)

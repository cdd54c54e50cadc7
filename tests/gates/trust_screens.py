"""What goes wrong where trust is at stake: a log that was changed, a wrong sheet, half a copy, another role, a hold.

And a page whose record two people erase at another desk while it stands open.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from akutdesk.domain.record import RecordId
from akutdesk.storage.grund import Grund
from akutdesk.storage.kit import groups_of
from akutdesk.ui.log_watch import LogWatch
from tests.flows.running_desk import ANNA
from tests.gates.forgetting_screens import CODE
from tests.gates.invented_desk import LEADER, PASSWORDS
from tests.gates.neighbours import copied
from tests.gates.place import Place, Reach, keys, then
from tests.gates.whole_program import WholeProgram

ELSEWHERE = groups_of(bytes(range(20)))
"""The code of a sheet that no desk here has."""
_TRY = keys("Ctrl+Shift+E", "Alt+P")
_WHY = Grund(grund="BORGER", hjemmel="GDPR_17")


# ---- a log that is not as it was written


def _tampered(program: WholeProgram) -> None:
    """Somebody who holds the file's key took out what was looked up in an earlier start; the leader's check finds it."""
    file = program.store._file
    with file.transaction():
        file.db.execute("DROP TRIGGER IF EXISTS event_bliver")
        (eid,) = file.db.execute(
            "SELECT min(eid) FROM event WHERE stream = 2 AND eid >> 40 < ?", (file.writer.widx,)
        ).fetchone()
        file.db.execute("DELETE FROM event WHERE eid = ?", (eid,))
    desk = program.desk.limbs.workplace.desk
    desk.store.logtjek.tjek(desk.adgang)
    (watch,) = program.desk.limbs.workplace.findChildren(LogWatch)
    watch.look()
    program.wait()


# ---- a sheet of another place, half a copy


def _type_sheet(program: WholeProgram) -> None:
    for group in ELSEWHERE:
        program.keys.write(group)
        program.press("Tab")


def wrong_sheet(reach: Reach, end: str) -> Reach:
    """Reach a screen with eight fields, and type the code of another place's sheet."""

    def typed(program: WholeProgram) -> None:
        reach(program)
        _type_sheet(program)
        program.press(end)

    return typed


def _no_copy(program: WholeProgram) -> None:
    """The right sheet, and a folder in which no backup lies."""
    _TRY(program)
    empty = program.desk.folder.parent / "tom"
    empty.mkdir(exist_ok=True)
    program.front.place.line.setText(str(empty))
    for group in program.invented.kit:
        program.keys.write(group)
        program.press("Tab")
    program.press("Ctrl+Enter")


def _folder(path: Path, program: WholeProgram) -> None:
    then(WholeProgram.wait, "Tab", "Tab", "Enter")(program)
    program.keys.write(str(path))
    program.press("Enter")


def _half_copy(program: WholeProgram) -> None:
    """The stick was drawn out while a file was written on it."""
    stick = program.desk.folder.parent / "halv"
    if not stick.exists():
        for file in copied(program.invented).rglob("*"):
            if file.is_file():
                to = stick / file.relative_to(copied(program.invented))
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(file.read_bytes())
        newest = max(stick.rglob("*.akd"))
        newest.with_name("000099.akd").write_bytes(newest.read_bytes()[:-9])
    _folder(stick, program)


def _copy_found(program: WholeProgram) -> None:
    _folder(copied(program.invented), program)


# ---- another role, a hold


def _another_role(program: WholeProgram) -> None:
    """Anna writes; meanwhile the leader gives her another role at another desk."""
    noegler = program.desk.composed.door.noegler
    leader = program.desk.limbs.workplace.bruger
    program.desk.composed.unlock(ANNA, PASSWORDS[ANNA], CODE)
    program.wait()
    program.press("F2")
    anna = program.desk.limbs.workplace.bruger
    noegler.skift_rolle(leader, anna.id, "VIKAR")
    program.desk.composed.life._time_end.look()
    program.wait()


def _karen(program: WholeProgram) -> RecordId:
    sql = "SELECT id FROM borger WHERE kaldenavn = 'Karen'"
    return RecordId(program.store._file.db.execute(sql).fetchone()[0])


def _held(program: WholeProgram) -> None:
    """Karen's card is kept for a court, and a leader asks all the same to have it erased."""
    store, leader = program.store, program.desk.limbs.workplace.desk.adgang
    why = Grund(grund="RETSSAG", hjemmel="GDPR_18")
    store.fastholdelse.hold(leader, store.opbevaring.omfang(leader, _karen(program)).rids, why)
    program.find("kar")
    program.press("Alt+E", "Alt+S", "Tab", "2", "Tab", "2", "Tab", "1", "Ctrl+Enter")


# ---- erased at another desk


def _erased(open_page: Reach, rid_of: Callable[[Any], RecordId]) -> Reach:
    """The leader orders it away, Anna opens it, and what the other desk signed comes in."""

    def reach(program: WholeProgram) -> None:
        store, leader = program.store, program.desk.limbs.workplace.desk.adgang
        sql = "SELECT id FROM medarbejder WHERE initialer = ?"
        (anna,) = store._file.db.execute(sql, (ANNA,)).fetchone()
        program.desk.composed.unlock(ANNA, PASSWORDS[ANNA], CODE)
        program.wait()
        open_page(program)
        rid = rid_of(program.front.work)
        navn = store.sletning.bestil(leader, RecordId(anna), (rid,), _WHY)
        desk = program.desk.limbs.workplace.desk
        store.sign_in(RecordId(anna), store._file.presence.signing_keys[anna])
        for step in store.sletning.bekraeft(desk.adgang, navn):
            desk.changes.tell(step.changes.types, step.changes.ids)
        program.wait()

    return reach


def _plan(program: WholeProgram) -> None:
    program.find("kar")
    program.press("F8")


TRUST = (
    Place("loggen er aendret", "VagtbordPage", _tampered, who=LEADER),
    Place("loggen er aendret, orden", "OrdenPage", then(_tampered, "Ctrl+Shift+E"), who=LEADER),
    Place("alt i orden, andet ark", "TryPanel", wrong_sheet(_TRY, "Ctrl+Enter"), who=LEADER),
    Place("alt i orden, ingen kopi", "TryPanel", _no_copy, who=LEADER),
    Place("rolle, aendret imens", "HenvendelsePage", _another_role, who=LEADER, is_over=True),
    Place("slet for altid, bevares", "SletPanel", _held, who=LEADER),
    Place(
        "kriseplan, slettet imens",
        "BorgerPage",
        _erased(_plan, lambda work: work.plan.id),
        who=LEADER,
    ),
    Place(
        "krisesamtale, slettet imens",
        "VagtbordPage",
        _erased(keys("F2", "F7"), lambda work: work.henvendelse.id),
        who=LEADER,
    ),
)
"""Behind the lock."""

TRUST_AT_THE_DOOR = (
    ("hent tilbage, halv kopi", _half_copy, "CopyScreen"),
    ("hent tilbage, andet ark", wrong_sheet(_copy_found, "Ctrl+Enter"), "CodeScreen"),
)
"""On a PC that has no desk yet: name, way and screen."""

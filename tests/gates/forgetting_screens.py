"""Slet og bevar: a leader at a card, what waits and what is kept, and the second person's signature."""

from __future__ import annotations

from datetime import timedelta

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.record import RecordId
from akutdesk.storage.grund import Grund
from tests.flows.running_desk import ANNA
from tests.gates.invented_desk import LEADER, PASSWORDS
from tests.gates.place import Place, keys, then
from tests.gates.whole_program import WholeProgram

CODE = "927361"
"""Anna's shift code, another than the leader's."""

_EMPTY = keys("Ctrl+Shift+G")


def _card(program: WholeProgram) -> None:
    program.find("kar")
    program.press("Alt+E")


def _person(program: WholeProgram, name: str) -> RecordId:
    sql = "SELECT id FROM borger WHERE kaldenavn = ?"
    return RecordId(program.store._file.db.execute(sql, (name,)).fetchone()[0])


def _orders(program: WholeProgram) -> None:
    """The leader, who is in, has ordered Karen's card away with Anna."""
    leader = _leader(program)
    sql = "SELECT id FROM medarbejder WHERE initialer = ?"
    (anna,) = program.store._file.db.execute(sql, (ANNA,)).fetchone()
    rids = program.store.opbevaring.omfang(leader, _person(program, "Karen")).rids
    why = Grund(grund="BORGER", hjemmel="GDPR_17")
    program.store.sletning.bestil(leader, RecordId(anna), rids, why)


def _waits(program: WholeProgram) -> None:
    _orders(program)
    program.desk.composed.unlock(ANNA, PASSWORDS[ANNA], CODE)
    program.wait()
    program.press("Ctrl+Shift+G")


def _everything(program: WholeProgram) -> None:
    """An order, a hold, a hidden card, and an order that is carried out."""
    _orders(program)
    store, leader = program.store, _leader(program)
    others = [hit.rid for hit in store.borgere.liste(leader) if hit.navn != "Karen"]
    why = Grund(grund="RETSSAG", hjemmel="GDPR_18")
    store.fastholdelse.hold(leader, store.opbevaring.omfang(leader, others[0]).rids, why)
    store.opbevaring.skjul(leader, others[0])
    store.opbevaring.afslut(leader, others[0])
    program.press("Ctrl+Shift+G")


def _leader(program: WholeProgram) -> Adgang:
    return program.desk.limbs.workplace.desk.adgang


def _one_record(program: WholeProgram) -> None:
    then(_card, "Alt+S", "2")(program)


def _let_go(program: WholeProgram) -> None:
    _everything(program)
    program.front.list.mark(("bevaret", 0))
    program.press("Alt+H")


def _time_is_up(program: WholeProgram) -> None:
    """Two and a half years later: those known by an alias are due, and the tasks of nobody."""
    program.desk.clock.at += timedelta(days=900)
    program.press("Ctrl+Shift+G")


FORGETTING = (
    Place("slet og bevar, frist", "SletningPage", _time_is_up, who=LEADER),
    Place("slet, godkend", "GodkendPanel", then(_time_is_up, "Enter"), who=LEADER),
    Place("slet og bevar", "SletningPage", _EMPTY, who=LEADER),
    Place("slet og bevar, kort", "SletningPage", _card, who=LEADER),
    Place(
        "slet og bevar, henvendelse",
        "SletningPage",
        keys("Ctrl+2", "Enter", "Alt+E"),
        who=LEADER,
    ),
    Place("slet og bevar, alt", "SletningPage", _everything, who=LEADER),
    Place("slet og bevar, venter", "SletningPage", _waits, who=LEADER),
    Place("slet for altid", "SletPanel", then(_card, "Alt+S"), who=LEADER),
    Place("slet for altid, mangler", "SletPanel", then(_one_record, "Ctrl+Enter"), who=LEADER),
    Place("skal bevares", "BevarPanel", then(_card, "Alt+B"), who=LEADER),
    Place("ikke laengere bevares", "SlipPanel", _let_go, who=LEADER),
    Place("skriv under", "BekraeftPanel", then(_waits, "Enter"), who=LEADER),
)

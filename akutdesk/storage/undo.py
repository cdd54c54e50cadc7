"""Undo: an act is answered by one that sets back exactly what it set, while nobody has built on it (2.7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev, skrivefunktion
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import Plain, Record, RecordId, fields_of
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import noun_table, plan_rule, record_rule
from akutdesk.storage.act import Act, Saved, handling_place, receipt
from akutdesk.storage.errors import CannotUndo
from akutdesk.storage.event_id import event_id
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.projection import LOST
from akutdesk.storage.reading import refuse_closed
from akutdesk.storage.save import append
from akutdesk.storage.standing import TAKEN_BACK, Standing
from akutdesk.wire.header import read_header
from akutdesk.wire.payload import Op

REASON: Final = "FORTRYD"
"""Stands as the reason when the undone act had closed or corrected a record."""


def undo(
    file: OpenFile,
    adgang: Adgang,
    handling_id: bytes,
    *,
    ret: Callable[[str], str] = skrivefunktion,
) -> Saved:
    """Take an act back. `ret`: TYPE to the function it needs. For the errors see `Records.undo`."""
    written: list[tuple[str, bytes]] = []
    with file.transaction():
        events = _events_of(file, handling_id)
        act = Act(file, adgang.bruger)
        for rid, event in events:
            kraev(adgang, ret(event.payload.type))
            _take_back(file, adgang, act, (rid, event))
            written.append((event.payload.type, rid))
    return receipt(act, written)


def _events_of(file: OpenFile, handling_id: bytes) -> list[tuple[bytes, OpenedEvent]]:
    """The act's events: they follow each other in one writer's count."""
    start, n = handling_place(handling_id)
    row = file.db.execute(
        "SELECT widx FROM session WHERE substr(writer, 1, ?) = ?", (len(start), start)
    ).fetchone()
    found: list[tuple[bytes, OpenedEvent]] = []
    if row is None:
        raise CannotUndo("UKENDT")
    eid = event_id(row[0], n)
    while (event := file.log.by_ids([eid]).get(eid)) is not None:
        if event.payload.handling_id != handling_id:
            break
        (header,) = file.db.execute("SELECT header FROM event WHERE eid = ?", (eid,)).fetchone()
        found.append((read_header(header).rid, event))
        eid += 1
    if not found:
        raise CannotUndo("UKENDT")
    return found


def _take_back(file: OpenFile, adgang: Adgang, act: Act, undone: tuple[bytes, OpenedEvent]) -> None:
    rid, event = undone
    standing = file.tables.standing(rid)
    cls = RECORD_CLASS.get(event.payload.type)
    if standing is None or cls is None:
        raise CannotUndo("UKENDT")
    for op in event.payload.ops:
        if event.eid not in standing.registers.heads.get(op.felt, ()):
            raise CannotUndo("AENDRET_SIDEN")
    key = None if standing.taken_back else _rules(file, adgang, standing, (cls, event))
    ops = _opposite(file, standing, cls, event)
    payload = act.payload(event.payload.type, ops, None if key is None else REASON)
    append(file, act, (rid, standing), payload, key=key)


def _rules(
    file: OpenFile, adgang: Adgang, standing: Standing, what: tuple[type[Record], OpenedEvent]
) -> bytes | None:
    """The key that must sign: setting back a closed record is a correction too."""
    cls, event = what
    found = noun_table.read(file.db, cls.TYPE, standing.rid, record_rule.looked_at(cls))
    if found is None:
        raise CannotUndo("UKENDT")
    stored = found[1]
    refuse_closed(file, adgang, standing.rid, stored["fortrolighed"])
    changed = {op.felt for op in event.payload.ops}
    if (
        cls is Borger
        and changed.intersection(record_rule.SECRECY)
        and event.payload.bruger != adgang.bruger
    ):
        kraev(adgang, "OPHAEV_SKAERPET")
    if "status" not in changed:
        plan_rule.refuse_text_change(cls(id=RecordId(standing.rid)), stored.get("status"), changed)
    if stored.get("status") not in record_rule.CLOSED:
        return None
    kraev(adgang, "RET_AFSLUTTET")
    return file.presence.key_of(adgang.bruger)


def _opposite(
    file: OpenFile, standing: Standing, cls: type[Record], event: OpenedEvent
) -> list[Op]:
    """Ops that set back; an act that made the record takes the whole record away."""
    name = (file.log.name_of(event.eid),)
    if standing.created.eid == event.eid and not standing.taken_back:
        if standing.changed.eid != event.eid:
            raise CannotUndo("AENDRET_SIDEN")
        return [Op(felt=TAKEN_BACK, vaerdi=True, kilde="SYSTEM")]
    defaults = fields_of(cls(id=RecordId(standing.rid)))
    return [
        Op(felt=op.felt, vaerdi=_before(file, op, defaults.get(op.felt)), foraeldre=name)
        for op in event.payload.ops
    ]


def _before(file: OpenFile, op: Op, default: Plain) -> Plain:
    """The value that the op replaced, or the default if it was the first."""
    parents = [eid for eid in map(file.log.id_of, op.foraeldre) if file.log.has(eid)]
    if not parents:
        return default
    value = file.tables.value_of(op.felt, max(parents, key=file.log.rank))
    return default if value is LOST else value

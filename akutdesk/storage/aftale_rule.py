"""The agreement with somebody who rings often: it ends, and before it does somebody looks at it with them (G125)."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Final

from akutdesk.domain.borger import Borger, kontaktaftale_fejl
from akutdesk.domain.opfoelgning import AFTALE, LUKKET, Opfoelgning, fra_aftale
from akutdesk.domain.record import fields_of, new_id
from akutdesk.domain.vagt import KBH
from akutdesk.storage import noun_table
from akutdesk.storage.errors import AgreementTooLong
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.saving import Saving

_FALLEN: Final = "BORTFALDET"
_SYSTEM: Final = "SYSTEM"
_OPEN: Final = (
    f"WHERE borger_id = ? AND type = ? AND status NOT IN ({', '.join('?' * len(LUKKET))})"
)


def refuse_too_long(file: OpenFile, saving: Saving) -> None:
    """Raises AgreementTooLong for an agreement that is made or moved without an end within 90 days of today.

    What another desk agreed is taken in as it is: it was judged there, on its own day.
    """
    after, before = saving.after, saving.before
    if not isinstance(after, Borger):
        return
    day = file.clock.now().astimezone(KBH).date()
    if kontaktaftale_fejl(after, before if isinstance(before, Borger) else None, day):
        raise AgreementTooLong


def consequences(db: sqlite3.Connection, saving: Saving) -> tuple[Saving, ...]:
    """The look at an agreement becomes its owner's task on the day it ends; it moves with the agreement.

    An agreement that is taken away takes the task with it. Nothing else about the citizen touches it.
    """
    after, before = saving.after, saving.before
    if not isinstance(after, Borger) or _agreed(after) == _agreed(before):
        return ()
    wanted = fra_aftale(after, new_id())
    open_tasks = noun_table.select(db, Opfoelgning, _OPEN, (after.id, AFTALE, *LUKKET))
    if wanted is None:
        fallen = [replace(task, status=_FALLEN) for task in open_tasks]
        return tuple(
            _changed(saving, task, to) for task, to in zip(open_tasks, fallen, strict=True)
        )
    if not open_tasks:
        kilder = dict.fromkeys(fields_of(wanted), _SYSTEM)
        return (replace(saving, after=wanted, before=None, kilder=kilder, afgoer={}),)
    task = open_tasks[0]
    moved = replace(
        task,
        forfald=wanted.forfald,
        forfald_slut=wanted.forfald_slut,
        ansvarlig=wanted.ansvarlig,
        ansvarlig_vagt=wanted.ansvarlig_vagt,
    )
    return (_changed(saving, task, moved),)


def _changed(saving: Saving, before: Opfoelgning, after: Opfoelgning) -> Saving:
    fields = ("status", "forfald", "forfald_slut", "ansvarlig", "ansvarlig_vagt")
    return replace(
        saving, after=after, before=before, kilder=dict.fromkeys(fields, _SYSTEM), afgoer={}
    )


def _agreed(record: object) -> object:
    if not isinstance(record, Borger) or not record.kontaktaftale:
        return None
    return record.kontaktaftale_udloeb, record.kontaktaftale_ansvarlig

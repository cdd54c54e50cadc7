"""Plans in versions: the text of one that was given out never changes, and a new one replaces it (design.md 8.11)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from akutdesk.domain.kriseplan import Kriseplan, afloes
from akutdesk.domain.opfoelgning import LUKKET, Opfoelgning, fra_plan
from akutdesk.domain.record import Record, fields_of, new_id
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.errors import PlanLocked
from akutdesk.storage.saving import Saving

DRAFT: Final = "KLADDE"
VALID: Final = "GAELDENDE"

FREE: Final = frozenset(
    {
        "status",
        "borger_id",
        "gaelder_til",
        "opfoelgning_dato",
        "borger_har_kopi",
        "k15_deling",
        "k15_ingen",
        "fortrolighed",
        "fortrolig_for",
    }
)
"""What may still change on a plan that is no draft: what became of it, and who may see it."""

LOOK: Final = "PLANGENNEMGANG"
FALLEN: Final = "BORTFALDET"
"""A look at a plan that another has replaced is nobody's task any more."""

_SYSTEM: Final = "SYSTEM"
_LOOKS: Final = (
    f"WHERE kriseplan_id = ? AND type = ? AND status NOT IN ({', '.join('?' * len(LUKKET))})"
)


def refuse_text_change(record: Record, status: object, changed: Collection[str]) -> None:
    """Raises PlanLocked if a plan that is no draft would get another text."""
    if isinstance(record, Kriseplan) and status != DRAFT and not FREE.issuperset(changed):
        raise PlanLocked


def consequences(db: sqlite3.Connection, saving: Saving) -> tuple[Saving, ...]:
    """What making a plan GAELDENDE brings with it in the same act.

    The plan it builds on, and any other valid plan of the citizen seen here, become AFLOEST, and what is
    still open of looking at them falls away; each agreement of K14 and the look at the new plan become an
    opfoelgning (domain.md 4.2, 4.4).
    """
    plan = saving.after
    if not isinstance(plan, Kriseplan) or plan.status != VALID or _status(db, plan) == VALID:
        return ()
    replaced = [
        replace(saving, after=afloes(old), before=old, kilder={"status": _SYSTEM}, begrundelse=None)
        for old in noun_table.select(
            db,
            Kriseplan,
            f"WHERE status = ?1 AND id <> ?2 AND (id IS ?3 OR borger_id IN {samlet.cards('?4')})",
            (VALID, plan.id, plan.bygger_paa, plan.borger_id),
        )
    ]
    dropped = [
        replace(
            saving,
            after=replace(task, status=FALLEN),
            before=task,
            kilder={"status": _SYSTEM},
            begrundelse=None,
        )
        for old in replaced
        for task in noun_table.select(db, Opfoelgning, _LOOKS, (old.after.id, LOOK, *LUKKET))
    ]
    agreed = [
        replace(
            saving,
            after=task,
            before=None,
            kilder=dict.fromkeys(fields_of(task), _SYSTEM),
            begrundelse=None,
        )
        for task in fra_plan(plan, new_id)
    ]
    return (*replaced, *dropped, *agreed)


def _status(db: sqlite3.Connection, plan: Kriseplan) -> object:
    row = db.execute("SELECT status FROM kriseplan WHERE id = ?", (plan.id,)).fetchone()
    return row[0] if row else None

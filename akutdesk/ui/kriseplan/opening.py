"""Which plan the screen opens: the one asked for, or the one that belongs to a henvendelse or citizen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from akutdesk.domain.borger import Borger, visningsnavn
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.katalog import standard_fagfolk
from akutdesk.domain.kriseplan import Kontakt, Kriseplan, ny_fra
from akutdesk.domain.record import Record, RecordId, guarded_like, new_id
from akutdesk.storage.errors import NotFound
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import enhed_of, katalog_of, staff_name

R = TypeVar("R", bound=Record)

_DRAFT, _VALID = "KLADDE", "GAELDENDE"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A plan with what the screen shows around it. `stored` is the plan as the store has it, if it does."""

    plan: Kriseplan
    stored: Kriseplan | None
    version: int
    forrige: Kriseplan | None = None
    """The plan it builds on: its lines can be fetched."""
    borger: Borger | None = None
    handleniveau: str | None = None


def open_plan(desk: Desk, rid: RecordId) -> Opening:
    """The plan of this id, or of the henvendelse or citizen of this id. Raises NotFound, AdgangError."""
    plan = _found(desk, Kriseplan, rid)
    if plan is not None:
        return _around(desk, plan, plan)
    henvendelse = _found(desk, Henvendelse, rid)
    if henvendelse is not None:
        return _of_henvendelse(desk, henvendelse)
    return _of_borger(desk, desk.store.get(desk.adgang, Borger, rid), None)


def next_version(desk: Desk, plan: Kriseplan, henvendelse_id: RecordId | None) -> Opening:
    """A new, empty version on top of a plan (design.md 8.11)."""
    fresh = replace(ny_fra(plan, new_id(), henvendelse_id), k8_fagfolk=_numbers(desk))
    return _around(desk, replace(fresh, lavet_med=staff_name(desk)), None)


def reread(desk: Desk, opening: Opening) -> Opening:
    """The same plan as it stands now; the screen comes back to it."""
    if opening.stored is None:
        return opening
    plan = desk.store.reread(desk.adgang, Kriseplan, opening.plan.id)
    return replace(opening, plan=plan, stored=plan)


def _of_henvendelse(desk: Desk, henvendelse: Henvendelse) -> Opening:
    made_here = desk.store.children(desk.adgang, Kriseplan, henvendelse.id)
    if made_here:
        plan = desk.store.get(desk.adgang, Kriseplan, made_here[-1].id)
        return _around(desk, plan, plan)
    borger_id = henvendelse.borger_id
    if borger_id is not None:
        borger = desk.store.get(desk.adgang, Borger, borger_id)
        return _of_borger(desk, borger, henvendelse)
    return _around(desk, _blank(desk, None, henvendelse), None)


def _of_borger(desk: Desk, borger: Borger, henvendelse: Henvendelse | None) -> Opening:
    """The draft being written, else the valid plan, else a new one."""
    rows = desk.store.kriseplaner.for_borger(desk.adgang, borger.id)
    for status in (_DRAFT, _VALID):
        row = next((one for one in rows if one.status == status), None)
        if row is not None:
            plan = desk.store.get(desk.adgang, Kriseplan, row.rid)
            return _around(desk, plan, plan)
    if rows:
        newest = desk.store.get(desk.adgang, Kriseplan, rows[0].rid)
        return next_version(desk, newest, henvendelse.id if henvendelse else None)
    return _around(desk, _blank(desk, borger, henvendelse), None)


def _around(desk: Desk, plan: Kriseplan, stored: Kriseplan | None) -> Opening:
    built_on = plan.bygger_paa
    version = 1
    if stored is not None:
        version = desk.store.kriseplaner.version(desk.adgang, plan.id)
    elif built_on is not None:
        version = desk.store.kriseplaner.version(desk.adgang, built_on) + 1
    henvendelse = _found(desk, Henvendelse, plan.henvendelse_id)
    return Opening(
        plan=plan,
        stored=stored,
        version=version,
        forrige=_found(desk, Kriseplan, built_on),
        borger=_found(desk, Borger, plan.borger_id),
        handleniveau=henvendelse.handleniveau if henvendelse else None,
    )


def _blank(desk: Desk, borger: Borger | None, henvendelse: Henvendelse | None) -> Kriseplan:
    origin: Record | None = borger or henvendelse
    name = visningsnavn(borger) if borger else (henvendelse.kaldenavn if henvendelse else "")
    plan = Kriseplan(
        id=new_id(),
        borger_id=borger.id if borger else None,
        henvendelse_id=henvendelse.id if henvendelse else None,
        kaldenavn=name,
        lavet_med=staff_name(desk),
        k8_fagfolk=_numbers(desk),
    )
    return plan if origin is None else guarded_like(origin, plan)


def _numbers(desk: Desk) -> tuple[Kontakt, ...]:
    return standard_fagfolk(katalog_of(desk), enhed_of(desk))


def _found(desk: Desk, cls: type[R], rid: RecordId | None) -> R | None:
    if rid is None:
        return None
    try:
        return desk.store.get(desk.adgang, cls, rid)
    except NotFound:
        return None

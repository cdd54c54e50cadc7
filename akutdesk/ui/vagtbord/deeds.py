"""What can be done from the Vagtbord: tick off a task, acknowledge the handover, go to what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import DomainError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import RecordId, guarded_like, new_id
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import OpfoelgningRaekke, PunktRaekke
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import found
from akutdesk.ui.place import enhed_of, kommune_of
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtbord import state

_PLAN = "PLANGENNEMGANG"
_MEASUREMENT = "MAALING"
CALL = "OPKALD"
WE_CALLED = "OPK"
_PARTNER = "PARTNER"
"""Its answer is written on the contact it was asked in."""


def tick(desk: Desk, row: OpfoelgningRaekke) -> Saved | None:
    """Set a task as done, or open again; None if it could not be saved, which is said."""
    try:
        savings = ticked(desk, row)
    except (StorageError, DomainError) as error:
        tell_unkept(desk, error)
        return None
    return _save(desk, savings)


def ticked(desk: Desk, row: OpfoelgningRaekke) -> list[Saving]:
    """What ticking a task saves. A call that is done becomes a henvendelse, to be finished (domain.md 2.13).

    Raises AdgangError, DiskFull where the citizen may not be read.
    """
    before = state.opgave_of(row)
    if state.is_done(row):
        after = replace(before, status="AABEN", udfoert_tid=None)
        return [Saving(after=after, before=before)]
    after = replace(before, status="UDFOERT", udfoert_tid=desk.clock.now())
    if not becomes_contact(row):
        return [Saving(after=after, before=before)]
    call = _made_call(desk, row)
    after = replace(after, resultat_henvendelse_id=call.id)
    return [Saving(after=after, before=before), Saving(after=call)]


def becomes_contact(row: OpfoelgningRaekke) -> bool:
    """Whether ticking it off makes a henvendelse: a call that has not become one yet."""
    return row.type == CALL and row.resultat_henvendelse_id is None and not state.is_done(row)


def _made_call(desk: Desk, row: OpfoelgningRaekke) -> Henvendelse:
    """The call that was made, as far as the task knows it; as restricted as the citizen."""
    now, borger = desk.clock.now(), found(desk, Borger, row.borger_id)
    call = Henvendelse(id=new_id(), borger_id=row.borger_id, start=now, slut=now, form=WE_CALLED)
    call = call if borger is None else guarded_like(borger, call)
    kommune = kommune_of(desk, borger.kommunekode if borger else None)
    return replace(call, enhed_id=enhed_of(desk).id, dataansvarlig_kommune=kommune)


def acknowledge(desk: Desk, punkter: Sequence[PunktRaekke]) -> Saved | None:
    """Say that these points are read, now and by whoever is here."""
    now = desk.clock.now()
    before = [Overleveringspunkt(id=punkt.rid) for punkt in punkter]
    savings = [
        Saving(
            after=replace(punkt, kvitteret_af=desk.adgang.bruger, kvitteret_tid=now), before=punkt
        )
        for punkt in before
    ]
    return _save(desk, savings)


def place_of(row: OpfoelgningRaekke) -> tuple[str, RecordId | None]:
    """Route and record of what a task is about: the plan, the citizen, the contact, or all tasks."""
    if row.type == _PLAN and (row.kriseplan_id or row.borger_id):
        return "kriseplan", row.kriseplan_id or row.borger_id
    if row.borger_id is not None and row.type != _PARTNER:
        return "borger", row.borger_id
    if row.henvendelse_id is not None:
        return "henvendelse", row.henvendelse_id
    return "opfoelgning", None


def open_task(desk: Desk, row: OpfoelgningRaekke) -> None:
    """Go to what a task is about; one that asks for a measurement has its panel open there."""
    desk.shell.go(*place_of(row))
    if row.type == _MEASUREMENT and row.borger_id is not None and not state.is_done(row):
        desk.shell.run("maaling")


def way_to(kilde: tuple[str, RecordId], borger_id: RecordId | None) -> tuple[str, RecordId | None]:
    """Route and record of what an item comes from."""
    navn, rid = kilde
    if navn == "opfoelgning":
        return ("borger", borger_id) if borger_id is not None else ("opfoelgning", None)
    return navn, rid


def _save(desk: Desk, savings: list[Saving]) -> Saved | None:
    try:
        return desk.store.save_all(desk.adgang, savings)
    except (StorageError, DomainError) as error:
        tell_unkept(desk, error)
        return None

"""What can be done from the Vagtbord: tick off a task, acknowledge the handover, go to what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from akutdesk.domain.errors import DomainError
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import RecordId
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import OpfoelgningRaekke, PunktRaekke
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtbord import state

_PLAN = "PLANGENNEMGANG"
_PARTNER = "PARTNER"
"""Its answer is written on the contact it was asked in."""


def tick(desk: Desk, row: OpfoelgningRaekke) -> Saved | None:
    """Set a task as done, or open again; None if it could not be saved, which is said."""
    before = state.opgave_of(row)
    if state.is_done(row):
        after = replace(before, status="AABEN", udfoert_tid=None)
    else:
        after = replace(before, status="UDFOERT", udfoert_tid=desk.clock.now())
    return _save(desk, [Saving(after=after, before=before)])


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

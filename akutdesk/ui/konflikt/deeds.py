"""What a choice becomes: a version that replaces both, a plan on top of two, or a word to the day shift."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from akutdesk.domain.dublet import Navngiven, lagt_vaek
from akutdesk.domain.kriseplan import Kriseplan, saet_gaeldende
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import guarded_like, new_id
from akutdesk.domain.vagt import vagttype
from akutdesk.storage.act import Saved
from akutdesk.storage.record_rule import CLOSED
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.konflikt.reading import Sag
from akutdesk.ui.konflikt.state import replaced, settled
from akutdesk.ui.place import enhed_of

DAG: Final = "DAG"


def save_choice(desk: Desk, sag: Sag, chosen: Mapping[str, str]) -> Saved:
    """The choice, as one act; the log has it first (2.8). What arrived since is not replaced by it.

    Raises StorageError, AdgangError.
    """
    kind, rid = type(sag.record).TYPE, sag.record.id
    desk.store.log(desk.adgang, "VALGT", objekt_type=kind, objekt_id=rid)
    if isinstance(sag.record, Kriseplan) and sag.anden is not None:
        saved = desk.store.save(desk.adgang, _on_top(desk, sag.record, sag, chosen))
    elif isinstance(sag.record, Navngiven) and isinstance(sag.anden, Navngiven):
        one = Saving(after=settled(sag.record, sag.steder, chosen), before=sag.record)
        other = Saving(after=lagt_vaek(sag.anden), before=sag.anden)
        saved = desk.store.save_all(desk.adgang, (one, other))
    else:
        after = settled(sag.record, sag.steder, chosen)
        closed = getattr(sag.record, "status", "") in CLOSED
        reason = desk.texts("konflikt.begrundelse") if closed else None
        saving = Saving(
            after=after,
            before=sag.record,
            begrundelse=reason,
            afgoer=replaced(sag.steder, chosen),
        )
        saved = desk.store.save_all(desk.adgang, (saving,))
    desk.changes.tell(saved.changes.types, saved.changes.ids)
    return saved


def leave_to_day(desk: Desk, sag: Sag) -> Saved:
    """An important word in the handover to the day shift. Raises StorageError, AdgangError."""
    now = desk.clock.now()
    shift = vagttype(now, enhed_of(desk).vagtgraenser)
    key = "plan" if isinstance(sag.record, Kriseplan) else "felt"
    point = guarded_like(
        sag.record,
        Overleveringspunkt(
            id=new_id(),
            vagt_fra=shift,
            vagt_til=DAG,
            tid=now,
            borger_id=sag.konflikt.borger_id,
            konflikt_id=sag.konflikt.rid,
            alias=sag.konflikt.navn,
            tekst=desk.texts(f"konflikt.overlevering.{key}"),
            vigtighed="VIGTIG",
        ),
    )
    saved = desk.store.save(desk.adgang, point)
    desk.changes.tell(saved.changes.types, saved.changes.ids)
    return saved


def is_day(desk: Desk) -> bool:
    """Whether it is the day shift's own turn to choose."""
    return vagttype(desk.clock.now(), enhed_of(desk).vagtgraenser) == DAG


def _on_top(desk: Desk, plan: Kriseplan, sag: Sag, chosen: Mapping[str, str]) -> Kriseplan:
    """A new version on top of both; the store retires the two (design.md 8.11)."""
    whole = settled(plan, sag.steder, chosen)
    new = replace(
        whole, id=new_id(), bygger_paa=plan.id, status="KLADDE", gaelder_fra=None, lavet_dato=None
    )
    return saet_gaeldende(new, desk.clock.now())

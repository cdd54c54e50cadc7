"""Every consent of a person, read from the store."""

from __future__ import annotations

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.domain.samtykke import PLAN_TIL, Samtykke, gaeldende
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import found


def consents_of(desk: Desk, borger: Borger | None) -> tuple[Samtykke, ...]:
    """Every consent of a person, on whichever of their cards it lies."""
    if borger is None:
        return ()
    store, adgang = desk.store, desk.adgang
    kort = store.samling.kort(adgang, borger.id)
    return tuple(one for rid in kort for one in store.children(adgang, Samtykke, rid))


def plan_consent(desk: Desk, borger_id: RecordId | None, modtager: str) -> RecordId | None:
    """The consent under which a plan goes to this receiver now; None for the citizen, and where none holds."""
    formaal = PLAN_TIL.get(modtager)
    if formaal is None:
        return None
    day = desk.clock.now().astimezone(KBH).date()
    held = gaeldende(consents_of(desk, found(desk, Borger, borger_id)), formaal, day)
    return held[0].id if held else None

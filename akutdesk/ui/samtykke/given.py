"""Every consent of a person, read from the store."""

from __future__ import annotations

from akutdesk.domain.borger import Borger
from akutdesk.domain.samtykke import Samtykke
from akutdesk.ui.desk import Desk


def consents_of(desk: Desk, borger: Borger | None) -> tuple[Samtykke, ...]:
    """Every consent of a person, on whichever of their cards it lies."""
    if borger is None:
        return ()
    store, adgang = desk.store, desk.adgang
    kort = store.samling.kort(adgang, borger.id)
    return tuple(one for rid in kort for one in store.children(adgang, Samtykke, rid))

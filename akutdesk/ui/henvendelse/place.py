"""The akuttilbud a record belongs to, and which municipality answers for its data."""

from __future__ import annotations

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import new_id
from akutdesk.ui.desk import Desk


def enhed_of(desk: Desk) -> Enhed:
    """The akuttilbud of this desk."""
    found = desk.store.setup(desk.adgang, Enhed)
    return found[0] if found else Enhed(id=new_id())


def kommune_of(desk: Desk, kommunekode: str | None) -> str | None:
    """The citizen's municipality if it takes part, else the desk's own (domain.md 11.10)."""
    own = enhed_of(desk).deltagende_kommuner
    if kommunekode in own:
        return kommunekode
    return own[0] if own else None

"""A person as all their cards tell of them."""

from __future__ import annotations

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.domain.samling import fyldt
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import opened


def known_of(desk: Desk, rid: RecordId) -> Borger:
    """The card that stands for the person, with what only the others of theirs say. Raises NotFound, AdgangError."""
    stands, *under = (
        opened(desk, Borger, one) for one in desk.store.samling.kort(desk.adgang, rid)
    )
    return fyldt(stands, under)

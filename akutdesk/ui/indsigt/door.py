"""Alt+I on a citizen's card: the leader gathers all that the house holds, for the citizen (GDPR 15)."""

from __future__ import annotations

from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk


def give_access(desk: Desk, rid: RecordId, navn: str) -> None:
    """Open the panel. Raises AdgangError for who has not INDSIGT."""
    from akutdesk.ui.indsigt.panel import IndsigtPanel

    desk.shell.open_overlay(IndsigtPanel(desk, rid, navn))

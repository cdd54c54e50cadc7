"""Alt+I on a citizen's card: the leader gathers all that the house holds, for the citizen (GDPR 15)."""

from __future__ import annotations

from akutdesk.domain.borger import Borger
from akutdesk.ui.borger import facts
from akutdesk.ui.desk import Desk

ACTION = "indsigt"


def give_access(desk: Desk, borger: Borger) -> None:
    """Open the panel. Raises AdgangError for who has not INDSIGT."""
    from akutdesk.ui.indsigt.panel import IndsigtPanel

    desk.shell.open_overlay(IndsigtPanel(desk, borger.id, facts.name_of(borger, desk.texts)))

"""Net and copy as the next shift should know them (ux.md 5.4, Teknik)."""

from __future__ import annotations

from akutdesk.domain.kalender import kalender
from akutdesk.ui.desk import Desk
from akutdesk.ui.synk.state import Says, facts

_NOT_TOLD = "database"
"""The icon of the line about room on the disk, which the desk tells where it matters."""


def teknik(desk: Desk) -> tuple[str, ...]:
    """A line each, without a word about anybody; none before the first round."""
    status = desk.synk.status()
    if status is None:
        return ()
    says = Says(texts=desk.texts, kalender=kalender(desk.codes), nu=desk.clock.now())
    disk = desk.store.disk()
    told = facts(status, desk.store.overblik(), disk.ledig, says)
    return tuple(f"{one.navn}: {one.tekst}" for one in told if one.icon != _NOT_TOLD)

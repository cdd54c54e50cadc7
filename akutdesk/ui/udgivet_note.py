"""One sentence near the buttons that make a file of figures: since when its numbers stand (decision 0169)."""

from __future__ import annotations

from akutdesk.domain.kalender import kalender
from akutdesk.domain.periodetal import UdgivelseError, kraev_udgivelig
from akutdesk.domain.statistik import Udvalg
from akutdesk.ui.desk import Desk


def udgivet_note(desk: Desk, udvalg: Udvalg, *, foerst: bool = True) -> str:
    """When the first file of a period was made, or what it does (if `foerst`); "" where none can be made yet.

    Raises AdgangError, StorageError.
    """
    texts, days = desk.texts, kalender(desk.codes)
    try:
        kraev_udgivelig(udvalg, days.dato(desk.clock.now()))
    except UdgivelseError:
        return ""
    since = desk.store.statistik.udgivet(desk.adgang, udvalg)
    if since is None:
        return texts("statistik.fast.foerst") if foerst else ""
    return texts("statistik.fast.siden", dag=days.lang(days.dato(since)))

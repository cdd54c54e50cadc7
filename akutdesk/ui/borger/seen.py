"""How often a card was seen this month: for those who may read the log, and for nobody else (design.md 8.21)."""

from __future__ import annotations

from datetime import datetime

from akutdesk.domain.adgang import maa
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import KBH, lokal_dag
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import StatusLine


class SeenLine(StatusLine):
    """Counted in a job, because the log is sealed and long."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk

    def show_for(self, rid: RecordId) -> None:
        """Count the openings of this month; without the role or its key nothing is shown or asked."""
        desk = self._desk
        if not maa(desk.adgang, "LAES_LOG"):
            return
        since = month_of(desk.clock.now())

        def count() -> int:
            beside = desk.store.beside()
            try:
                return beside.openings(desk.adgang, rid, since)
            finally:
                beside.close()

        desk.jobs.run(count, done=self._counted, failed=self._failed, owner=self)

    def _counted(self, times: int) -> None:
        texts = self._desk.texts
        self.set_status(texts("borger.set_en") if times == 1 else texts("borger.set", n=times))

    def _failed(self, _error: Exception) -> None:
        self.set_status("")


def month_of(nu: datetime) -> datetime:
    """The instant the local month began."""
    return lokal_dag(nu.astimezone(KBH).date().replace(day=1))[0]

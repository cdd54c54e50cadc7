"""`store.uret`: a leader says that a clock which once stood far ahead is right now (docs/decisions/0172)."""

from __future__ import annotations

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.storage import audit, clock_check
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import millis
from akutdesk.storage.open_file import OpenFile

RIGHT = "UR_PASSER"
"""The entry of the log for it."""


@for_staff
class Uret:
    """Over one connection. Raises AdgangError for whoever is no leader: those give days, so they lend none."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def er_bagud(self, adgang: Adgang) -> bool:
        """Whether the clock says well less than what was written here, so that people with days may be kept out."""
        kraev(adgang, "BEKRAEFT_UR")
        return clock_check.is_behind(self._now(), clock_check.mark_ms(self._file))

    def passer(self, adgang: Adgang) -> None:
        """The clock is right as it stands; logged first (UR_PASSER). Raises AdgangError, DiskFull, DiskFault."""
        kraev(adgang, "BEKRAEFT_UR")
        audit.write_entry(self._file, adgang, audit.Entry(handling=RIGHT))
        now = self._now()
        with self._file.transaction():
            clock_check.put_right(self._file, now)
        self._file.presence.seen_ms = now

    def _now(self) -> int:
        return millis(self._file.clock.now()) + (self._file.start.skew_ms or 0)

"""Whether an underretning was written: that much everybody at the desk may know, and no more (domain.md 2.16)."""

from __future__ import annotations

from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.open_file import OpenFile

_IS_THERE: Final = "SELECT 1 FROM underretning WHERE henvendelse_id = ?"


@for_staff
class Underretninger:
    """Reading one is for its writer and the leader; see domain/adgang.py."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def er_skrevet(self, adgang: Adgang, henvendelse_id: RecordId) -> bool:
        """Whether there is one to a contact, which lets the contact be closed (domain.md 2.6.9 rule 4)."""
        kraev(adgang, "LAES")
        return self._file.db.execute(_IS_THERE, (henvendelse_id,)).fetchone() is not None

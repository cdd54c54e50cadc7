"""Lists of measurements: a citizen's, and those of somebody who carries a code in place of a name."""

from __future__ import annotations

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import RecordId
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.columns import Column
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.reading import may_read, refuse_unopened


@for_staff
class Progressionsmaalinger:
    """Measurements in lists. No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def for_borger(self, adgang: Adgang, borger_id: RecordId) -> tuple[Progressionsmaal, ...]:
        """What any of the person's cards has. Raises NotOpened unless the card is open."""
        kraev(adgang, "LAES")
        refuse_unopened(self._file, adgang, borger_id)
        return self._some(adgang, f"borger_id IN {samlet.cards('?1')}", borger_id)

    def for_kode(self, adgang: Adgang, kode: str) -> tuple[Progressionsmaal, ...]:
        """What was measured under a forloebskode; nothing for an empty one."""
        kraev(adgang, "LAES")
        return self._some(adgang, "forloebskode = ?1 AND forloebskode <> ''", kode)

    def _some(self, adgang: Adgang, where: str, value: Column) -> tuple[Progressionsmaal, ...]:
        found = noun_table.select(
            self._file.db, Progressionsmaal, f"WHERE {where} ORDER BY nr", (value,)
        )
        return tuple(one for one in found if may_read(self._file, adgang, one))

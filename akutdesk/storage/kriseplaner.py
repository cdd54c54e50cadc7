"""Lists of plans: a citizen's versions, the one in force, and what helped last."""

from __future__ import annotations

from datetime import date
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.kriseplan import Kriseplan, version
from akutdesk.domain.record import RecordId
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import HjalpSidst, PlanRaekke
from akutdesk.storage.reading import may_read, refuse_unopened

_GIVEN_OUT: Final = ("GAELDENDE", "AFLOEST", "TRUKKET")


@for_staff
class Kriseplaner:
    """Plans in lists. No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def for_borger(self, adgang: Adgang, borger_id: RecordId) -> tuple[PlanRaekke, ...]:
        """The citizen's plans, newest version first."""
        plans = self._plans(adgang, borger_id)
        by_id = {plan.id: plan for plan in plans}
        found = [
            PlanRaekke(
                rid=plan.id,
                version=version(plan, by_id),
                status=plan.status,
                lavet_dato=plan.lavet_dato,
                gaelder_til=plan.gaelder_til,
                bygger_paa=plan.bygger_paa,
            )
            for plan in plans
        ]
        return tuple(sorted(found, key=lambda row: row.version, reverse=True))

    def version(self, adgang: Adgang, rid: RecordId) -> int:
        """The number of a plan: 1, and one more for each plan that it builds on, as far as they are here."""
        kraev(adgang, "LAES")
        chain: dict[RecordId, Kriseplan] = {}
        wanted: RecordId | None = rid
        while wanted is not None and wanted not in chain:
            found = noun_table.select(self._file.db, Kriseplan, "WHERE id = ?", (wanted,))
            if not found:
                break
            chain[wanted] = found[0]
            wanted = found[0].bygger_paa
        return version(chain[rid], chain) if rid in chain else 1

    def gaeldende(self, adgang: Adgang, borger_id: RecordId) -> RecordId | None:
        """The citizen's plan in force, or None. Of two in conflict, the later one."""
        valid = [plan for plan in self._plans(adgang, borger_id) if plan.status == "GAELDENDE"]
        return max(valid, key=_given_out).id if valid else None

    def hjalp_sidst(self, adgang: Adgang, borger_id: RecordId) -> HjalpSidst | None:
        """The lines of K5 and K6 of the newest plan given out. Raises NotOpened unless the card is open."""
        kraev(adgang, "LAES")
        refuse_unopened(self._file, adgang, borger_id)
        given = [plan for plan in self._plans(adgang, borger_id) if plan.status in _GIVEN_OUT]
        if not given:
            return None
        newest = max(given, key=_given_out)
        lines = (line.strip() for line in (*newest.k5_selv, *newest.k6_ro))
        return HjalpSidst(
            kriseplan_id=newest.id,
            dato=newest.lavet_dato,
            linjer=tuple(line for line in lines if line),
        )

    def _plans(self, adgang: Adgang, borger_id: RecordId) -> list[Kriseplan]:
        kraev(adgang, "LAES")
        found = noun_table.select(
            self._file.db,
            Kriseplan,
            f"WHERE borger_id IN {samlet.cards('?1')} ORDER BY nr",
            (borger_id,),
        )
        return [plan for plan in found if may_read(self._file, adgang, plan)]


def _given_out(plan: Kriseplan) -> tuple[float, date]:
    since = plan.gaelder_fra
    return (since.timestamp() if since else 0.0, plan.lavet_dato or date.min)

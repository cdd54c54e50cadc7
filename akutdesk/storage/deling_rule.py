"""What leaves the house to others than the citizen needs a consent that holds at that minute (domain.md 2.10, 2.15).

Held for what is given here and now; what another desk gave is a fact and is taken in as it is.
"""

from __future__ import annotations

from akutdesk.domain.samtykke import PLAN_TIL, Samtykke, gaeldende, hindring
from akutdesk.domain.udlevering import Udlevering
from akutdesk.domain.vagt import KBH
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.errors import NotConsented
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.saving import Saving

_CARDS = f"WHERE borger_id IN {samlet.cards('?1')}"


def refuse_unfounded(file: OpenFile, saving: Saving) -> None:
    """Raises NotConsented for a paper or a file to others that no consent of theirs allows today."""
    given = saving.after
    if saving.before is not None or not isinstance(given, Udlevering):
        return
    formaal = PLAN_TIL.get(given.modtager or "")
    if formaal is None:
        return
    day = file.clock.now().astimezone(KBH).date()
    kendt = given.borger_id is not None
    samtykker = noun_table.select(file.db, Samtykke, _CARDS, (given.borger_id,)) if kendt else []
    why = hindring(samtykker, formaal, day, kendt=kendt)
    if why is None and given.samtykke_id not in {
        one.id for one in gaeldende(samtykker, formaal, day)
    }:
        why = "INTET"
    if why is not None:
        raise NotConsented(why)

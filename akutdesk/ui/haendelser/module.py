"""Whether the house uses the module, and the leader's switch for it."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.haendelse import FRA, NOEGLE, er_slaaet_til
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.record import new_id
from akutdesk.ui.desk import Desk
from akutdesk.ui.kept import keep
from akutdesk.ui.place import enhed_of

TIL = "TIL"


def is_on(desk: Desk) -> bool:
    """Whether incidents are written here."""
    return er_slaaet_til(desk.store.setup(desk.adgang, Indstilling))


def switch(desk: Desk) -> bool:
    """Use it, or no longer; what was written stays. False if it could not be saved."""
    on = is_on(desk)
    settings = desk.store.setup(desk.adgang, Indstilling)
    before = next((one for one in settings if one.noegle == NOEGLE), None)
    fresh = Indstilling(id=new_id(), enhed_id=enhed_of(desk).id, noegle=NOEGLE)
    after = replace(before or fresh, vaerdi=FRA if on else TIL)
    key = "haendelse.er_fra" if on else "haendelse.er_til"
    return keep(desk, after, before, desk.texts(key))

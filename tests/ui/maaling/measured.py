"""Invented measurements of a citizen, and the pack a leader has loaded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.progressionsmaal import BASIS, OPF, Progressionsmaal, maalt
from akutdesk.domain.record import new_id
from akutdesk.domain.skemapakke import NOEGLE
from tests.domain.packs import pack
from tests.ui.folk import KAREN

FIRST, SECOND = date(2026, 11, 13), date(2026, 11, 18)


def before(instrument="OMR5", svar=(3, 4, 2, None, 3), dato=FIRST, **changes):
    """A BASIS of Karen's."""
    rid = new_id()
    fields = {
        "id": rid,
        "borger_id": KAREN,
        "instrument": instrument,
        "maaling": BASIS,
        "par_id": rid,
        "dato": dato,
        "tid": datetime(dato.year, dato.month, dato.day, 2, 14, tzinfo=UTC),
        "udfyldt_af": "SAMMEN",
    }
    return maalt(Progressionsmaal(**(fields | changes)), svar)


def after(foer, svar, dato=SECOND):
    """An OPF that follows it."""
    return maalt(replace(foer, id=new_id(), maaling=OPF, dato=dato), svar)


def goal(**changes):
    """A goal that was measured once."""
    return before("EGET", (4,), SECOND, maal="Sove fire timer", **changes)


def loaded(instrument="SWEMWBS7", **changes):
    """A licence pack as the store has it."""
    return Indstilling(id=new_id(), noegle=NOEGLE + instrument, vaerdi=pack(instrument, **changes))

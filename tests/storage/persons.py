"""Invented people and contacts for the tests of the store."""

from __future__ import annotations

from datetime import date, timedelta

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Aftale, Kriseplan
from akutdesk.domain.record import RecordId, new_id
from tests.fakes.clock import NIGHT

KAREN = RecordId(b"karen-----------")
KAJA = RecordId(b"kaja------------")


def karen(**changes) -> Borger:
    """Karen, known under a name."""
    fields = {
        "id": KAREN,
        "identitet": "ALIAS",
        "kaldenavn": "Karen",
        "foedselsaar": 1984,
        "kommunekode": "0410",
        "telefon": "22 11 33 44",
        "moedes": "Roligt, uden gode råd",
    }
    return Borger(**(fields | changes))


def kaja(**changes) -> Borger:
    """The same person as Karen, written down once more, by another name only."""
    fields = {"id": KAJA, "kaldenavn": "Kaja", "telefon": "", "foedselsaar": None}
    return karen(**(fields | {"identitet": "ANONYM"} | changes))


def opkald(**changes) -> Henvendelse:
    """A call in the night."""
    fields = {"id": new_id(), "start": NIGHT, "form": "TLF", "grad_foer": "LET"}
    return Henvendelse(**(fields | changes))


def plan(**changes) -> Kriseplan:
    """A plan in the making, with one agreement for tomorrow."""
    fields = {
        "id": new_id(),
        "borger_id": KAREN,
        "k1_handler_om": "Søvn og frygt for i morgen",
        "k5_selv": ("Gå ned til åen", "Ringe til Lone"),
        "k6_ro": ("Lave te og tænde lampen",),
        "k14_aftaler": (
            Aftale(hvem="nattevagten", hvad="Ring til Karen", forfald=NIGHT + timedelta(days=1)),
        ),
        "opfoelgning_dato": date(2026, 11, 29),
        "gaelder_til": date(2026, 12, 22),
    }
    return Kriseplan(**(fields | changes))

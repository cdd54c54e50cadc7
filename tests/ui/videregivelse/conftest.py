"""A closed contact of Karsten's, with a talk, answers about danger, a plan and a measurement."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import RecordId
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.ui.videregivelse.panel import GivViderePanel
from tests.ui.folk import KARSTEN, hands, people

__all__ = ["hands", "people"]

CONTACT = RecordId(b"\x21" * 16)
AT = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def rid(number):
    return RecordId(bytes([number]) * 16)


def make(night, **fields):
    """The contact and what was made in it."""
    usual = {
        "status": "AFSLUTTET",
        "start": AT,
        "slut": AT.replace(minute=14),
        "form": "TLF",
        "henvender": "BORGER",
        "borger_id": KARSTEN,
        "grad_foer": "MELLEM",
        "symptomer": ("ANGST",),
        "notat": "Hun ville gerne sove.",
    }
    night.store.save(night.desk.adgang, Henvendelse(id=CONTACT, **{**usual, **fields}))
    for record in (
        Krisesamtale(id=rid(34), henvendelse_id=CONTACT, borgers_ord="Alt vælter"),
        Sikkerhedsafklaring(id=rid(35), henvendelse_id=CONTACT, spurgt_direkte="JA", tanker="NEJ"),
        Kriseplan(
            id=rid(36),
            henvendelse_id=CONTACT,
            status="GAELDENDE",
            k1_handler_om="Jeg kan ikke sove",
            k15_ingen=True,
            lavet_dato=date(2026, 11, 23),
        ),
        Progressionsmaal(
            id=rid(37),
            henvendelse_id=CONTACT,
            instrument="OMR5",
            maaling="BASIS",
            svar=(3, 4, 5, 6, 7),
        ),
    ):
        night.store.save(night.desk.adgang, record)


def agree(night, **fields):
    """Karsten has said yes."""
    usual = {
        "borger_id": KARSTEN,
        "formaal": "DELING_PARTNER",
        "modtager": "Kommunen",
        "oplysninger": "Samtalen",
        "givet": "MUNDTLIGT",
        "givet_tid": AT,
        "udloeb": date(2027, 5, 1),
    }
    night.store.save(night.desk.adgang, Samtykke(id=rid(40), **{**usual, **fields}))


@pytest.fixture
def hand_over(people, hands):
    """Alt+G on the contact's page: the panel, or None."""

    def opened():
        people.window.go("henvendelse", CONTACT)
        hands.press("Alt+G")
        front = people.window.layers.overlay
        return front if isinstance(front, GivViderePanel) else None

    return opened

"""The leader's desk with an agreement about data, and five people who are alike."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.ui.udtraek.panel import UdtraekPanel
from tests.ui.folk import hands, local, people
from tests.ui.leder.conftest import leader
from tests.ui.night_desk import LEADER

__all__ = ["hands", "leader", "people"]

PARTNER, AFTALE = RecordId(b"udtraek-partner!"), RecordId(b"udtraek-aftale-1")


def rid(number):
    return RecordId(b"udtraek-borger-" + bytes([number]))


def agree(night, aftale=AFTALE, partner=PARTNER, navn="Universitetet", **fields):
    """An agreement with somebody who counts."""
    usual = {
        "status": "SKRIFTLIG",
        "indhold": ("DATA",),
        "udloeb": date(2027, 1, 1),
        "dataansvarlig_kommune": "0410",
    }
    night.store.save(LEADER, Samarbejdspartner(id=partner, navn=navn, type="ANDEN"))
    made = Samarbejdsaftale(id=aftale, partner_id=partner, **{**usual, **fields})
    night.store.save(LEADER, made)


def crowd(night, count=5):
    """So many alike, with a contact each in March."""
    start = local(2026, 3, 10, 20, 0)
    for number in range(0x60, 0x60 + count):
        card = Borger(
            id=rid(number),
            identitet="SIKKER",
            fornavn="Hemmelig",
            foedselsaar=1990,
            koen="K",
            kommunekode="0410",
        )
        call = Henvendelse(
            id=new_id(),
            borger_id=card.id,
            status="AFSLUTTET",
            start=start,
            slut=start + timedelta(minutes=14),
            form="TLF",
            notat="Hemmelig note",
            dataansvarlig_kommune="0410",
        )
        for record in (card, call):
            night.store.save(LEADER, record)


@pytest.fixture
def panel(leader, hands):
    """Alt+U on Statistik: the panel, over March 2026."""

    def opened(fra="1/3 2026", til="31/3 2026"):
        hands.press("Ctrl+6", "Alt+U")
        front = leader.window.layers.overlay
        assert isinstance(front, UdtraekPanel)
        for felt, words in (("fra", fra), ("til", til)):
            front.lines[felt].setText(words)
        return front

    return opened

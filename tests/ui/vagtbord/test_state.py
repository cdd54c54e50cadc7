"""What the Vagtbord makes of the store's lists."""

from __future__ import annotations

from datetime import timedelta

from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage.raekker import PunktRaekke
from akutdesk.ui.vagtbord.state import first_names, punkter
from tests.ui.night_desk import NIGHT

A, B, C = (RecordId(sign * 16) for sign in (b"a", b"b", b"c"))


def point(hours, vagt_fra="AFT", kvitteret=None):
    return PunktRaekke(
        rid=A,
        tid=NIGHT - timedelta(hours=hours),
        alias="",
        borger_id=None,
        tekst="",
        vigtighed="HUSK",
        vagt_fra=vagt_fra,
        vagt_til=None,
        kvitteret_af=None,
        kvitteret_tid=kvitteret,
        oprettet_af=B,
    )


def test_two_of_the_same_first_name_get_their_initial():
    staff = [(A, "Anna Lund"), (B, "Anna Krogh"), (C, "Bo")]
    assert first_names(staff) == {A: "Anna L.", B: "Anna K.", C: "Bo"}


def test_only_the_shift_before_is_told_and_read():
    before = vagtperiode(NIGHT - timedelta(hours=4), (Vagtgraenser(),))
    rows = [point(4), point(5, kvitteret=NIGHT), point(80), point(0, vagt_fra="NAT")]
    found = punkter(rows, before, "NAT")
    assert found.fortalt == (rows[0], rows[1])
    assert found.ulaeste == (rows[0],)
    assert found.husk == (rows[2],)

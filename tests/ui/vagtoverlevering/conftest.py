"""The desk at the end of a night: two calls, a visit that is not finished, a guest, and a word of staff's own."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import Record, new_id
from tests.ui.folk import KAREN, hands, local, people
from tests.ui.keyboard import Keyboard
from tests.ui.night_desk import NightDesk

__all__ = ["hands", "people"]


def contact(hour: int, minute: int, form: str, **fields: object) -> Henvendelse:
    """A contact of the night."""
    start = local(2026, 11, 24, hour, minute)
    known: dict[str, object] = {"status": "AFSLUTTET", "slut": start + timedelta(minutes=20)}
    return Henvendelse(id=new_id(), start=start, form=form, **{**known, **fields})


def karens_call() -> tuple[Record, ...]:
    """She was called, a doctor took over, and the day shift rings at ten."""
    call = contact(
        2,
        6,
        "OPK",
        borger_id=KAREN,
        grad_foer="ALVOR",
        symptomer=("SELVMORD",),
        handleniveau="2",
        kriseplan="NY",
        stabilisering="STAB",
    )
    given = Partnerkontakt(
        id=new_id(),
        henvendelse_id=call.id,
        katalog_kode="LVSD",
        tid=local(2026, 11, 24, 3, 5),
        modtager_bekraeftet="JA",
    )
    agreed = Opfoelgning(
        id=new_id(),
        type="OPKALD",
        borger_id=KAREN,
        henvendelse_id=call.id,
        forfald=local(2026, 11, 24, 10, 0),
        ansvarlig_vagt="DAG",
    )
    return call, given, agreed


def own_words() -> Overleveringspunkt:
    """About the printer."""
    return Overleveringspunkt(
        id=new_id(),
        vagt_fra="NAT",
        vagt_til="DAG",
        tid=local(2026, 11, 24, 3, 0),
        alias="Printer",
        tekst="Der mangler papir i bakke 2.",
        vigtighed="HUSK",
    )


@pytest.fixture
def night(people: NightDesk) -> NightDesk:
    """06.41 on the demo's morning."""
    people.save(
        *karens_call(),
        contact(1, 40, "TLF", grad_foer="LET", tiltag=("NETVAERK",), stabilisering="STAB"),
        contact(5, 10, "FREM", status="KLADDE", kaldenavn="Jonas"),
        contact(4, 0, "TLF", status="ANNULLERET", annulleret_grund="prøve"),
        Overnatning(id=new_id(), borger_id=KAREN, plads="1", ankomst=local(2026, 11, 22, 21, 30)),
        own_words(),
    )
    people.clock.instant = local(2026, 11, 24, 6, 41).astimezone(UTC)
    return people


@pytest.fixture
def page(night: NightDesk, hands: Keyboard):
    """Ctrl+5."""
    hands.press("Ctrl+5")
    hands.start()
    return night.page

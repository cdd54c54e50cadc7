"""The desk with two partners; `people` is Anna's, `led` is the leader's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.domain.record import RecordId
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.ui.furnish import furnish
from tests.ui.folk import hands, people
from tests.ui.night_desk import LEADER, NightDesk

__all__ = ["hands", "people"]

DISTRIKT = Samarbejdspartner(
    id=RecordId(b"\x01" * 16),
    type="DISTRIKT",
    navn="Distriktspsykiatrien",
    nummer="70 00 00 00",
    direkte_nummer="70 11 11 11",
    aabent=("hverdage 08:00-16:00",),
    kontrolleret_dato=date(2026, 11, 2),
)
RUS = Samarbejdspartner(id=RecordId(b"\x02" * 16), type="RUS", navn="Åens rådgivning")
AFTALE = Samarbejdsaftale(
    id=RecordId(b"\x03" * 16),
    partner_id=DISTRIKT.id,
    status="SKRIFTLIG",
    indgaaet=date(2024, 3, 1),
    udloeb=date(2026, 11, 1),
    kontaktperson="Mette Dam",
    kontakt_nummer="70 22 22 22",
    indhold=("INDGANG", "SPARRING"),
    dokument="arkiv 12",
)


def move_in(night: NightDesk) -> None:
    """Both partners and the agreement, as a leader has written them."""
    for record in (DISTRIKT, RUS, AFTALE):
        night.store.save(LEADER, record)


@pytest.fixture
def page(people, hands):
    """Ctrl+Shift+S at Anna's desk."""
    move_in(people)
    hands.press("Ctrl+Shift+S")
    return people.page


@pytest.fixture
def led(people):
    """The desk is the leader's now."""
    people.desk = replace(people.desk, adgang=LEADER)
    furnish(people.window, people.desk)
    return people


@pytest.fixture
def led_page(led, hands):
    """Ctrl+Shift+S at the leader's desk."""
    move_in(led)
    hands.press("Ctrl+Shift+S")
    return led.page

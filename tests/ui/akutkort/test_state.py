"""Numbers with their state by the clock; nothing is said that is not known (domain.md 8, mock-up 08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import katalog
from akutdesk.domain.record import new_id
from akutdesk.domain.samtykke import Samtykke, gaeldende
from akutdesk.ui.akutkort.state import Saying, checked, numbers, state_of
from tests.ui.night_desk import NIGHT


@pytest.fixture
def saying(assets):
    codes = {name: code_list(name, raw) for name, raw in assets.codes().items()}
    return Saying(texts=assets.texts(), kalender=kalender(codes), vendinger={})


@pytest.fixture
def directory(assets):
    return katalog(assets.directory()["katalog"])


@pytest.mark.parametrize(
    ("kode", "now", "words"),
    [
        ("N112", (2, 14), "vold i gang, overdosis, bevidstløs"),
        ("N114", (2, 14), "når det ikke haster"),
        ("BAGV", (2, 14), "er du i tvivl, så ring"),
        ("GIFT", (2, 14), "åben hele døgnet"),
        ("PAKSD", (2, 14), "åben hele døgnet · ingen henvisning"),
        ("LVSD", (2, 14), "åben nu · kl. 16–8 og hele weekenden"),
        ("LVSD", (6, 0), "åben nu · lukker kl. 8"),
        ("LVSD", (9, 0), "lukket nu – åbner kl. 16"),
        ("LIVS", (2, 14), "åben nu · lukker kl. 4"),
        ("LIVS", (5, 0), "lukket nu – åbner kl. 11"),
        ("ALKO", (22, 0), "lukket nu – åbner ons. 25. nov. kl. 11"),
        ("SIND", (2, 14), "psykisk sårbare og pårørende"),
    ],
)
def test_a_number_says_what_one_needs_at_this_hour(directory, saying, kode, now, words):
    hour, minute = now
    instant = datetime(2026, 11, 24, hour - 1, minute, tzinfo=UTC)  # winter: one hour behind
    assert state_of(directory.post(kode), saying, instant) == words


def test_when_a_number_was_checked_stands_beside_it_and_112_needs_no_word(directory, saying):
    today = date(2026, 11, 24)
    gift = directory.post("GIFT")
    assert checked(gift, saying, today) == "ikke kontrolleret"
    seen = replace(gift, kontrolleret_dato=date(2026, 11, 2))
    assert checked(seen, saying, today) == "tjekket 2. nov."
    old = replace(gift, kontrolleret_dato=date(2025, 11, 2))
    assert checked(old, saying, today) == "tjekket 2. nov. 2025"
    assert checked(directory.post("N112"), saying, today) == ""


def test_the_bagvagt_has_post_and_name(directory, saying):
    bagvagt = replace(directory.post("BAGV"), navn="Mette Friis", nummer="00 00 00 00")
    (row,) = numbers((bagvagt,), {"BAGV": "Bagvagt"}, saying, NIGHT)
    assert row.navn == "Bagvagt · Mette Friis"
    (row,) = numbers((directory.post("BAGV"),), {"BAGV": "Bagvagt"}, saying, NIGHT)
    assert row.navn == "Bagvagt"


@pytest.mark.parametrize(
    ("fields", "gives"),
    [
        ({}, True),
        ({"udloeb": date(2026, 11, 24)}, True),
        ({"udloeb": date(2026, 11, 23)}, False),
        ({"trukket_tid": NIGHT}, False),
        ({"formaal": "OPKALD"}, False),
    ],
)
def test_only_a_consent_that_holds_lets_one_say_the_name(fields, gives):
    given = Samtykke(id=new_id(), **{"formaal": "DELING_PARTNER", **fields})
    assert bool(gaeldende((given,), "DELING_PARTNER", date(2026, 11, 24))) is gives

"""The brandliste with one key from anywhere: everybody in the house now, and nothing asked (G53)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from akutdesk.domain.vagt import Vagt
from akutdesk.ui.overnatning.brandliste import brandliste_of
from akutdesk.ui.place import enhed_of
from tests.ui.folk import KARSTEN
from tests.ui.night_desk import ANNA, BO, LEADER, NIGHT, borger
from tests.ui.overnatning.conftest import stay


@pytest.fixture
def full_house(night):
    """Karen and Karsten sleep here, Anna and Bo work, six live here; somebody more is expected."""
    place = enhed_of(night.desk)
    told = replace(place, adresse="Åvej 4, 0000 Nørreå", moedested="Ved cykelskuret")
    night.store.save(LEADER, told, place)
    night.save(
        stay(NIGHT - timedelta(days=1), hjaelp_ud="Rollator"),
        stay(NIGHT - timedelta(hours=3), borger_id=KARSTEN, plads="2"),
        stay(NIGHT + timedelta(hours=3), borger_id=None, plads="3"),
        Vagt(
            id=b"V" * 16,
            vagttype="NAT",
            start=NIGHT - timedelta(hours=3, minutes=14),
            slut=NIGHT + timedelta(hours=5),
            medarbejdere=(ANNA, BO),
            beboere=6,
        ),
    )
    return night


def test_everybody_in_the_house_is_on_the_list_and_counted(full_house):
    desk = full_house.desk
    liste = brandliste_of(desk, enhed_of(desk), NIGHT)
    assert [(one.plads, one.navn, one.kom, one.hjaelp) for one in liste.personer] == [
        ("Plads 1", "Karen", "mandag", "Rollator"),
        ("Plads 2", "Karsten Bro", "mandag", ""),
        ("Vagt", "Anna", "kl. 23", "Kan selv"),
        ("Vagt", "Bo", "kl. 23", "Kan selv"),
        ("Huset", "6 beboere", "", "Se husets egen liste"),
    ]
    assert liste.antal == 10
    assert (liste.dag, liste.klokken) == ("Tirsdag 24. november 2026 kl. 02.14", "02.14")


def test_a_guest_whom_two_desks_booked_apart_is_one_person_to_look_for_at_both_places(full_house):
    full_house.save(stay(NIGHT - timedelta(hours=2), plads="3", hjaelp_ud="Hører dårligt"))
    desk = full_house.desk
    liste = brandliste_of(desk, enhed_of(desk), NIGHT)
    karen = [one for one in liste.personer if one.navn == "Karen"]
    assert [(one.plads, one.hjaelp) for one in karen] == [
        ("Plads 1 og 3", "Rollator. Hører dårligt")
    ]
    assert liste.antal == 10


def test_a_name_for_named_staff_only_is_not_printed_and_the_guest_is_counted(full_house):
    closed = borger("Mona", fortrolighed="SKAERPET", fortrolig_for=(BO,))
    full_house.save(closed, stay(NIGHT, borger_id=closed.id, plads="3"))
    desk = full_house.desk
    liste = brandliste_of(desk, enhed_of(desk), NIGHT)
    assert [one.navn for one in liste.personer if one.plads == "Plads 3"] == ["En gæst"]
    assert liste.antal == 11


def test_before_the_shift_is_told_whoever_is_at_the_desk_is_counted(night):
    liste = brandliste_of(night.desk, enhed_of(night.desk), NIGHT)
    assert [one.navn for one in liste.personer] == ["Anna"]


@pytest.mark.parametrize(
    ("route", "keys"), [("overnatning", "Ctrl+P"), ("borgere", "Ctrl+Shift+P")]
)
def test_one_key_prints_it_and_the_log_is_told(full_house, hands, qtbot, route, keys):
    full_house.desk.printer.navne = ("Kontoret",)
    full_house.window.go(route)
    hands.press(keys)
    strips = full_house.window.frame.done_area
    qtbot.waitUntil(
        lambda: any(strip.text.startswith("Færdig.") for strip in strips.strips), timeout=20_000
    )
    (sent,) = full_house.desk.printer.sent
    page = pypdfium2.PdfDocument(sent.pdf)[0].get_textpage().get_text_range()
    assert "Karsten" in page
    assert "Ring 112. Sig: Åvej 4, 0000 Nørreå." in page

"""What the places, the nights and the times say, as plain values."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from akutdesk.domain.kalender import kalender
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.nat import Nat
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.vagt import KBH
from akutdesk.storage.raekker import BrugtPlads, GaestRaekke
from akutdesk.ui.overnatning.state import (
    Ophold,
    delegation_of,
    godkendere,
    laes_tid,
)
from akutdesk.ui.vagtbord.senge import board_row, first_free, senge
from tests.ui.night_desk import NIGHT

A, B = (RecordId(sign * 16) for sign in (b"a", b"b"))
TONIGHT = date(2026, 11, 23)


def guest(plads, rid=A, **fields):
    known = {"borger_id": None, "navn": "Ali", "foedselsaar": None, "nat_nr": 1}
    return GaestRaekke(
        rid=rid, plads=plads, tilsyn_aftale="", **{**known, "ankomst": NIGHT, **fields}
    )


def used(plads):
    return BrugtPlads(rid=B, plads=plads, siden=NIGHT)


def test_every_place_stands_in_order_and_a_guest_without_one_last():
    beds = senge([guest("2"), guest("sofa", B)], 2)
    assert [(bed.plads, bed.gaest is not None) for bed in beds] == [
        ("1", False),
        ("2", True),
        ("sofa", True),
    ]


def test_two_guests_on_one_place_have_a_row_each_and_none_is_lost():
    first, second, third = senge([guest("1"), guest("1", B)], 2)
    assert (first.gaest.rid, second.gaest.rid) == (A, B)
    assert (first.ogsaa, second.ogsaa) == ((second.gaest,), (first.gaest,))
    assert third.ledig


def test_one_guest_booked_twice_is_not_told_as_two_at_the_place(night):
    desk, calendar = night.desk, kalender(night.desk.codes)
    same, other = RecordId(b"p" * 16), RecordId(b"q" * 16)
    for second, told in ((same, "to gange"), (other, "to på pladsen")):
        beds = senge([guest("1", person=same), guest("1", B, person=second)], 1)
        rows = [board_row(desk.texts, calendar, one, NIGHT, most=3) for one in beds]
        assert [row.tag.text for row in rows] == [told, told]


def test_one_guest_after_the_other_is_not_twice():
    leaves = guest("1", ankomst=NIGHT - timedelta(days=1), afrejse=NIGHT)
    beds = senge([leaves, guest("1", B)], 1)
    assert not any(bed.dobbelt for bed in beds)


def test_a_ready_place_goes_before_one_that_is_still_to_be_made_ready():
    beds = senge([guest("3")], 3, [used("1")])
    assert [bed.ledig for bed in beds] == [False, True, False]
    assert first_free(beds).plads == "2"
    assert first_free(senge([], 1, [used("1")])).plads == "1"
    assert first_free(senge([guest("1")], 1)) is None


# ---- nights


def stay(nr, *decided, foerste=None, delegation="LEDER"):
    ophold = Overnatning(id=A, delegation=delegation, vurdering_hvem=B)
    nights = tuple(
        Nat(id=new_id(), dato=dato, beslutning=kode, delegation=by) for dato, kode, by in decided
    )
    return Ophold(
        gaest=guest("1", nat_nr=nr),
        ophold=ophold,
        naetter=nights,
        tilsyn=(),
        nat=TONIGHT,
        foerste_nat=foerste or TONIGHT - timedelta(days=nr - 1),
        max_naetter=3,
    )


def cells(one):
    return [cell.tekst for cell in one.celler]


def test_three_cells_show_what_was_what_is_and_what_may_come():
    before = TONIGHT - timedelta(days=1)
    assert cells(stay(1)) == ["i_nat", "senere", "sidste"]
    assert cells(stay(2)) == ["leder", "i_nat", "sidste"]
    assert cells(stay(3, (before, "FORTSAET", "BAGVAGT_DELEGERET"))) == [
        "leder",
        "bagvagt",
        "i_nat",
    ]


def test_a_night_that_nobody_decided_about_says_so():
    assert cells(stay(3)) == ["leder", "uden_beslutning", "i_nat"]


def test_nights_of_an_earlier_stay_count_and_are_only_said_to_be_slept():
    assert cells(stay(3, foerste=TONIGHT)) == ["blev", "blev", "i_nat"]


def test_a_fourth_night_is_one_too_many():
    one = stay(4)
    assert one.er_for_mange
    assert cells(one) == ["leder", "uden_beslutning", "uden_beslutning"]


# ---- who may approve


def test_leaders_come_before_bagvagter_and_nobody_else_may_approve():
    def one(rolle, **more):
        return Medarbejder(id=new_id(), rolle=rolle, **more)

    duty, leader = one("BAGVAGT"), one("LEDER")
    folk = (duty, one("MEDARBEJDER"), one("LEDER", aktiv=False), leader)
    assert godkendere(folk) == (leader, duty)
    assert delegation_of(leader.id, folk) == "LEDER"
    assert delegation_of(duty.id, folk) == "BAGVAGT_DELEGERET"
    assert delegation_of(None, folk) is None


# ---- times


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("02.14", (24, 2, 14)),
        ("kl. 21.30", (23, 21, 30)),
        ("2130", (23, 21, 30)),
        ("9", (24, 9, 0)),
        ("i går kl. 20", (23, 20, 0)),
        ("22/11 21.30", (22, 21, 30)),
        ("22/11 kl. 21.30", (22, 21, 30)),
        ("i morgen kl. 10", (24, 10, 0)),
        ("onsdag 9.30", (25, 9, 30)),
    ],
)
def test_a_time_in_words_means_the_nearest_or_its_day(words, meant):
    day, hour, minute = meant
    assert laes_tid(words, NIGHT) == datetime(2026, 11, day, hour, minute, tzinfo=KBH)


@pytest.mark.parametrize("words", ["", "snart", "25.00", "i går", "31/2 kl. 9", "kl."])
def test_words_without_a_time_mean_none(words):
    assert laes_tid(words, NIGHT) is None

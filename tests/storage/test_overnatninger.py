"""Places and guests as the lists give them: nights in a row, used places, and two guests on one place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import new_id
from akutdesk.domain.tilsyn import Tilsyn
from akutdesk.domain.vagt import KBH, Vagt
from akutdesk.storage.saving import Saving
from tests.fakes.clock import NIGHT
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAREN, karen

DAY = timedelta(days=1)


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as made:
        made.store.save_all(
            LEDER, [Saving(after=each) for each in (Enhed(id=new_id(), antal_pladser=2), karen())]
        )
        yield made


def save(desk, *records):
    for record in records:
        desk.store.save(MEDARBEJDER, record)


def stay(**fields):
    known = {
        "id": new_id(),
        "borger_id": KAREN,
        "plads": "1",
        "ankomst": NIGHT - timedelta(hours=5),
    }
    return Overnatning(**{**known, **fields})


def guests(desk, nu=NIGHT):
    return desk.store.overnatninger.paa_pladser(MEDARBEJDER, nu)


def test_nights_in_a_row_are_counted_over_stays(desk):
    before = stay(ankomst=NIGHT - 2 * DAY, afrejse=NIGHT - DAY + timedelta(hours=9))
    save(desk, before, stay())
    (guest,) = guests(desk)
    assert guest.nat_nr == 3
    assert len(desk.store.overnatninger.sovet(MEDARBEJDER, KAREN, NIGHT)) == 3


def test_nights_count_for_the_person_whichever_card_was_used(desk):
    twin = karen(id=new_id(), kaldenavn="K.", sammenlagt_til=KAREN)
    other = stay(borger_id=twin.id, ankomst=NIGHT - 2 * DAY, afrejse=NIGHT - DAY)
    save(desk, twin, other, stay())
    assert desk.store.overnatninger.sovet(
        MEDARBEJDER, twin.id, NIGHT
    ) == desk.store.overnatninger.sovet(MEDARBEJDER, KAREN, NIGHT)
    assert guests(desk)[0].nat_nr == 3


def test_a_gap_of_a_night_begins_again(desk):
    save(desk, stay(ankomst=NIGHT - 4 * DAY, afrejse=NIGHT - 2 * DAY + timedelta(hours=9)), stay())
    assert guests(desk)[0].nat_nr == 1


def test_a_refused_night_is_no_night(desk):
    save(desk, stay(ankomst=None, afvist_grund="FULDT", afvist_tid=NIGHT))
    assert guests(desk) == ()
    assert desk.store.overnatninger.sovet(MEDARBEJDER, KAREN, NIGHT) == frozenset()


def test_one_who_is_expected_has_the_place_and_is_not_in_the_house(desk):
    save(desk, stay(ankomst=NIGHT + timedelta(hours=1)))
    assert len(guests(desk)) == 1
    assert desk.store.overnatninger.i_huset(MEDARBEJDER, NIGHT) == ()


def test_a_place_is_made_ready_once_its_guest_has_gone(desk):
    gone = stay(afrejse=NIGHT - timedelta(hours=1), afslutning="HJEM")
    save(desk, gone, stay(plads="2", afrejse=NIGHT - DAY, afslutning="UDEBLEV"))
    (used,) = desk.store.overnatninger.brugte(MEDARBEJDER, NIGHT)
    assert (used.rid, used.plads, used.siden) == (gone.id, "1", gone.afrejse)
    desk.store.save(MEDARBEJDER, replace(gone, rengjort=True), gone)
    assert desk.store.overnatninger.brugte(MEDARBEJDER, NIGHT) == ()


def test_only_the_last_guest_leaves_a_place_to_be_made_ready(desk):
    first = stay(ankomst=NIGHT - 3 * DAY, afrejse=NIGHT - 2 * DAY)
    last = stay(ankomst=NIGHT - 2 * DAY, afrejse=NIGHT - DAY, rengjort=True)
    save(desk, first, last)
    assert desk.store.overnatninger.brugte(MEDARBEJDER, NIGHT) == ()


def test_two_guests_on_one_place_are_a_conflict_until_one_is_moved(desk):
    first, other = stay(), karen(id=new_id(), kaldenavn="Ali")
    save(desk, first)
    desk.clock.go(minutes=1)
    later = stay(borger_id=other.id, ankomst=NIGHT)
    save(desk, other, later)
    (one,) = desk.store.konflikter.liste(MEDARBEJDER)
    assert (one.rid, one.anden, one.navn, one.kritisk) == (later.id, first.id, "Ali", True)
    desk.store.save(MEDARBEJDER, replace(later, plads="2"), later)
    assert desk.store.konflikter.liste(MEDARBEJDER) == ()


def test_one_guest_after_the_other_is_no_conflict(desk):
    morning = NIGHT + timedelta(hours=7)
    save(desk, stay(afrejse=morning), stay(borger_id=new_id(), ankomst=morning))
    assert desk.store.konflikter.liste(MEDARBEJDER) == ()


def test_looks_in_on_a_guest_stand_by_their_time(desk):
    here = stay()
    looks = [
        Tilsyn(id=new_id(), parent_id=here.id, tid=NIGHT + timedelta(minutes=n))
        for n in (5, 65, 30)
    ]
    save(desk, here, *looks, Tilsyn(id=new_id(), parent_id=new_id(), tid=NIGHT))
    shown = desk.store.overnatninger.tilsyn(MEDARBEJDER, here.id)
    assert shown == (looks[1], looks[2], looks[0])


def test_a_guest_whom_one_may_not_know_about_is_still_counted(desk):
    hidden = {"fortrolighed": "SKAERPET", "fortrolig_for": (new_id(),)}
    save(desk, stay(hjaelp_ud="Kørestol", tilsyn_aftale="kl. 4"))
    card = desk.store.get(LEDER, Borger, KAREN)
    desk.store.save(LEDER, replace(card, **hidden), card)
    (guest,) = guests(desk)
    assert (guest.navn, guest.foedselsaar, guest.tilsyn_aftale) == ("", None, "")
    assert guest.identitet is None
    assert guest.hjaelp_ud == "Kørestol"  # whoever gets them out must know


def test_the_shift_that_is_worked_now_is_found(desk):
    def shift(hours):
        start = datetime(2026, 11, 23, 15, tzinfo=KBH) + timedelta(hours=hours)
        return Vagt(id=new_id(), vagttype="NAT", start=start, slut=start + timedelta(hours=8))

    now = shift(8)
    save(desk, shift(0), now, shift(16))
    assert desk.store.overnatninger.vagter(MEDARBEJDER, NIGHT) == (now,)

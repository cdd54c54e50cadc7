"""Somebody says that a neighbour at the desk read their card: the leader sees who looked, when and at what (T3, G98)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.record import new_id
from akutdesk.domain.stikproeve import SKREV
from akutdesk.storage import audit
from akutdesk.storage.errors import EventsDamaged, NotFound, NotSignedIn
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, join, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as made:
        join(made, BO)
        made.store.hold_log_key(ANNA, made.person.kem)
        made.store.save(LEDER, karen())
        made.clock.go(days=3)
        yield made


def asked(desk, rid=KAREN, **of):
    return desk.store.hvem_saa.liste(LEDER, rid, **of)


def deeds(seer):
    return [(row.entry.handling, row.entry.objekt_type) for row in seer.opslag]


def test_each_of_the_staff_stands_there_with_what_they_did_each_day_newest_first(desk):
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.clock.go(minutes=4)
    desk.store.log(MEDARBEJDER, "VIS_CPR", objekt_type="borger", objekt_id=KAREN)
    desk.clock.go(days=1)
    desk.store.get(LEDER, Borger, KAREN)
    leder, bo = asked(desk)
    assert (leder.hvem, deeds(leder)) == (ANNA, [("AABN", "borger")])
    assert (bo.hvem, deeds(bo)) == (BO, [("VIS_CPR", "borger"), ("AABN", "borger")])
    assert (leder.dag - bo.dag).days == 1


def test_what_hangs_on_the_person_counts_and_so_does_what_others_said_of_them(desk):
    own, mothers = opkald(borger_id=KAREN), opkald(om_borger_id=KAREN, henvender="PAAR")
    heard = Krisesamtale(id=new_id(), henvendelse_id=mothers.id, borgers_ord="Hun sover ikke")
    strangers = opkald()
    for one in (own, mothers, heard, strangers):
        desk.store.save(LEDER, one)
    for one in (own, mothers, strangers):
        desk.store.get(MEDARBEJDER, Henvendelse, one.id)
    desk.store.get(MEDARBEJDER, Krisesamtale, heard.id)
    (bo,) = [seer for seer in asked(desk) if seer.hvem == BO]
    assert {row.entry.objekt_id for row in bo.opslag} == {own.id, mothers.id, heard.id}


def test_all_cards_of_the_person_are_one(desk):
    desk.store.save(LEDER, kaja())
    desk.store.get(MEDARBEJDER, Borger, KAJA)
    assert BO not in {seer.hvem for seer in asked(desk)}
    desk.store.samling.saml(LEDER, KAREN, KAJA)
    for rid in (KAREN, KAJA):
        assert BO in {seer.hvem for seer in asked(desk, rid)}


def test_whoever_wrote_about_the_person_in_the_shift_is_explained_and_the_curious_is_not(desk):
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.clock.go(days=2)
    desk.store.save(
        MEDARBEJDER, opkald(borger_id=KAREN, start=desk.clock.now() - timedelta(days=9))
    )
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    assert [seer.forklaring for seer in asked(desk)] == [SKREV, ""]


def test_it_is_read_no_further_back_than_asked(desk):
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.clock.go(days=40)
    desk.reopen()
    desk.store.hold_log_key(ANNA, desk.person.kem)
    desk.store.get(LEDER, Borger, KAREN)
    month = asked(desk, siden=desk.clock.now() - timedelta(days=31))
    assert {seer.hvem for seer in month} == {ANNA}
    assert {seer.hvem for seer in asked(desk)} == {ANNA, BO}


def test_who_asked_about_whom_is_in_the_log_and_is_told_to_the_next_who_asks(desk):
    assert asked(desk) == ()
    assert desk.log()[-1] == ("AABN", KAREN)
    desk.clock.go(minutes=1)
    (again,) = asked(desk)
    assert (again.hvem, deeds(again)) == (ANNA, [("AABN", audit.TYPE)])
    # it was no opening of the card: neither the count on it nor the month's sample takes it for one
    assert desk.store.openings(LEDER, KAREN, desk.clock.now() - timedelta(days=1)) == 0


def test_asking_is_never_drawn_as_a_look_at_the_person(desk):
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    asked(desk)
    desk.store.stikproever.traek(LEDER)
    opened = desk.store.stikproever.aabn(LEDER, desk.store.stikproever.liste(LEDER)[0].id)
    assert [row.kig.bruger for row in opened.raekker] == [BO]


def test_only_a_reader_of_the_log_with_its_key_is_told(desk):
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    for rolle in ("MEDARBEJDER", "VIKAR", "BAGVAGT", "EVALUATOR_LAES"):
        with pytest.raises(AdgangError):
            desk.store.hvem_saa.liste(replace(LEDER, rolle=rolle), KAREN)
    before = desk.log()
    desk.store.sign_out(ANNA)
    with pytest.raises(NotSignedIn):
        asked(desk)
    assert desk.log()[: len(before)] == before


def test_a_log_that_was_changed_gives_no_list(desk):
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE stream = 2")
    with pytest.raises(EventsDamaged):
        asked(desk)


def test_nobody_is_found_under_what_is_no_card(desk):
    call = opkald(borger_id=KAREN)
    desk.store.save(LEDER, call)
    for rid in (call.id, new_id()):
        with pytest.raises(NotFound):
            asked(desk, rid)

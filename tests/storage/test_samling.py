"""Two cards of one person: what hangs on both is found on one, and they can be parted again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.errors import CannotUndo, NotFound
from akutdesk.storage.replay import dump, replay
from tests.fakes.clock import NIGHT
from tests.storage.desk import BO, LEDER, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald, plan

VIKAR = Adgang(bruger=BO, rolle="VIKAR", formaal="egen vagt")


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as desk:
        yield desk


@pytest.fixture
def store(desk):
    for record in (karen(), kaja()):
        desk.store.save(LEDER, record)
    return desk.store


def names(store):
    return {hit.navn for hit in store.borgere.liste(LEDER)}


def found(store, typed):
    palette = store.palette(LEDER)
    hits = palette.hits(typed, 5)
    palette.close()
    return [hit.navn for hit in hits]


def test_the_less_known_card_lies_under_the_other(store):
    store.samling.saml(LEDER, KAREN, KAJA)
    assert store.samling.kort(LEDER, KAJA) == store.samling.kort(LEDER, KAREN) == (KAREN, KAJA)
    (under,) = store.samling.under(LEDER, KAREN)
    assert (under.rid, under.navn, under.siden, under.kan_skilles) == (KAJA, "Kaja", NIGHT, True)
    assert names(store) == {"Karen"}


def test_both_names_find_the_one_card(store):
    store.samling.saml(LEDER, KAJA, KAREN)
    assert found(store, "Kaja") == found(store, "Karen") == ["Karen"]


def test_what_hangs_on_both_cards_is_found_on_one(store):
    early = opkald(borger_id=KAJA, status="AFSLUTTET")
    late = opkald(borger_id=KAREN, start=NIGHT + timedelta(hours=1))
    task = Opfoelgning(id=new_id(), borger_id=KAJA, type="OPKALD", tekst="Ring", forfald=NIGHT)
    old = plan(borger_id=KAJA, status="GAELDENDE", gaelder_fra=NIGHT)
    for record in (early, late, task, old):
        store.save(LEDER, record)
    store.samling.saml(LEDER, KAREN, KAJA)
    store.get(LEDER, Borger, KAREN)
    contacts = store.henvendelser.for_borger(LEDER, KAREN)
    assert [row.rid for row in contacts] == [late.id, early.id]
    assert store.henvendelser.antal(LEDER, KAREN, NIGHT + timedelta(days=1)) == 1
    assert task.id in {row.rid for row in store.opfoelgninger.for_borger(LEDER, KAREN)}
    assert store.kriseplaner.gaeldende(LEDER, KAREN) == old.id
    assert store.kriseplaner.hjalp_sidst(LEDER, KAREN).kriseplan_id == old.id
    (hit,) = store.borgere.liste(LEDER)
    assert hit.sidst == late.start


def test_a_new_plan_replaces_the_one_that_hangs_on_the_other_card(store):
    old = plan(borger_id=KAJA, status="GAELDENDE", gaelder_fra=NIGHT)
    store.save(LEDER, old)
    store.samling.saml(LEDER, KAREN, KAJA)
    new = plan(status="GAELDENDE", gaelder_fra=NIGHT + timedelta(hours=1))
    store.save(LEDER, new)
    status = {row.rid: row.status for row in store.kriseplaner.for_borger(LEDER, KAREN)}
    assert status == {old.id: "AFLOEST", new.id: "GAELDENDE"}


def test_two_plans_in_force_on_two_cards_are_to_be_settled(store):
    for rid in (KAREN, KAJA):
        store.save(LEDER, plan(borger_id=rid, status="GAELDENDE", gaelder_fra=NIGHT))
    assert store.konflikter.liste(LEDER) == ()
    store.samling.saml(LEDER, KAREN, KAJA)
    (one,) = store.konflikter.liste(LEDER)
    assert one.kritisk
    assert one.anden is not None


def test_parted_cards_stand_as_before(store):
    before = list(dump(store._file.db))
    store.samling.saml(LEDER, KAREN, KAJA)
    store.samling.skil(LEDER, KAJA)
    assert names(store) == {"Karen", "Kaja"}
    assert store.samling.kort(LEDER, KAJA) == (KAJA,)
    assert [row for row in dump(store._file.db) if row[0] == "samlet"] == []
    assert len(before) == len(list(dump(store._file.db)))


def test_undo_parts_them_too(store):
    saved = store.samling.saml(LEDER, KAREN, KAJA)
    store.undo(LEDER, saved.handling_id)
    assert names(store) == {"Karen", "Kaja"}


def test_after_thirty_days_they_stay_together(desk, store):
    store.samling.saml(LEDER, KAREN, KAJA)
    desk.clock.at += timedelta(days=31)
    (under,) = store.samling.under(LEDER, KAREN)
    assert not under.kan_skilles
    with pytest.raises(CannotUndo, match="FOR_SENT"):
        store.samling.skil(LEDER, KAJA)
    assert names(store) == {"Karen"}


def test_one_person_is_not_laid_together_with_herself(store):
    store.samling.saml(LEDER, KAREN, KAJA)
    for pair in ((KAREN, KAREN), (KAREN, KAJA), (KAJA, KAREN)):
        with pytest.raises(CannotUndo, match="UKENDT"):
            store.samling.saml(LEDER, *pair)


def test_a_card_that_lies_under_none_cannot_be_taken_out(store):
    with pytest.raises(CannotUndo, match="UKENDT"):
        store.samling.skil(LEDER, KAREN)


def test_a_card_that_is_not_here_is_not_laid_under_any(store):
    with pytest.raises(NotFound):
        store.samling.saml(LEDER, KAREN, new_id())


def test_a_third_card_goes_under_whoever_stands(store):
    third = karen(id=new_id(), kaldenavn="Karin", identitet="SIKKER")
    store.save(LEDER, third)
    store.samling.saml(LEDER, KAREN, KAJA)
    store.samling.saml(LEDER, KAJA, third.id)
    assert names(store) == {"Karin"}
    assert set(store.samling.kort(LEDER, KAJA)) == {KAREN, KAJA, third.id}


def test_cards_laid_under_each_other_do_not_disappear(store):
    for one, over in ((karen(), KAJA), (kaja(), KAREN)):
        store.save(LEDER, replace(one, sammenlagt_til=over), one)
    assert len(store.borgere.liste(LEDER)) == 1
    assert len(found(store, "Kaja")) == 1


def test_cards_laid_under_each_other_are_parted_by_one_deed(store):
    for one, over in ((karen(), KAJA), (kaja(), KAREN)):
        store.save(LEDER, replace(one, sammenlagt_til=over), one)
    (under,) = store.samling.under(LEDER, min(KAREN, KAJA))
    parted = store.samling.skil(LEDER, under.rid)
    assert names(store) == {"Karen", "Kaja"}
    store.undo(LEDER, parted.handling_id)
    assert len(names(store)) == 1


def test_laying_together_and_parting_stand_in_the_log_of_both_cards(desk, store):
    store.samling.saml(LEDER, KAREN, KAJA)
    store.samling.skil(LEDER, KAJA)
    assert [each for each in desk.log() if each[0] != "AABN"] == [
        ("SAMLET", KAREN),
        ("SAMLET", KAJA),
        ("SKILT", KAJA),
    ]


def test_a_temp_may_not_lay_cards_together(store):
    with pytest.raises(AdgangError):
        store.samling.saml(VIKAR, KAREN, KAJA)
    with pytest.raises(AdgangError):
        store.samling.skil(VIKAR, KAJA)


def test_a_card_for_the_leader_only_does_not_show_under_another(store):
    store.samling.saml(LEDER, KAREN, KAJA)
    now = store.get(LEDER, Borger, KAJA)
    store.save(LEDER, replace(now, fortrolighed="SKAERPET"), now)
    assert store.samling.under(VIKAR, KAREN) == ()
    assert store.samling.kort(VIKAR, KAREN) == (KAREN,)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_shadow_is_the_same_in_whatever_order_cards_come(desk, order):
    third = RecordId(b"lone------------")
    cards = (karen(sammenlagt_til=KAJA), kaja(sammenlagt_til=third), karen(id=third))
    for number in order:
        desk.store.save(LEDER, cards[number])
    file = desk.store._file
    rows = file.db.execute("SELECT kort, til FROM samlet ORDER BY kort").fetchall()
    assert rows == [(KAJA, third), (KAREN, third)]
    with file.transaction():
        replay(file.db, file.log, file.tables)
    assert file.db.execute("SELECT kort, til FROM samlet ORDER BY kort").fetchall() == rows

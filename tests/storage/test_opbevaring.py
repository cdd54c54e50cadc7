"""What goes with a citizen, and cards that a leader hides or closes (sync-and-security.md 2.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.haendelse import Haendelse
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import NotFound
from akutdesk.storage.grund import Grund
from akutdesk.storage.sletning import SletningAfvist
from tests.storage.desk import BO, LEDER, MEDARBEJDER, join, stored_desk
from tests.storage.persons import karen

GRUND = Grund(grund="BORGER", hjemmel="GDPR_17")


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        desk.bo = join(desk, BO)
        desk.store.sign_in(LEDER.bruger, desk.person.sign)
        desk.store.hold_log_key(LEDER.bruger, desk.person.kem)
        desk.store.sign_in(BO, desk.bo)
        yield desk


def save(desk, *records):
    for each in records:
        desk.store.save(LEDER, each)


def call(**fields):
    return Henvendelse(id=new_id(), **fields)


def with_everything(desk):
    """Karen, her call with a talk and a task in it, another's call about her, and an incident."""
    person, other = karen(id=new_id()), karen(id=new_id(), kaldenavn="Lone", telefon="", cpr="")
    hers = call(borger_id=person.id)
    talk = Krisesamtale(id=new_id(), henvendelse_id=hers.id)
    task = Opfoelgning(id=new_id(), henvendelse_id=hers.id, borger_id=person.id)
    theirs = call(borger_id=other.id, om_borger_id=person.id)
    nobodys = call(om_borger_id=person.id)
    hit = Haendelse(id=new_id(), henvendelse_id=hers.id)
    save(desk, person, other, hers, talk, task, theirs, nobodys, hit)
    return person, other, hers, talk, task, theirs, nobodys, hit


def test_a_person_goes_with_all_that_hangs_on_them_and_on_nobody_else(desk):
    person, _, hers, talk, task, _, nobodys, _ = with_everything(desk)
    found = desk.store.opbevaring.omfang(LEDER, person.id)
    assert found.kort == (person.id,)
    assert set(found.rids) == {each.id for each in (person, hers, talk, task, nobodys)}
    assert found.bliver == 2
    assert {each.slags for each in found.poster} >= {"borger", "henvendelse", "krisesamtale"}


def test_one_contact_goes_with_its_talk_and_leaves_what_is_on_the_card(desk):
    _, _, hers, talk, _, _, _, _ = with_everything(desk)
    found = desk.store.opbevaring.omfang(LEDER, hers.id)
    assert (found.kort, set(found.rids)) == ((), {hers.id, talk.id})


def test_the_other_card_of_a_person_laid_together_goes_too(desk):
    one, two = karen(id=new_id()), karen(id=new_id(), moedes="roligt")
    save(desk, one, two)
    desk.store.samling.saml(LEDER, one.id, two.id)
    assert set(desk.store.opbevaring.omfang(LEDER, two.id).kort) == {one.id, two.id}
    with pytest.raises(NotFound):
        desk.store.opbevaring.omfang(LEDER, new_id())


def test_the_whole_of_a_person_is_erased_in_one_order_and_the_others_stay(desk):
    person, other, _, talk, _, theirs, _, hit = with_everything(desk)
    rids = desk.store.opbevaring.omfang(LEDER, person.id).rids
    navn = desk.store.sletning.bestil(LEDER, BO, rids, GRUND)
    desk.store.sign_in(BO, desk.bo)
    desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    for cls, rid in ((Borger, person.id), (Krisesamtale, talk.id)):
        with pytest.raises(NotFound):
            desk.store.get(LEDER, cls, rid)
    assert desk.store.get(LEDER, Henvendelse, theirs.id).borger_id == other.id
    assert desk.store.get(LEDER, Haendelse, hit.id)


def test_a_record_of_somebody_held_is_held_too_though_it_came_later(desk):
    person, *_ = with_everything(desk)
    desk.store.fastholdelse.hold(LEDER, (person.id,), GRUND)
    later = call(borger_id=person.id)
    save(desk, later)
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bestil(LEDER, BO, (later.id,), GRUND)
    assert refusal.value.grund == "FASTHOLDT"
    assert ("SLET_AFVIST", person.id) in desk.log()
    assert desk.store.get(LEDER, Henvendelse, later.id) == later


def test_more_records_than_an_order_holds_are_refused_before_anything_is_signed(desk):
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bestil(LEDER, BO, [new_id() for _ in range(2001)], GRUND)
    assert refusal.value.grund == "FOR_MANGE"
    assert desk.store.sletning.venter(LEDER) == ()


def test_a_hidden_card_is_in_no_list_and_no_search_and_opens_all_the_same(desk):
    person = karen(id=new_id(), kaldenavn="Zita")
    save(desk, person, call(borger_id=person.id))
    saved = desk.store.opbevaring.skjul(LEDER, person.id)
    assert person.id not in {hit.rid for hit in desk.store.borgere.liste(LEDER)}
    assert desk.store.palette(LEDER).hits("Zita") == ()
    assert desk.store.get(LEDER, Borger, person.id) == person
    assert desk.store.opbevaring.kortstand(LEDER, person.id).skjult is not None
    assert ("KORT_SKJULT", person.id) in desk.log()
    desk.store.undo(LEDER, saved.handling_id)
    assert [hit.rid for hit in desk.store.palette(LEDER).hits("Zita")] == [person.id]
    desk.store.opbevaring.skjul(LEDER, person.id)
    desk.store.opbevaring.vis(LEDER, person.id)
    assert [hit.rid for hit in desk.store.borgere.liste(LEDER)] == [person.id]
    assert desk.store.opbevaring.kortstande(LEDER) == ()


def test_a_course_that_is_closed_says_since_when_and_goes_on_again(desk):
    person = karen(id=new_id())
    save(desk, person)
    desk.store.opbevaring.afslut(LEDER, person.id)
    (one,) = desk.store.opbevaring.kortstande(LEDER)
    assert (one.rid, one.skjult, one.afsluttet) == (person.id, None, desk.clock.now().date())
    desk.store.opbevaring.genaabn(LEDER, person.id)
    assert desk.store.opbevaring.kortstand(LEDER, person.id).afsluttet is None
    log = [handling for handling, rid in desk.log() if rid == person.id]
    assert log[-2:] == ["FORLOEB_LUKKET", "FORLOEB_AABNET"]


def test_what_is_no_card_is_neither_hidden_nor_closed(desk):
    lonely = call()
    save(desk, lonely, replace(lonely, id=new_id()))
    for deed in (desk.store.opbevaring.skjul, desk.store.opbevaring.afslut):
        with pytest.raises(NotFound):
            deed(LEDER, lonely.id)


def test_an_erased_card_leaves_the_list_of_hidden_ones(desk):
    person = karen(id=new_id())
    save(desk, person)
    desk.store.opbevaring.skjul(LEDER, person.id)
    navn = desk.store.sletning.bestil(LEDER, BO, (person.id,), GRUND)
    desk.store.sign_in(BO, desk.bo)
    desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    assert desk.store.opbevaring.kortstande(LEDER) == ()

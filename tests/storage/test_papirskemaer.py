"""A form that was filled in by hand becomes one henvendelse, however often its number is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.noedmappe import Noedmappe
from akutdesk.domain.papirskema import Papirskema
from akutdesk.domain.record import new_id
from akutdesk.domain.skemanummer import skemanummer
from akutdesk.storage.errors import FormTaken
from tests.fakes.clock import NIGHT
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import karen, opkald

NUMMER = skemanummer(1, 7)


@pytest.fixture
def store(tmp_path):
    with stored_desk(tmp_path / "desk") as made:
        yield made.store


def typed(store, nummer=NUMMER, **fields):
    """A henvendelse that somebody registered from a form."""
    talk = opkald(**fields)
    form = Papirskema(id=new_id(), parent_id=talk.id, nummer=nummer)
    store.save(MEDARBEJDER, talk)
    store.save(MEDARBEJDER, form)
    return talk, form


def test_a_number_that_is_registered_is_refused_and_leads_to_the_one_that_is_there(store):
    first, _ = typed(store)
    with pytest.raises(FormTaken) as told:
        typed(store)
    assert told.value.rid == first.id


def test_a_number_can_be_put_right(store):
    _, form = typed(store)
    right = replace(form, nummer=skemanummer(1, 8))
    store.save(MEDARBEJDER, right, form)
    typed(store)  # the first one is free again
    with pytest.raises(FormTaken):
        store.save(MEDARBEJDER, form, right)


def test_a_number_taken_away_holds_nothing(store):
    _, form = typed(store)
    store.save(MEDARBEJDER, replace(form, nummer=""), form)
    typed(store)


def test_a_henvendelse_that_was_annulled_gives_its_form_free(store):
    first, _ = typed(store)
    store.save(LEDER, replace(first, status="ANNULLERET"), first)
    again, _ = typed(store)
    assert store.papirskemaer.andre(LEDER, NUMMER, again.id) == ()


def test_saving_the_same_row_again_is_no_double(store):
    _, form = typed(store)
    assert store.save(MEDARBEJDER, form, form).handling_id is None


def test_a_form_of_somebody_guarded_is_not_told_about_but_still_counts(store):
    citizen = karen(fortrolighed="SKAERPET", fortrolig_for=(new_id(),))
    store.save(LEDER, citizen)
    hidden = {"fortrolighed": "SKAERPET", "fortrolig_for": (new_id(),), "borger_id": citizen.id}
    talk = opkald(**hidden)
    store.save(LEDER, talk)
    store.save(LEDER, Papirskema(id=new_id(), parent_id=talk.id, nummer=NUMMER))
    assert store.papirskemaer.andre(MEDARBEJDER, NUMMER, None) == ()
    with pytest.raises(FormTaken):
        typed(store)


def test_numbers_go_on_where_the_last_folder_ended(store):
    assert store.papirskemaer.naeste(MEDARBEJDER, 1) == 1
    mappe = Noedmappe(id=new_id(), tid=NIGHT, pc=1, foerste=1, antal=15)
    store.save(MEDARBEJDER, mappe)
    assert store.papirskemaer.naeste(MEDARBEJDER, 1) == 16
    assert store.papirskemaer.sidst_udskrevet(MEDARBEJDER) is None
    store.save(MEDARBEJDER, replace(mappe, udfald="KOM_UD"), mappe)
    assert store.papirskemaer.sidst_udskrevet(MEDARBEJDER) == NIGHT

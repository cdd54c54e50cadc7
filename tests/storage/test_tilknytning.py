"""A contact that turns out to be somebody's, and is not after all: what was made in it follows (G46)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan, ny_fra
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.domain.udlevering import Udlevering
from akutdesk.storage.errors import ReasonRequired
from tests.fakes.clock import NIGHT
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald, plan

WHY = "Hun sagde sit navn"


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as desk:
        desk.store.sign_in(LEDER.bruger, desk.person.sign)
        yield desk


@pytest.fixture
def call(desk):
    """An anonymous call, closed, with a plan, its paper and a task made in it."""
    made = opkald(status="AFSLUTTET", slut=NIGHT)
    own = plan(borger_id=None, henvendelse_id=made.id, opfoelgning_dato=None, k14_aftaler=())
    task = Opfoelgning(id=new_id(), henvendelse_id=made.id, type="OPKALD", forfald=NIGHT)
    paper = Udlevering(id=new_id(), kriseplan_id=own.id, tid=NIGHT)
    for record in (karen(), kaja(), made, own, task, paper):
        desk.store.save(LEDER, record)
    return made


def link(store, call, rid, begrundelse=WHY):
    before = store.get(LEDER, Henvendelse, call.id)
    return store.save(LEDER, replace(before, borger_id=rid), before, begrundelse=begrundelse)


def about(store, call):
    """Whom the contact and all that was made in it name."""
    found = [
        *store.children(LEDER, Kriseplan, call.id),
        *store.children(LEDER, Opfoelgning, call.id),
    ]
    papers = [one for each in found for one in store.children(LEDER, Udlevering, each.id)]
    return {one.borger_id for one in (store.get(LEDER, Henvendelse, call.id), *found, *papers)}


def test_what_was_made_in_an_anonymous_contact_follows_to_whoever_it_was(desk, call):
    store = desk.store
    link(store, call, KAREN)
    assert about(store, call) == {KAREN}
    store.get(LEDER, Borger, KAREN)
    assert [row.rid for row in store.henvendelser.for_borger(LEDER, KAREN)] == [call.id]
    assert len(store.opfoelgninger.for_borger(LEDER, KAREN)) == 1
    assert len(store.kriseplaner.for_borger(LEDER, KAREN)) == 1


def test_it_is_unlinked_again_and_linked_to_another(desk, call):
    for rid in (KAREN, KAJA, None):
        link(desk.store, call, rid)
        assert about(desk.store, call) == {rid}


def test_one_undo_takes_it_all_back(desk, call):
    saved = link(desk.store, call, KAREN)
    desk.store.undo(LEDER, saved.handling_id)
    assert about(desk.store, call) == {None}


def test_a_closed_contact_is_linked_with_a_reason_that_stands_in_its_history(desk, call):
    with pytest.raises(ReasonRequired):
        link(desk.store, call, KAREN, begrundelse=None)
    link(desk.store, call, KAREN)
    newest = desk.store.history(LEDER, call.id)[0]
    assert (newest.begrundelse, newest.signeret) == (WHY, True)


def test_a_plan_that_builds_on_her_own_stays_hers_when_the_contact_was_another_ones(desk, call):
    store = desk.store
    hers = plan(status="GAELDENDE", gaelder_fra=NIGHT)
    store.save(LEDER, hers)
    link(store, call, KAREN)
    later = replace(ny_fra(hers, new_id(), call.id), borger_id=KAREN)
    store.save(LEDER, later)
    link(store, call, KAJA)
    assert store.get(LEDER, Kriseplan, later.id).borger_id == KAREN
    assert store.get(LEDER, Henvendelse, call.id).borger_id == KAJA

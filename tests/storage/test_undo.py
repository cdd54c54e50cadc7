"""Taking an act back, and only while nobody has built on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kortopkald import Kortopkald
from akutdesk.domain.kriseplan import Kriseplan, saet_gaeldende
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import CannotUndo, NotFound, NotSignedIn, PlanLocked
from akutdesk.storage.saving import Saving
from tests.storage.desk import BO, LEDER, MEDARBEJDER, join
from tests.storage.persons import KAREN, karen, opkald, plan


def test_a_change_is_set_back_and_stays_in_the_history(store):
    store.save(MEDARBEJDER, karen())
    saved = store.save(MEDARBEJDER, karen(moedes="Højt", telefon=""), karen())
    undone = store.undo(MEDARBEJDER, saved.handling_id)
    assert undone.changes.ids == {KAREN}
    assert store.reread(MEDARBEJDER, Borger, KAREN) == karen()
    assert len(store.history(MEDARBEJDER, KAREN)) == 3


def test_undo_of_undo_is_redo(store):
    store.save(MEDARBEJDER, karen())
    saved = store.save(MEDARBEJDER, karen(moedes="Højt"), karen())
    undone = store.undo(MEDARBEJDER, saved.handling_id)
    store.undo(MEDARBEJDER, undone.handling_id)
    assert store.reread(MEDARBEJDER, Borger, KAREN) == karen(moedes="Højt")


def test_a_field_set_for_the_first_time_is_empty_again(store):
    call = opkald(form=None)
    store.save(MEDARBEJDER, call)
    saved = store.save(MEDARBEJDER, replace(call, form="TLF", symptomer=("ANGST",)), call)
    store.undo(MEDARBEJDER, saved.handling_id)
    assert store.reread(MEDARBEJDER, Henvendelse, call.id) == call


def test_a_short_call_registered_by_mistake_is_gone_and_can_come_back(desk):
    short = Kortopkald(id=new_id(), start=desk.clock.at, slags="FORKERT")
    saved = desk.store.save(MEDARBEJDER, short)
    undone = desk.store.undo(MEDARBEJDER, saved.handling_id)
    with pytest.raises(NotFound):
        desk.store.get(MEDARBEJDER, Kortopkald, short.id)
    shift = (desk.clock.at, desk.clock.at + timedelta(hours=8))
    assert desk.store.henvendelser.i_vagten(MEDARBEJDER, *shift) == ()
    again = desk.store.undo(MEDARBEJDER, undone.handling_id)
    assert again.changes.ids == {short.id}
    assert desk.reopen().get(MEDARBEJDER, Kortopkald, short.id) == short


def test_a_citizen_taken_back_is_not_found_by_name_or_note(desk):
    saved = desk.store.save(MEDARBEJDER, karen())
    desk.store.undo(MEDARBEJDER, saved.handling_id)
    assert desk.store.palette(MEDARBEJDER).hits("karen") == ()
    assert desk.store.search_notes(MEDARBEJDER, "roligt") == ()


def test_f48_what_somebody_built_on_is_not_undone(store):
    first = store.save(MEDARBEJDER, karen())
    second = store.save(MEDARBEJDER, karen(moedes="Højt"), karen())
    store.save(LEDER, karen(moedes="Stille"), karen(moedes="Højt"))
    for handling_id in (first.handling_id, second.handling_id):
        with pytest.raises(CannotUndo) as told:
            store.undo(MEDARBEJDER, handling_id)
        assert told.value.grund == "AENDRET_SIDEN"
    assert store.get(MEDARBEJDER, Borger, KAREN).moedes == "Stille"


def test_making_a_record_is_not_undone_once_more_was_written_in_it(store):
    made = store.save(MEDARBEJDER, karen(moedes=""))
    store.save(MEDARBEJDER, karen(), karen(moedes=""))
    with pytest.raises(CannotUndo) as told:
        store.undo(MEDARBEJDER, made.handling_id)
    assert told.value.grund == "AENDRET_SIDEN"


def test_another_field_changed_since_does_not_hinder(store):
    store.save(MEDARBEJDER, karen())
    saved = store.save(MEDARBEJDER, karen(moedes="Højt"), karen())
    store.save(LEDER, karen(moedes="Højt", telefon="1"), karen(moedes="Højt"))
    store.undo(MEDARBEJDER, saved.handling_id)
    assert store.reread(MEDARBEJDER, Borger, KAREN) == karen(telefon="1")


@pytest.mark.parametrize("handling_id", [b"", b"x" * 16, b"x" * 99])
def test_an_act_nobody_knows_is_not_undone(store, handling_id):
    with pytest.raises(CannotUndo) as told:
        store.undo(MEDARBEJDER, handling_id)
    assert told.value.grund == "UKENDT"


def test_an_act_on_several_records_is_undone_whole_or_not_at_all(store):
    call = opkald(borger_id=KAREN)
    saved = store.save_all(MEDARBEJDER, [Saving(after=karen()), Saving(after=call)])
    store.save(MEDARBEJDER, replace(call, form="SMS"), call)
    with pytest.raises(CannotUndo):
        store.undo(MEDARBEJDER, saved.handling_id)
    assert store.reread(MEDARBEJDER, Borger, KAREN) == karen()


def test_closing_a_call_is_undone_by_whoever_is_signed_in(desk):
    store = desk.store
    call = opkald()
    store.save(MEDARBEJDER, call)
    saved = store.save(MEDARBEJDER, replace(call, status="AFSLUTTET"), call)
    with pytest.raises(NotSignedIn):
        store.undo(MEDARBEJDER, saved.handling_id)
    store.sign_in(BO, join(desk, BO))
    store.undo(MEDARBEJDER, saved.handling_id)
    newest = store.history(MEDARBEJDER, call.id)[0]
    assert (newest.begrundelse, newest.signeret) == ("FORTRYD", True)
    assert store.reread(MEDARBEJDER, Henvendelse, call.id) == call


def test_giving_a_plan_out_is_undone_with_all_it_brought(desk):
    made = plan()
    desk.store.save_all(MEDARBEJDER, [Saving(after=karen()), Saving(after=made)])
    saved = desk.store.save(MEDARBEJDER, saet_gaeldende(made, desk.clock.at), made)
    assert desk.store.opfoelgninger.for_borger(MEDARBEJDER, KAREN)
    desk.store.undo(MEDARBEJDER, saved.handling_id)
    assert desk.store.reread(MEDARBEJDER, Kriseplan, made.id) == made
    assert desk.store.opfoelgninger.for_borger(MEDARBEJDER, KAREN) == ()
    assert desk.db.execute("SELECT count(*) FROM opfoelgning").fetchone() == (0,)
    assert Opfoelgning.TYPE in saved.changes.types


def test_the_text_of_a_plan_given_out_is_not_undone(desk):
    made = plan()
    desk.store.save(MEDARBEJDER, made)
    edit = desk.store.save(MEDARBEJDER, replace(made, k1_handler_om="Bror"), made)
    edited = replace(made, k1_handler_om="Bror")
    desk.store.save(MEDARBEJDER, saet_gaeldende(edited, desk.clock.at), edited)
    with pytest.raises(PlanLocked):
        desk.store.undo(MEDARBEJDER, edit.handling_id)


def test_undo_needs_the_right_to_save(store):
    saved = store.save(MEDARBEJDER, karen())
    with pytest.raises(AdgangError):
        store.undo(replace(MEDARBEJDER, rolle="EVALUATOR_LAES"), saved.handling_id)

"""Replay: the tables for reading are nothing but what the events say (design.md D1, 8.30)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import saet_gaeldende
from akutdesk.domain.record import new_id
from akutdesk.storage import note_index
from akutdesk.storage.replay import dump, replay
from akutdesk.storage.saving import Saving
from tests.storage.desk import BO, LEDER, deliver, events_of, signing_key, stored_desk, twin
from tests.storage.persons import KAREN, karen, opkald, plan


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        yield desk


def dumped(desk):
    with desk.store._file.transaction():
        while note_index.catch_up(desk.db):
            pass
    return list(dump(desk.db))


def replayed(desk):
    file = desk.store._file
    with file.transaction():
        replay(file.db, file.log, file.tables)
    return list(dump(file.db))


def a_night(desk):
    """A bit of everything: saves, corrections, plans, undo, conflicts."""
    store = desk.store
    store.sign_in(BO, signing_key())
    store.sign_in(LEDER.bruger, signing_key())
    call, made = opkald(borger_id=KAREN, notat="Bange for sin bror"), plan()
    store.save_all(LEDER, [Saving(after=record) for record in (karen(), call, made)])
    closed = replace(call, status="AFSLUTTET", slut=call.start + timedelta(minutes=9))
    store.save(LEDER, closed, call)
    store.save(LEDER, replace(closed, notat="Bange for sin far"), closed, begrundelse="Hørte fejl")
    valid = saet_gaeldende(made, desk.clock.at)
    given_out = store.save(LEDER, valid, made)
    store.undo(LEDER, given_out.handling_id)
    gone = store.save(LEDER, opkald(notat="forkert"))
    back = store.save(LEDER, karen(id=new_id(), kaldenavn="Søren Müller", cpr="6102843333"))
    store.undo(LEDER, gone.handling_id)
    store.undo(LEDER, store.undo(LEDER, back.handling_id).handling_id)
    store.save(LEDER, karen(moedes="Stille"), karen())
    store.save(LEDER, karen(moedes="Med te"), karen())
    for number in range(70):
        store.save(LEDER, opkald(notat=f"nummer {number}"))


def test_replay_gives_the_same_tables_bit_for_bit(desk):
    a_night(desk)
    before = dumped(desk)
    kinds = {row[0] for row in before}
    assert {"record", "conflict", "borger", "soeg_navn", "soeg_note", "kriseplan"} <= kinds
    assert replayed(desk) == before


def test_tables_that_were_destroyed_come_back(desk):
    a_night(desk)
    before = dumped(desk)
    for table in ("borger", "henvendelse", "kriseplan", "record", "conflict", "soeg_borger"):
        desk.db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    desk.db.execute("INSERT INTO soeg_note (soeg_note) VALUES ('delete-all')")
    assert replayed(desk) == before
    assert desk.store.get(LEDER, Borger, KAREN).kaldenavn == "Karen"


def test_more_records_than_one_bundle_are_replayed(desk):
    for _ in range(6):
        desk.store.save_all(LEDER, [Saving(after=opkald(notat="ro")) for _ in range(200)])
    before = dumped(desk)
    assert replayed(desk) == before
    assert desk.db.execute("SELECT count(*), max(nr) FROM record").fetchone() == (1200, 1200)


def test_the_search_indexes_are_whole_by_their_own_check(desk):
    a_night(desk)
    replayed(desk)
    for index in ("soeg_navn", "soeg_note"):
        desk.db.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608


def test_the_desk_goes_on_after_a_replay(desk):
    a_night(desk)
    replayed(desk)
    call = opkald(notat="efter")
    desk.store.save(LEDER, call)
    desk.store.save(LEDER, replace(call, form="SMS"), call)
    assert [hit.rid for hit in desk.store.search_notes(LEDER, "efter")] == [call.id]
    assert replayed(desk) == dumped(desk)


def test_what_came_from_another_desk_is_replayed_alike(desk, tmp_path):
    a_night(desk)
    other = twin(desk, tmp_path / "other")
    deliver(other, list(reversed(events_of(desk))))
    before = dumped(other)
    assert replayed(other) == before
    other.store.close()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["notat", "kaldenavn", "form", "symptomer", "undo"]),
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20),
            st.booleans(),
        ),
        max_size=8,
    )
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_story_of_one_call_replays_alike(desk, story):
    call = opkald(id=new_id())
    acts = [desk.store.save(LEDER, call).handling_id]
    seen = call
    for felt, text, stale in story:
        if felt == "undo":
            acts.append(desk.store.undo(LEDER, acts[-1]).handling_id)
            if not desk.db.execute("SELECT 1 FROM henvendelse WHERE id = ?", (call.id,)).fetchall():
                break  # what made the call was taken back
            seen = desk.store.reread(LEDER, Henvendelse, call.id)
            continue
        value = (text,) if felt == "symptomer" else text
        before = call if stale else seen
        saved = desk.store.save(LEDER, replace(before, **{felt: value}), before)
        if saved.handling_id is None:
            continue
        acts.append(saved.handling_id)
        seen = desk.store.reread(LEDER, Henvendelse, call.id)
    before = dumped(desk)
    assert replayed(desk) == before

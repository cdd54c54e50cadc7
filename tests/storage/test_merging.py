"""Two and three desks that wrote apart: nothing is lost, and all show the same (sync-and-security.md F40-F47)."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage import intake
from akutdesk.storage.arrival import of_page
from akutdesk.storage.errors import NotFound
from akutdesk.storage.udkast import Udkast
from akutdesk.storage.vetting import vet
from tests.storage.desk import LEDER, MEDARBEJDER, signing_key
from tests.storage.exchange import (
    all_meet,
    join,
    meet,
    prepare,
    push,
    replayed,
    same_everywhere,
    state,
)
from tests.storage.persons import KAREN, karen, opkald


def shown(desk, call):
    return desk.store.get(LEDER, Henvendelse, call.id)


def apart(server, desks, call):
    """A call that all desks have, and then the network is gone."""
    desks[0].store.save(LEDER, call)
    all_meet(server, *desks)


def test_f40_any_order_of_arrival_with_repetitions_gives_the_same_tables(
    anna, bo, server, tmp_path
):
    call = opkald(notat="Kom grædende")
    apart(server, (anna, bo), call)
    seen = call
    for desk, felt, value in (
        (anna, "notat", "Kom grædende, gik roligere"),
        (bo, "notat", "Kom grædende fra busstationen"),
        (anna, "form", "SMS"),
        (bo, "symptomer", ("ANGST", "UROLIG")),
    ):
        seen = shown(desk, call)
        desk.store.save(LEDER, replace(seen, **{felt: value}), seen)
    anna.store.undo(LEDER, anna.store.save(LEDER, opkald(notat="forkert")).handling_id)
    all_meet(server, anna, bo)
    expected = state(anna)
    assert state(bo) == expected
    for seed in range(12):
        third = join(anna, tmp_path / f"tredje-{seed}")
        prepare(third, server)
        file, chance = third.store._file, random.Random(seed)
        delivery = of_page(server.page(0))
        vet(file.db, third.store.net._members, delivery)
        arrivals = delivery.arrivals * 2
        chance.shuffle(arrivals)
        while arrivals:
            with file.transaction():
                some = arrivals[: chance.randint(1, 4)]
                intake.take(file, list({each.hash: each for each in some}.values()), at_server=True)
            del arrivals[: len(some)]
        assert same_everywhere(third)
        assert state(third) == expected
        third.store.close()


def test_f41_a_version_that_comes_before_what_it_replaces_waits_for_it(anna, bo, server):
    call = opkald(notat="først")
    anna.store.save(LEDER, call)
    anna.store.save(LEDER, replace(call, notat="siden"), call)
    prepare(anna, server)
    push(anna, server)
    prepare(bo, server)
    file = bo.store._file
    delivery = of_page(server.page(0))
    vet(file.db, bo.store.net._members, delivery)
    for each in reversed(delivery.arrivals):
        with file.transaction():
            intake.take(file, [each], at_server=True)
    assert shown(bo, call).notat == "siden"
    assert bo.store.samtidige(LEDER, call.id) == ()
    assert state(bo) == state(anna)


def test_f42_two_desks_set_the_same_field_offline_and_both_values_stay(anna, bo, server):
    call = opkald()
    apart(server, (anna, bo), call)
    anna.store.save(LEDER, replace(call, form="SMS"), call)
    bo.clock.go(minutes=3)
    bo.store.save(LEDER, replace(call, form="FREMMOEDE"), call)
    all_meet(server, anna, bo)
    for desk in (anna, bo):
        assert shown(desk, call).form == "FREMMOEDE"
        (samtidig,) = desk.store.samtidige(LEDER, call.id)
        assert [each.vaerdi for each in samtidig.vaerdier] == ["FREMMOEDE", "SMS"]
    assert same_everywhere(anna, bo)


def test_f42_at_the_very_same_moment_every_desk_shows_the_same_winner(anna, bo, server, tmp_path):
    call = opkald()
    third = join(anna, tmp_path / "tredje")
    apart(server, (anna, bo, third), call)
    for desk, form in ((anna, "SMS"), (bo, "FREMMOEDE"), (third, "TLF_ANDEN")):
        desk.store.save(LEDER, replace(call, form=form), call)
    all_meet(server, anna, bo, third)
    assert len({shown(desk, call).form for desk in (anna, bo, third)}) == 1
    assert same_everywhere(anna, bo, third)
    third.store.close()


def test_f45_what_arrives_never_touches_the_text_being_written(anna, bo, server):
    call = opkald(notat="fra før")
    apart(server, (anna, bo), call)
    udkast = Udkast(
        rid=call.id, felt="notat", type="henvendelse", base="fra før", text="fra før, og så"
    )
    bo.store.write_draft(MEDARBEJDER, udkast)
    anna.store.save(LEDER, replace(call, notat="ændret i Fredericia"), call)
    all_meet(server, anna, bo)
    (kept,) = bo.store.drafts(MEDARBEJDER)
    assert kept.text == "fra før, og så"
    bo.store.save(MEDARBEJDER, replace(call, notat=kept.text), call)
    (samtidig,) = bo.store.samtidige(LEDER, call.id)
    assert {each.vaerdi for each in samtidig.vaerdier} == {kept.text, "ændret i Fredericia"}


def test_f46_who_goes_on_writing_in_a_call_that_was_taken_back_elsewhere_loses_no_word(
    anna, bo, server
):
    call = opkald(notat="oprettet ved en fejl")
    made = anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    anna.store.undo(LEDER, made.handling_id)
    bo.store.save(LEDER, replace(call, notat="nej, han ringede igen"), call)
    all_meet(server, anna, bo)
    assert same_everywhere(anna, bo)
    for desk in (anna, bo):
        assert shown(desk, call).notat == "nej, han ringede igen"
        assert [row.rid for row in desk.store.henvendelser.liste(LEDER)] == [call.id]
        (apart,) = desk.store.konflikter.liste(LEDER)
        assert (apart.rid, apart.felter) == (call.id, ())
        assert apart.fortrudt.handling_id
        assert apart.fortrudt.bruger == LEDER.bruger
        assert state(desk) == replayed(desk)
    kept = bo.store.undo(LEDER, apart.fortrudt.handling_id)
    assert kept.changes.ids == {call.id}
    all_meet(server, anna, bo)
    for desk in (anna, bo):
        assert desk.store.konflikter.liste(LEDER) == ()
        assert shown(desk, call).notat == "nej, han ringede igen"
    assert same_everywhere(anna, bo)
    assert state(anna) == state(bo) == replayed(anna)


def test_f46_in_any_order_of_arrival_a_record_that_was_undone_and_written_on_is_there(
    anna, bo, server, tmp_path
):
    call, gone = opkald(notat="oprettet ved en fejl"), opkald(notat="fortrudt uden indsigelse")
    made = [anna.store.save(LEDER, each) for each in (call, gone)]
    all_meet(server, anna, bo)
    for each in made:
        anna.store.undo(LEDER, each.handling_id)
    bo.store.save(LEDER, replace(call, notat="nej, han ringede igen"), call)
    all_meet(server, anna, bo)
    expected = state(anna)
    for order in permutations(range(3)):
        third = join(anna, tmp_path / "".join(map(str, order)))
        prepare(third, server)
        file = third.store._file
        delivery = of_page(server.page(0))
        vet(file.db, third.store.net._members, delivery)
        about = [each for each in delivery.arrivals if each.header.rid == call.id]
        rest = [each for each in delivery.arrivals if each.header.rid != call.id]
        assert len(about) == 3
        for some in (*([about[at]] for at in order), rest):
            with file.transaction():
                intake.take(file, some, at_server=True)
        assert shown(third, call).notat == "nej, han ringede igen"
        with pytest.raises(NotFound):
            shown(third, gone)
        assert len(third.store.konflikter.liste(LEDER)) == 1
        assert same_everywhere(third)
        assert state(third) == expected
        third.store.close()
    assert state(bo) == expected


def test_f47_three_ways_apart_settled_differently_by_two_is_one_new_choice(
    anna, bo, server, tmp_path
):
    third = join(anna, tmp_path / "tredje")
    anna.store.save(LEDER, karen())
    desks = (anna, bo, third)
    all_meet(server, *desks)
    for desk, number in zip(desks, ("11111111", "22222222", "33333333"), strict=True):
        desk.store.save(LEDER, karen(telefon=number), karen())
    all_meet(server, *desks)
    (apart_now,) = anna.store.samtidige(LEDER, KAREN)
    assert len(apart_now.vaerdier) == 3
    for desk, number in ((anna, "11111111"), (bo, "22222222")):
        seen = desk.store.get(LEDER, Borger, KAREN)
        if seen.telefon != number:
            desk.store.save(LEDER, replace(seen, telefon=number), seen)
        else:
            other = replace(seen, telefon="44444444")
            desk.store.save(LEDER, other, seen)
    all_meet(server, *desks)
    (samtidig,) = third.store.samtidige(LEDER, KAREN)
    assert len(samtidig.vaerdier) == 2
    seen = third.store.get(LEDER, Borger, KAREN)
    third.store.save(LEDER, replace(seen, telefon="55555555"), seen)
    all_meet(server, *desks)
    assert all(desk.store.samtidige(LEDER, KAREN) == () for desk in desks)
    assert same_everywhere(*desks)
    third.store.close()


STORY = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["notat", "form", "symptomer", "ny", "fortryd", "mød", "luk"]),
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
        st.integers(0, 40),
    ),
    max_size=14,
)


def tell(desk, server, call, act):
    """One thing that happens at a desk."""
    _, what, text, seconds = act
    desk.clock.go(seconds=seconds)
    held = desk.db.execute("SELECT 1 FROM henvendelse WHERE id = ?", (call.id,)).fetchone()
    if what == "mød":
        meet(desk, server)
    elif what == "ny":
        desk.store.undo(LEDER, desk.store.save(LEDER, opkald(notat=text)).handling_id)
        desk.store.save(LEDER, opkald(notat=text))
    elif what == "luk":
        desk.reopen(clean=bool(seconds % 2))
        desk.store.sign_in(LEDER.bruger, signing_key())
    elif held:
        seen = shown(desk, call)
        if what == "fortryd":
            aendring = desk.store.history(LEDER, call.id)[0]
            if aendring.felter[0].gaelder and len(desk.store.history(LEDER, call.id)) > 1:
                desk.store.undo(LEDER, aendring.handling_id)
            return
        value = (text,) if what == "symptomer" else text
        desk.store.save(LEDER, replace(seen, **{what: value}), seen)


@given(STORY)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_story_of_three_desks_ends_alike(trio, story):
    server, desks = trio
    call = opkald(id=new_id())
    apart(server, desks, call)
    for act in story:
        tell(desks[act[0]], server, call, act)
    all_meet(server, *desks)
    assert same_everywhere(*desks)
    names = [(kept.writer, kept.n) for kept in server.events]
    assert len(set(names)) == len(names)
    assert all(desk.store.net.state().usendte == 0 for desk in desks)
    assert all(desk.store.net.quarantine() == () for desk in desks)


@pytest.fixture
def trio(anna, bo, server, tmp_path):
    third = join(anna, tmp_path / "tredje")
    yield server, (anna, bo, third)
    third.store.close()

"""A closed record bears the name of whoever closed it, and the history says when that is not proved (T4)."""

from dataclasses import replace

import msgspec
import pytest

from akutdesk.storage import save as saving
from akutdesk.storage.act import Act
from akutdesk.wire.payload import Op
from tests.storage.desk import BO, LEDER, MEDARBEJDER, MOGENS, join, signing_key
from tests.storage.exchange import all_meet
from tests.storage.persons import opkald


def closed(desk, adgang=MEDARBEJDER):
    """The newest change of a call that was closed in this name."""
    call = opkald()
    desk.store.save(adgang, call)
    desk.store.save(adgang, replace(call, status="AFSLUTTET"), call)
    return desk.store.history(adgang, call.id)[0]


def test_closing_with_the_own_key_is_signed(desk):
    desk.store.sign_in(BO, join(desk, BO))
    change = closed(desk)
    assert (change.signeret, change.usikker) == (True, False)


def test_somebody_elses_key_under_the_name_does_not_hold(desk):
    join(desk, BO)
    desk.store.sign_in(BO, signing_key())
    change = closed(desk)
    assert (change.signeret, change.usikker) == (False, True)


def test_closing_that_nobody_signed_is_told_and_a_draft_is_not(desk):
    change = closed(desk)
    assert (change.signeret, change.usikker) == (False, True)
    call = opkald()
    desk.store.save(MEDARBEJDER, call)
    assert not desk.store.history(MEDARBEJDER, call.id)[0].usikker


def test_key_that_was_given_meanwhile_holds_and_what_was_signed_before_goes_on_holding(desk):
    desk.store.sign_in(BO, join(desk, BO))
    before = closed(desk)
    desk.store.sign_in(BO, join(desk, BO))
    assert before.signeret
    assert closed(desk).signeret
    desk.reopen()
    desk.store.sign_in(BO, join(desk, BO))
    assert closed(desk).signeret


def test_key_that_was_replaced_before_the_start_signs_nothing_more(desk):
    old = join(desk, BO)
    join(desk, BO)
    desk.reopen()
    desk.store.sign_in(BO, old)
    assert closed(desk).usikker


def test_old_signatures_hold_after_the_person_has_a_new_key_and_a_new_start(desk):
    desk.store.sign_in(BO, join(desk, BO))
    call = opkald()
    desk.store.save(MEDARBEJDER, call)
    desk.store.save(MEDARBEJDER, replace(call, status="AFSLUTTET"), call)
    join(desk, BO)
    desk.reopen()
    assert desk.store.history(LEDER, call.id)[0].signeret


def test_where_the_list_of_staff_does_not_hold_nothing_is_taken_for_signed(desk):
    desk.store.sign_in(BO, join(desk, BO))
    change = closed(desk)
    assert change.signeret
    with desk.store._file.transaction():
        desk.db.execute("UPDATE membership SET statement = zeroblob(200) WHERE idx = 2")
    assert closed(desk).usikker


def test_what_a_pc_of_the_house_writes_in_a_name_is_told_at_every_desk(anna, bo, server):
    """Its device key is good; whose name it may use is for the person's own key to say."""
    join(anna, BO)
    all_meet(server, anna, bo)
    bo.store.sign_in(BO, signing_key())
    false = opkald(notat="i en andens navn")
    bo.store.save(MEDARBEJDER, false)
    bo.store.save(MEDARBEJDER, replace(false, status="AFSLUTTET"), false)
    all_meet(server, bo, anna)
    change, begun = anna.store.history(LEDER, false.id)
    assert (change.bruger, change.signeret, change.usikker) == (BO, False, True)
    assert not begun.usikker


def test_a_colleagues_true_key_closes_nothing_in_another_name(desk):
    join(desk, BO)
    desk.store.sign_in(BO, join(desk, MOGENS))
    change = closed(desk)
    assert (change.bruger, change.signeret, change.usikker) == (BO, False, True)


@pytest.mark.parametrize(
    "said",
    [
        [("notat", "som det aldrig var")],
        [("status", "BEGYNDT"), ("notat", "som det aldrig var")],
        [("status", ["x"]), ("notat", "som det aldrig var")],
    ],
    ids=["changed", "opened again", "with a status that is none"],
)
def test_what_a_strange_program_changes_in_a_closed_contact_without_a_reason_is_told(desk, said):
    desk.store.sign_in(BO, join(desk, BO))
    call = opkald(notat="som det var")
    desk.store.save(MEDARBEJDER, call)
    desk.store.save(MEDARBEJDER, replace(call, status="AFSLUTTET"), call)
    for felt, value in said:
        desk.clock.go(minutes=1)
        write_beside_the_rule(desk, call.id, Op(felt=felt, vaerdi=value))
    *_, first_after, closing, begun = desk.store.history(LEDER, call.id)
    assert closing.signeret
    assert (begun.usikker, closing.usikker, first_after.usikker) == (False, False, True)


def write_beside_the_rule(desk, rid, op):
    """As `Records.save` without asking what a closed record needs."""
    file = desk.store._file
    with file.transaction():
        standing = file.tables.standing(rid)
        heads = standing.registers.heads.get(op.felt, ())
        parents = tuple(file.log.name_of(eid) for eid in heads)
        act = Act(file, BO)
        payload = act.payload("henvendelse", [msgspec.structs.replace(op, foraeldre=parents)])
        saving.append(file, act, (rid, standing), payload, key=None)

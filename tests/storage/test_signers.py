"""A closed record bears the name of whoever closed it, and the history says when that is not proved (T4)."""

from dataclasses import replace

from tests.storage.desk import BO, LEDER, MEDARBEJDER, join, signing_key
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

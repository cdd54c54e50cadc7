"""What is typed and not saved yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.storage.errors import NotFound, TextUnfit
from akutdesk.storage.udkast import Udkast
from tests.storage.desk import LEDER, MEDARBEJDER
from tests.storage.persons import KAREN, karen


def udkast(**changes):
    fields = {"rid": KAREN, "felt": "moedes", "type": "borger", "text": "Med t", "caret": 5}
    return Udkast(**(fields | changes))


def test_a_draft_is_offered_after_a_stop_to_whoever_typed_it_and_nobody_else(desk):
    desk.store.write_draft(MEDARBEJDER, udkast(text="Med"))
    desk.clock.go(seconds=1)
    desk.store.write_draft(MEDARBEJDER, udkast())
    desk.reopen(clean=False)
    assert desk.store.drafts(MEDARBEJDER) == (udkast(tid=desk.clock.at),)
    assert desk.store.drafts(LEDER) == ()


def test_two_people_have_their_own_draft_of_one_field(desk):
    desk.store.write_draft(MEDARBEJDER, udkast())
    desk.store.write_draft(LEDER, udkast(text="Stille"))
    assert [draft.text for draft in desk.store.drafts(MEDARBEJDER)] == ["Med t"]
    assert [draft.text for draft in desk.store.drafts(LEDER)] == ["Stille"]


def test_saving_a_field_ends_its_drafts_and_no_others(desk):
    desk.store.save(MEDARBEJDER, karen())
    for felt in ("moedes", "moedes/2", "telefon"):
        desk.store.write_draft(MEDARBEJDER, udkast(felt=felt))
    desk.store.write_draft(LEDER, udkast())
    desk.reopen()
    desk.store.save(MEDARBEJDER, karen(moedes="Med te"), karen())
    assert [draft.felt for draft in desk.store.drafts(MEDARBEJDER)] == ["telefon"]
    assert len(desk.store.drafts(LEDER)) == 1


def test_a_save_that_fails_keeps_the_draft(desk):
    desk.store.save(MEDARBEJDER, karen())
    desk.store.write_draft(MEDARBEJDER, udkast())
    with pytest.raises(TextUnfit):
        desk.store.save(MEDARBEJDER, karen(moedes="\ud800"), karen())
    assert len(desk.store.drafts(MEDARBEJDER)) == 1


def test_a_dropped_draft_can_be_fetched_for_seven_days(desk):
    desk.store.write_draft(MEDARBEJDER, udkast())
    desk.store.drop_draft(MEDARBEJDER, KAREN, "moedes")
    assert desk.store.drafts(MEDARBEJDER) == ()
    desk.clock.go(days=6)
    desk.reopen()
    assert len(desk.store.dropped_drafts(MEDARBEJDER)) == 1
    desk.store.restore_draft(MEDARBEJDER, KAREN, "moedes")
    assert [draft.text for draft in desk.store.drafts(MEDARBEJDER)] == ["Med t"]
    desk.store.drop_draft(MEDARBEJDER, KAREN, "moedes")
    desk.clock.go(days=8)
    desk.reopen()
    assert desk.store.dropped_drafts(MEDARBEJDER) == ()
    with pytest.raises(NotFound):
        desk.store.restore_draft(MEDARBEJDER, KAREN, "moedes")


def test_a_draft_holds_any_word_and_any_length(desk):
    text = "👩\u200d👧 \0 'x' " + "y" * 1_000_000
    desk.store.write_draft(MEDARBEJDER, udkast(text=text, base=text[:9]))
    (kept,) = desk.store.drafts(MEDARBEJDER)
    assert replace(kept, tid=None) == udkast(text=text, base=text[:9])


def test_half_a_sign_in_a_draft_is_refused_with_its_field(desk, kanarie):
    with pytest.raises(TextUnfit) as told:
        desk.store.write_draft(MEDARBEJDER, udkast(text=f"{kanarie.navn}\ud83d"))
    assert told.value.felt == "moedes"
    assert desk.store.drafts(MEDARBEJDER) == ()

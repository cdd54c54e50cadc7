"""The talk: four tracks, steps in any order, safety never skipped."""

from __future__ import annotations

import pytest

from akutdesk.domain.errors import TrinError
from akutdesk.domain.krisesamtale import (
    SPOR,
    Krisesamtale,
    TrinStatus,
    forrige,
    gennemfoert,
    med_trin,
    naeste,
    status_for,
    udfald,
)
from akutdesk.domain.record import new_id

TALK = Krisesamtale(id=new_id(), spor="FULD")


def done(*steps: str) -> Krisesamtale:
    talk = TALK
    for step in steps:
        talk = med_trin(talk, step, status="UDFOERT")
    return talk


def test_every_track_asks_about_safety():
    assert all("2" in steps for steps in SPOR.values())
    assert SPOR["KORT"] == ("1", "2", "3", "6", "8")
    assert SPOR["AFTALE"][0] == "AFTALE"


def test_steps_are_walked_in_the_order_of_the_track():
    assert naeste("FULD", "3") == "4"
    assert naeste("KORT", "3") == "6"
    assert forrige("KORT", "6") == "3"
    assert naeste("FULD", "8") is None
    assert forrige("FULD", "1") is None


def test_a_step_not_talked_about_has_no_status():
    assert status_for(TALK, "3") == TrinStatus(trin="3")
    assert status_for(done("3"), "3").status == "UDFOERT"


def test_a_step_can_be_taken_back():
    assert med_trin(done("3"), "3", status=None) == TALK


def test_steps_stay_in_order_whatever_is_done_first():
    assert [one.trin for one in done("8", "1", "3").trin_status] == ["1", "3", "8"]


def test_what_was_done_stays_done_when_the_track_changes():
    assert status_for(done("6"), "6").status == "UDFOERT"
    assert "6" in SPOR["KORT"]
    assert "6" in SPOR["PAAR"]


@pytest.mark.parametrize("reason", ["TID", "IKKE_REL", "BORGER_NEJ"])
def test_a_skipped_step_has_a_reason(reason: str):
    talk = med_trin(TALK, "5", status="SPRUNGET_OVER", grund=reason)
    assert status_for(talk, "5").grund == reason


@pytest.mark.parametrize(
    ("trin", "status", "grund", "kode"),
    [
        ("2", "SPRUNGET_OVER", "TID", "TRIN_2"),
        ("5", "SPRUNGET_OVER", None, "GRUND"),
        ("5", "SPRUNGET_OVER", "LYST", "GRUND"),
        ("5", "UDFOERT", "TID", "GRUND"),
        ("9", "UDFOERT", None, "TRIN_UKENDT"),
    ],
)
def test_what_a_step_cannot_be_is_refused(trin: str, status: str, grund: str | None, kode: str):
    with pytest.raises(TrinError) as refusal:
        med_trin(TALK, trin, status=status, grund=grund)
    assert (refusal.value.kode, refusal.value.felt) == (kode, trin)


def test_a_talk_is_held_when_five_steps_are_done():
    assert not gennemfoert(done("1", "2", "3", "6"))
    assert gennemfoert(done("1", "2", "3", "6", "8"))
    skipped = med_trin(done("1", "2", "3", "6"), "8", status="SPRUNGET_OVER", grund="TID")
    assert not gennemfoert(skipped)


def test_the_outcome_follows_the_steps():
    assert udfald(TALK) is None
    assert udfald(med_trin(TALK, "5", status="SPRUNGET_OVER", grund="TID")) is None
    assert udfald(done("1")) == "DELVIS"
    assert udfald(done(*SPOR["FULD"])) == "GENNEMFOERT"

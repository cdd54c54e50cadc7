"""The safety questions: answers, never a score."""

from __future__ import annotations

import inspect
from dataclasses import replace

import pytest

from akutdesk.domain import sikkerhedsafklaring
from akutdesk.domain.record import new_id
from akutdesk.domain.sikkerhedsafklaring import (
    AFKLARENDE,
    HANDLET,
    OMGIVELSER,
    OMSTAENDIGHEDER,
    Sikkerhedsafklaring,
    begyndt,
    eskaleringer,
    kraever_overdragelse,
    mangler,
    med_svar,
    spoergsmaal,
    tilbyd_sikkerhedsdel,
)

EMPTY = Sikkerhedsafklaring(id=new_id())


def asked(**answers: str) -> Sikkerhedsafklaring:
    return replace(EMPTY, spurgt_direkte="JA", **answers)  # type: ignore[arg-type]


def fields(answers: Sikkerhedsafklaring, level: str | None = None) -> list[str]:
    return [mangel.felt for mangel in mangler(answers, level)]


def test_the_first_questions_are_few():
    assert spoergsmaal(EMPTY, None) == (
        "andre_til_stede",
        "tanker",
        "allerede_handlet",
        *OMGIVELSER,
        "handleniveau",
    )


@pytest.mark.parametrize("thoughts", ["TANKER", "DOEDSOENSKE", "IKKE_OPLYST"])
def test_thoughts_that_are_not_ruled_out_open_four_questions(thoughts: str):
    shown = spoergsmaal(asked(tanker=thoughts), None)
    assert shown[1:6] == ("tanker", *AFKLARENDE)
    assert set(OMSTAENDIGHEDER) <= set(shown)
    assert "holder_mig_i_live" in shown


def test_no_thoughts_open_nothing_more():
    assert not set(AFKLARENDE) & set(spoergsmaal(asked(tanker="NEJ"), None))


def test_something_done_asks_what_when_and_how_much():
    shown = spoergsmaal(asked(allerede_handlet="JA"), None)
    assert shown[shown.index("allerede_handlet") + 1 :][:3] == HANDLET


def test_from_level_two_on_somebody_else_is_asked():
    assert "droeftet_med" not in spoergsmaal(EMPTY, "1")
    assert spoergsmaal(EMPTY, "2")[-2:] == ("droeftet_med", "droeftet_med_navn")


def test_an_answer_means_that_it_was_asked():
    answered = med_svar(EMPTY, "tanker", "NEJ")
    assert (answered.spurgt_direkte, answered.tanker) == ("JA", "NEJ")
    assert med_svar(answered, "tanker", None).spurgt_direkte is None


def test_not_asked_takes_the_answer_away_and_wants_a_reason():
    answered = med_svar(med_svar(EMPTY, "tanker", "TANKER"), "plan", "JA")
    not_asked = med_svar(answered, "spurgt_direkte", "NEJ_FORDI")
    assert not_asked.tanker is None
    assert not_asked.plan == "JA"
    assert spoergsmaal(not_asked, None)[2] == "spurgt_ikke_fordi"
    assert fields(not_asked)[0] == "spurgt_ikke_fordi"
    assert begyndt(not_asked)


def test_nothing_noted_is_not_begun():
    assert not begyndt(EMPTY)
    assert fields(EMPTY) == ["spurgt_direkte"]
    assert med_svar(EMPTY, "spurgt_direkte", "JA").tanker is None


def test_what_must_be_answered_follows_the_answers():
    assert fields(asked(tanker="NEJ")) == ["allerede_handlet", *OMGIVELSER]
    assert fields(asked(tanker="TANKER"))[:4] == list(AFKLARENDE)
    assert fields(asked())[0] == "tanker"
    assert "droeftet_med" in fields(asked(tanker="NEJ"), "3")


@pytest.mark.parametrize("answer", AFKLARENDE)
def test_each_of_the_four_shows_the_action_at_once(answer: str):
    assert eskaleringer(asked(tanker="TANKER", **{answer: "JA"})) == ("E3",)
    assert eskaleringer(asked(tanker="TANKER", **{answer: "IKKE_OPLYST"})) == ()


def test_thoughts_alone_show_no_action():
    assert eskaleringer(asked(tanker="TANKER")) == ()
    assert eskaleringer(asked(tanker="NEJ", plan="JA")) == ()


def test_the_most_urgent_action_comes_first():
    everything = asked(
        tanker="TANKER",
        plan="JA",
        allerede_handlet="JA",
        stemmer_befaler="JA",
        fare_for_andre="JA",
        vold_i_hjemmet="JA",
        boern_bekymring="JA",
    )
    assert eskaleringer(everything) == ("E1", "E3", "E4", "E5", "E8", "E7")


def test_levels_ask_for_more_help_from_one_and_a_handover_from_two():
    assert [tilbyd_sikkerhedsdel(level) for level in (None, "IKKE_VURD", "0", "1", "2", "3")] == [
        *(False, False, False, True, True, True)
    ]
    assert [kraever_overdragelse(level) for level in (None, "IKKE_VURD", "0", "1", "2", "3")] == [
        *(False, False, False, False, True, True)
    ]


def test_no_function_gives_a_level():
    returned = {
        name: inspect.signature(function).return_annotation
        for name, function in inspect.getmembers(sikkerhedsafklaring, inspect.isfunction)
        if function.__module__ == sikkerhedsafklaring.__name__
    }
    assert not any(kind in {"str", "int", "str | None", "int | None"} for kind in returned.values())

"""What the kriseplan screen shows and offers, without any window."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from akutdesk.domain.kriseplan import Aftale, Kontakt, Kriseplan, Maal
from akutdesk.domain.record import new_id
from akutdesk.domain.sektion import EDITOR, KORT, SIKKERHED
from akutdesk.reports.dokument import Dokument
from akutdesk.ui.kriseplan import state

NIGHT = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)


@pytest.fixture
def plan():
    return Kriseplan(id=new_id())


def dokument(*, sider=1, linjer=12, fyld=0.4):
    return Dokument(
        pdf=b"", titel="", sider=sider, tekst="", linjer=linjer, fyld=fyld, sektioner={}
    )


def test_a_new_plan_is_the_short_one(plan):
    assert state.shown(plan, (), None) == KORT


def test_from_level_one_the_safety_part_is_there_too(plan):
    assert set(SIKKERHED) <= set(state.shown(plan, (), "1"))
    assert not set(SIKKERHED) & set(state.shown(plan, (), "0"))


def test_sections_stand_in_the_order_of_the_plan_however_they_were_opened(plan):
    opened = ("K16", "K4", "K0")
    on_screen = state.shown(plan, opened, None)
    assert on_screen == tuple(nr for nr in state.SECTIONS if nr in {*KORT, *opened})


def test_what_can_be_added_is_all_that_is_not_there(plan):
    front, rest = state.addable(state.shown(plan, ("K6",), None))
    assert front == ("K4", "K7", "K10", "K11")
    assert set(front) | set(rest) | {*KORT, "K6"} == {"K0", *EDITOR}


def test_a_filled_section_is_shown_without_being_opened(plan):
    filled = state.with_lines(plan, "K12", ["Katten"])
    assert "K12" in state.shown(filled, (), None)


def test_blank_lines_are_left_out_and_the_others_are_kept_byte_for_byte(plan):
    lines = ["  Gå\u00a0tur ", "   ", "", "e\u0301"]
    assert state.with_lines(plan, "K5", lines).k5_selv == ("  Gå\u00a0tur ", "e\u0301")


@pytest.mark.parametrize(
    ("nr", "felt", "both"),
    [
        ("K1", "k1_handler_om", "først\nså"),
        ("K3", "k3_maal", (Maal(tekst="først"), Maal(tekst="så"))),
        ("K5", "k5_selv", ("først", "så")),
        ("K7", "k7_mennesker", (Kontakt(navn="først"), Kontakt(navn="så"))),
        ("K14", "k14_aftaler", (Aftale(hvad="først"), Aftale(hvad="så"))),
    ],
)
def test_one_more_line_comes_after_the_others(plan, nr, felt, both):
    twice = state.with_line(state.with_line(plan, nr, "først"), nr, "så")
    assert getattr(twice, felt) == both


def test_an_agreement_knows_its_time_from_the_words():
    understood = state.aftale("Dagvagten", "ringer", "i dag kl. 10", NIGHT)
    assert understood.forfald == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert state.aftale("Dagvagten", "ringer", "når det passer", NIGHT).forfald is None


def test_an_empty_plan_lacks_what_every_plan_must_hold(plan):
    assert [nr for nr, _ in state.missing(plan)] == ["K1", "K3", "K5", "K8", "K14"]


def test_too_long_a_text_is_told_as_such(plan):
    long = Kriseplan(id=plan.id, k1_handler_om="a" * 301)
    assert dict(state.missing(long))["K1"] == "kriseplan.mangler.for_lang"


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (dokument(), "1 side · 12 linjer · god plads"),
        (dokument(linjer=1, fyld=0.9), "1 side · 1 linje · lidt plads"),
        (dokument(sider=2, linjer=30), "2 sider · 30 linjer · det er også fint"),
    ],
)
def test_the_fit_is_said_without_a_warning(texts, paper, said):
    assert state.fit_line(paper, texts) == said


def test_numbers_from_the_program_are_not_yet_a_plan(plan):
    numbers = Kriseplan(id=plan.id, k8_fagfolk=(Kontakt(navn="Fare for liv", nummer="112"),))
    assert state.is_empty(numbers)
    assert not state.is_empty(state.with_line(numbers, "K5", "gå"))

"""How often a card was opened is told to those who may read the log, and to nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from akutdesk.domain.borger import Borger
from akutdesk.ui.borger.page import BorgerPage
from akutdesk.ui.borger.seen import month_of
from tests.ui.conftest import settle
from tests.ui.folk import KAREN
from tests.ui.night_desk import ANNA, LEADER


def opened_by(people, desk, qtbot):
    people.window.route("borger", lambda rid: BorgerPage(desk, rid))
    people.window.go("borger", KAREN)
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    settle()
    return people.page.seen.text()


def test_the_leader_sees_how_often_the_card_was_opened_this_month(people, qtbot):
    people.store.hold_log_key(ANNA, people.founded.keys.person.kem)
    for _ in range(3):
        people.store.get(people.desk.adgang, Borger, KAREN)
    leader = replace(people.desk, adgang=LEADER)
    assert opened_by(people, leader, qtbot) == "Set 4 gange i denne måned"


def test_nobody_else_does_and_nothing_is_asked(people, qtbot):
    assert opened_by(people, people.desk, qtbot) == ""


def test_a_leader_whose_key_is_not_here_sees_nothing(people, qtbot):
    assert opened_by(people, replace(people.desk, adgang=LEADER), qtbot) == ""


def test_the_month_begins_by_the_local_clock():
    assert month_of(datetime(2026, 10, 31, 23, 30, tzinfo=UTC)) == datetime(
        2026, 10, 31, 23, tzinfo=UTC
    )

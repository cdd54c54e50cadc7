"""Following a job to the sheet: what is claimed, and what is asked (ux.md 5.8)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from akutdesk.ui.jobs import Jobs
from akutdesk.ui.printer import JobState
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS, LOOKS, Follower, outcome
from tests.fakes.printer import ScriptedPrinter

I_GANG, FAERDIG, SVARER_IKKE, UKLAR = (
    JobState.I_GANG,
    JobState.FAERDIG,
    JobState.SVARER_IKKE,
    JobState.UKLAR,
)


def test_a_job_is_looked_at_every_two_seconds_for_half_a_minute():
    assert LOOK_EVERY_MS == 2_000
    assert LOOK_EVERY_MS * LOOKS == 30_000


@pytest.mark.parametrize(
    ("looks", "found"),
    [
        ((FAERDIG,), FAERDIG),
        ((I_GANG, FAERDIG), FAERDIG),
        ((I_GANG,) * (LOOKS - 1), None),
        ((I_GANG,) * LOOKS, UKLAR),
        ((SVARER_IKKE,), None),
        ((SVARER_IKKE, SVARER_IKKE), SVARER_IKKE),
        ((SVARER_IKKE, I_GANG), None),
        ((JobState.STOPPET,), JobState.STOPPET),
        ((UKLAR,), UKLAR),
    ],
)
def test_what_the_looks_amount_to(looks, found):
    assert outcome(looks) is found


@pytest.fixture
def jobs(qapp):
    assert qapp is not None
    owner = QObject()
    made = Jobs(named=lambda _: False, crash=lambda _: None, parent=owner)
    made.owner = owner
    yield made
    made.stop()


def followed(jobs, printer, qtbot):
    follower = Follower(jobs, printer, parent=jobs, every_ms=0)
    job = printer.submit(b"", printer="Kontoret")
    with qtbot.waitSignal(follower.ended) as told:
        follower.follow(job)
    return told.args[0], job


def test_a_printed_job_is_left_alone(jobs, qtbot):
    printer = ScriptedPrinter("Kontoret", script=(I_GANG, I_GANG, FAERDIG))
    state, _ = followed(jobs, printer, qtbot)
    assert state is FAERDIG
    assert printer.cancelled == []


def test_a_job_that_stays_in_the_queue_is_taken_out_before_it_is_asked_about(jobs, qtbot):
    printer = ScriptedPrinter("Kontoret", script=(I_GANG,))
    state, job = followed(jobs, printer, qtbot)
    assert state is UKLAR
    assert printer.cancelled == [job]
    assert printer.looks == LOOKS + 1


def test_a_silent_printer_keeps_no_plan_for_noon(jobs, qtbot):
    printer = ScriptedPrinter("Kontoret", script=(SVARER_IKKE,))
    state, job = followed(jobs, printer, qtbot)
    assert state is SVARER_IKKE
    assert printer.cancelled == [job]


class LatePrinter(ScriptedPrinter):
    """Ends its job in the moment it is cancelled."""

    def follow(self, job):
        return FAERDIG if job in self.cancelled else super().follow(job)


def test_a_job_that_ends_while_it_is_cancelled_did_come_out(jobs, qtbot):
    state, _ = followed(jobs, LatePrinter("Kontoret", script=(I_GANG,)), qtbot)
    assert state is FAERDIG

"""Long work happens elsewhere; its answer comes back to the window, once, and only if it is wanted."""

from __future__ import annotations

import threading  # noqa: TID251 - the test looks at where work is done

import pytest
from PySide6.QtCore import QObject

from akutdesk.storage.errors import DiskFull
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.messages import is_named


@pytest.fixture
def crashed():
    return []


@pytest.fixture
def jobs(look, crashed):
    made = Jobs(named=is_named, crash=crashed.append, parent=look)
    yield made
    made.stop()


def run(jobs, qtbot, work, owner=None):
    """The answers of one job, after it is over."""
    answers = []
    owner = owner or jobs
    with qtbot.waitSignal(jobs.idle, timeout=5000):
        jobs.run(
            work,
            done=lambda value: answers.append(("done", value, threading.current_thread())),
            failed=lambda error: answers.append(("failed", error, threading.current_thread())),
            owner=owner,
        )
    return answers


def test_work_is_done_elsewhere_and_answered_here(jobs, qtbot):
    [(kind, value, thread)] = run(jobs, qtbot, threading.current_thread)
    assert (kind, thread) == ("done", threading.main_thread())
    assert value is not threading.main_thread()


def test_an_error_with_a_sentence_is_handed_to_the_page(jobs, qtbot, crashed):
    def work():
        raise DiskFull

    [(kind, error, thread)] = run(jobs, qtbot, work)
    assert (kind, error.kode, thread) == ("failed", "DISK_FULD", threading.main_thread())
    assert crashed == []


def test_a_bug_takes_the_crash_path(jobs, qtbot, crashed):
    def work():
        raise ZeroDivisionError

    assert run(jobs, qtbot, work) == []
    assert [type(error) for error in crashed] == [ZeroDivisionError]


def test_the_answer_for_a_page_that_is_gone_is_dropped(jobs, qtbot):
    import shiboken6

    owner = QObject()
    answers = []
    gate = threading.Event()
    with qtbot.waitSignal(jobs.idle, timeout=5000):
        jobs.run(gate.wait, done=answers.append, failed=answers.append, owner=owner)
        shiboken6.delete(owner)
        gate.set()
    assert answers == []


def test_three_thousand_jobs_each_answer_once(jobs, qtbot):
    answers = []
    with qtbot.waitSignal(jobs.idle, timeout=20000):
        for number in range(3000):
            jobs.run(lambda n=number: n, done=answers.append, failed=answers.append, owner=jobs)
    assert sorted(answers) == list(range(3000))
    assert not jobs.busy


def test_what_a_closing_window_still_asks_for_is_not_begun(jobs, crashed):
    jobs.stop()
    begun = []
    for ask in (jobs.run, jobs.listen):
        ask(lambda: begun.append(1), done=begun.append, failed=begun.append, owner=jobs)
    jobs.send(
        lambda _: begun.append(1),
        told=begun.append,
        done=begun.append,
        failed=begun.append,
        owner=jobs,
    )
    assert (begun, jobs.busy, jobs.away, crashed) == ([], False, False, [])

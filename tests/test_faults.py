"""The table of faults says what was seen, and nothing else."""

from __future__ import annotations

import pytest

from tests import faults


def report(name: str, outcome: str = "passed", when: str = "call") -> pytest.TestReport:
    where = (f"tests/test_x.py::{name}", None, name)
    return pytest.TestReport(
        nodeid=where[0],
        location=("x", 0, name),
        keywords={},
        outcome=outcome,
        longrepr=None,
        when=when,
    )


def test_a_fault_is_held_by_the_tests_that_name_it():
    found = faults.results(
        [report("test_f26_lost"), report("test_f26_again"), report("test_of_more")]
    )
    assert "F26 held by 2" in faults.table(found)


def test_a_test_that_fell_is_told_also_where_it_fell_before_it_began():
    found = faults.results([report("test_f26_lost"), report("test_f26_again", "failed", "setup")])
    assert "F26 FAILED in 1 of 2" in faults.table(found)


def test_what_nobody_tried_is_told():
    told = faults.table({})
    assert "F27 not tried: no test of this run names it" in told
    assert len(told) == len(faults.FAULTS)

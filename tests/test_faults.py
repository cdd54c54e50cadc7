"""The table of threats and faults says what was seen, and nothing else; every row has its tests or its reason."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests import faults

HERE = Path(__file__).parent


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


def all_tests() -> set[str]:
    """Every test of the project, as `folder/test_file.py::test_name`."""
    return {
        f"{path.relative_to(HERE).as_posix()}::{node.name}"
        for path in HERE.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_threat_and_fault_has_a_test_or_a_reason():
    tested = {row for test in all_tests() for row in faults.rows_of(test)}
    assert set(faults.ROWS) - tested - set(faults.told()["not_here"]) == set()


def test_every_test_of_the_list_is_there():
    assert set(faults.held()) - all_tests() == set()


def test_the_list_knows_no_other_rows():
    told = faults.told()
    assert set(told["threats"]) <= set(faults.THREATS)
    assert set(told["faults"]) <= set(faults.FAULTS)
    assert set(told["not_here"]) <= set(faults.ROWS)
    assert set(told) == {"threats", "faults", "not_here"}


def test_a_fault_is_held_by_the_tests_that_name_it():
    found = faults.results(
        [report("test_f26_lost"), report("test_f26_again[wifi]"), report("test_of_more")]
    )
    assert "F26 held by 2" in faults.table(found)


def test_a_test_of_the_list_counts_for_all_its_rows():
    name = "tests/storage/test_audit.py::test_a_changed_entry_is_told[1]"
    assert faults.rows_of(name) == {"T5", "F87"}


def test_a_key_of_the_keyboard_is_no_fault():
    assert faults.rows_of("tests/x.py::test_f12_again_changes_nothing") == set()


def test_a_test_that_fell_is_told_also_where_it_fell_before_it_began():
    found = faults.results([report("test_f26_lost"), report("test_f26_again", "failed", "setup")])
    assert "F26 FAILED in 1 of 2" in faults.table(found)


def test_what_nobody_tried_is_told_with_its_reason_where_there_is_one():
    told = faults.table({})
    assert "F27 not tried: no test of this run names it" in told
    assert any(line.startswith("T13 not tried here: not defended") for line in told)
    assert len(told) == len(faults.ROWS)


def test_a_row_whose_tests_lack_a_part_of_the_machine_says_so():
    some, none = ["passed", "skipped"], ["skipped", "skipped"]
    told = faults.table({"F26": some, "F27": none})
    assert "F26 held by 1, skipped by 1" in told
    assert "F27 skipped by 2" in told

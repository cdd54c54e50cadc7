"""The table at the end of a run: which threat and which fault was met by tests, and how it went.

The rows are those of sync-and-security.md 3 (T1-T20) and 4 (F01-F94). A test is about a row if tests/held.toml says
so, or if its name holds a number that no key of the keyboard has: `test_f26_…`.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

THREATS: Final = tuple(f"T{number}" for number in range(1, 21))
FAULTS: Final = tuple(f"F{number:02d}" for number in range(1, 95))
ROWS: Final = THREATS + FAULTS

_HERE: Final = Path(__file__).parent
_NUMBER: Final = re.compile(r"_f(\d\d)(?=_)")
_KEYS: Final = 24
"""F1 to F24 in the name of a test are keys."""


@cache
def told() -> Mapping[str, Mapping[str, list[str] | str]]:
    """What tests/held.toml says: `threats` and `faults` by row, and `not_here` with a reason."""
    return tomllib.loads((_HERE / "held.toml").read_text("utf-8"))


@cache
def held() -> Mapping[str, frozenset[str]]:
    """Each test of held.toml, as `folder/test_file.py::test_name`, and the rows it is about."""
    rows: dict[str, set[str]] = defaultdict(set)
    for row, tests in (*told()["threats"].items(), *told()["faults"].items()):
        for test in tests:
            rows[test].add(row)
    return {test: frozenset(found) for test, found in rows.items()}


def rows_of(test: str) -> frozenset[str]:
    """The rows that a test is about; `test` is a node id, with or without its parameters."""
    name = test.partition("[")[0].removeprefix("tests/")
    numbers = map(int, _NUMBER.findall(name.rpartition("::")[2]))
    named = {f"F{number}" for number in numbers if number > _KEYS}
    return held().get(name, frozenset()) | named


def results(reports: Iterable[pytest.TestReport]) -> dict[str, list[str]]:
    """For each row the outcomes of its tests; a phase that went well says nothing but for the test itself."""
    found: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        if report.when != "call" and report.passed:
            continue
        for row in rows_of(report.nodeid):
            found[row].append(report.outcome)
    return found


def table(found: Mapping[str, list[str]]) -> list[str]:
    """A line for each row, in order."""
    return [f"{row} {_word(row, found.get(row, []))}" for row in ROWS]


def _word(row: str, outcomes: list[str]) -> str:
    reason = told()["not_here"].get(row)
    left = f"; not tried here: {reason}" if reason else ""
    bad, skipped = outcomes.count("failed"), outcomes.count("skipped")
    if bad:
        return f"FAILED in {bad} of {len(outcomes)}{left}"
    if skipped:
        left = f", skipped by {skipped}{left}"
    if len(outcomes) > skipped:
        return f"held by {len(outcomes) - skipped}{left}"
    if outcomes:
        return left.removeprefix(", ")
    return left.removeprefix("; ") or "not tried: no test of this run names it"

"""The table at the end of a run: which fault of sync-and-security.md 4 was met by tests, and how it went.

A test is about a fault if its name holds the number: `test_f26_…`. F01-F24 and F86-F94 come with the issue on trust.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pytest

FAULTS = range(25, 86)

_NUMBER = re.compile(r"_f(\d\d)(?=_)")


def results(reports: Iterable[pytest.TestReport]) -> dict[int, list[str]]:
    """For each fault the outcomes of its tests; a phase that went well says nothing but for the test itself."""
    found: dict[int, list[str]] = defaultdict(list)
    for report in reports:
        if report.when != "call" and report.passed:
            continue
        for number in _NUMBER.findall(report.nodeid.rpartition("::")[2]):
            found[int(number)].append(report.outcome)
    return found


def table(found: dict[int, list[str]]) -> list[str]:
    """A line for each fault, in order."""
    return [f"F{number} {_word(found.get(number, []))}" for number in FAULTS]


def _word(outcomes: list[str]) -> str:
    if not outcomes:
        return "not tried: no test of this run names it"
    bad = sum(outcome != "passed" for outcome in outcomes)
    return f"FAILED in {bad} of {len(outcomes)}" if bad else f"held by {len(outcomes)}"

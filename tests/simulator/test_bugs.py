"""The invariants can fail: whatever bug is planted, a few nights find it (simulator/bugs.py)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulator.bugs import BUGS
from tests.simulator.run import RunFailed, run
from tests.simulator.template import Template, template_in_memory


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    """A house that was made without any bug."""
    with template_in_memory() as template:
        yield template


@pytest.mark.turns(5)
@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found_within_a_few_nights(template, monkeypatch, bug):
    plant, nights = BUGS[bug]
    plant(monkeypatch)
    error = next(filter(None, (fails(template, night) for night in nights)), None)
    assert error is not None
    assert isinstance(error.__cause__, AssertionError), "it stumbled, and no invariant saw it"


def fails(template: Template, seed: int) -> RunFailed | None:
    try:
        run(template, seed, deeply=True, lasting=True)
    except RunFailed as error:
        return error
    return None

"""Thousands of nights in which everything breaks: nothing is lost, nothing is doubled, and all PCs agree.

Hypothesis is given the seeds; a seed that fails is printed and comes again with `python -m tests.simulator SEED`,
and `--shrink` leaves out of it what does not matter.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.conftest import SWEEPER, share_of
from tests.counts import Share
from tests.simulator.run import run
from tests.simulator.servers import server_kind
from tests.simulator.template import Template, template_in_memory

pytestmark = pytest.mark.long

SHARES = 16
"""Parts that a machine with several cores may take side by side, none of which takes a minute and a half."""
SHARES_POSTGRES = 4
SEED_BITS = 40
DEEPLY = 10
"""One run in so many is also searched for words and has its tables made again."""
LASTING = 2
"""And in one of so many, records are erased and PCs brought up from an older form (docs/decisions/0092)."""


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    """The house that every run begins with."""
    with template_in_memory() as template:
        yield template


@pytest.fixture(scope="module")
def postgres() -> Iterator[type]:
    """A server on PostgreSQL."""
    with server_kind("postgres") as kind:
        yield kind


@pytest.fixture
def base(pytestconfig: pytest.Config) -> int:
    """Where the seeds begin: everyday runs play the same nights, so that they say the same of the same code."""
    return pytestconfig.option.seed if share_of(pytestconfig) is Share.FULL else 0


def runs(template: Template, examples: int, seed: int, **options) -> None:
    """So many runs with seeds that follow from one, and from nothing else (docs/decisions/0130)."""

    @settings(
        phases=(Phase.explicit,),  # a smaller seed is not a smaller run
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @hypothesis.given(drawn=st.integers(0, 2**SEED_BITS))
    def one(drawn: int) -> None:
        nr, over = divmod(drawn, DEEPLY)
        run(template, drawn, deeply=not over, lasting=nr % LASTING == 0, **options)
        SWEEPER.sweep()

    dice = random.Random(seed)
    for _ in range(examples):
        one = hypothesis.example(drawn=dice.getrandbits(SEED_BITS))(one)
    one()


@pytest.mark.turns(2)
@pytest.mark.parametrize("share", range(SHARES))
def test_whatever_breaks_nothing_is_lost_or_doubled_and_all_pcs_agree(template, count, base, share):
    runs(template, -(-count("simulator") // SHARES), base * SHARES + share)


@pytest.mark.turns(2)
@pytest.mark.parametrize("share", range(SHARES_POSTGRES))
def test_whatever_breaks_at_a_server_on_postgresql_nothing_is_lost_or_doubled(
    count, base, postgres, share
):
    with template_in_memory(postgres) as template:
        examples = -(-count("simulator_postgres") // SHARES_POSTGRES)
        runs(template, examples, base * SHARES_POSTGRES + share, kind=postgres)

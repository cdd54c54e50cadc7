"""One run of the simulator: a seed gives the house, the weather and what happens in which order."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.simulator.acts import ACTS, LASTING, Act
from tests.simulator.central import SqliteCentral
from tests.simulator.chance import drawn_from
from tests.simulator.ears import heard
from tests.simulator.invariants import check
from tests.simulator.people import BEGINS, PEOPLE
from tests.simulator.steady import signatures_remembered
from tests.simulator.template import Template, memory
from tests.simulator.world import World, world_from

PEOPLE_STEPS: Final = 13
"""So many are about cards of one person (people.py); they come in between the others."""
LASTING_STEPS: Final = 4
"""And so many are of `acts.LASTING`."""
STEPS: Final = 40 + PEOPLE_STEPS + LASTING_STEPS

_EVERY: Final = {**ACTS, **PEOPLE, **LASTING}


Acts = Mapping[str, tuple[Act, int]]


@dataclass(frozen=True)
class Step:
    """One act: by name, which PC of those there are then, and the seed of its dice."""

    act: str
    pc: int
    seed: int


class RunFailed(AssertionError):
    """Something was lost, doubled or told apart; how to have it again stands in the text."""

    def __init__(self, seed: int, store: str, what: str, *, lasting: bool) -> None:
        also = " --lasting" if lasting else ""
        super().__init__(f"{what}\n  again: python -m tests.simulator {seed} --store {store}{also}")


def steps_of(seed: int, *, lasting: bool) -> list[Step]:
    """What a seed lets happen; with `lasting` also what cannot be taken back (docs/decisions/0092)."""
    steps = _drawn(random.Random(seed), ACTS, STEPS - PEOPLE_STEPS - LASTING_STEPS)
    dice = _dice("people", seed)
    _put_between(dice, steps, _drawn(dice, PEOPLE, PEOPLE_STEPS - len(BEGINS)))
    begins = [Step(act, dice.randrange(60), dice.randrange(2**32)) for act in BEGINS]
    if lasting:
        dice = _dice("lasting", seed)
        _put_between(dice, steps, _drawn(dice, LASTING, LASTING_STEPS))
    return begins + steps


def _dice(of: str, seed: int) -> random.Random:
    """Dice of their own: the other acts of a night stay what they were."""
    return random.Random(f"{of} {seed}")


def _put_between(dice: random.Random, steps: list[Step], more: list[Step]) -> None:
    for step in more:
        steps.insert(dice.randrange(len(steps) + 1), step)


def _drawn(dice: random.Random, acts: Acts, count: int) -> list[Step]:
    names, weights = list(acts), [weight for _, weight in acts.values()]
    return [
        Step(act, dice.randrange(60), dice.randrange(2**32))
        for act in dice.choices(names, weights, k=count)
    ]


def run(
    template: Template,
    seed: int,
    *,
    kind: type[SqliteCentral] = SqliteCentral,
    only: Collection[int] = range(STEPS),
    deeply: bool = False,
    lasting: bool = False,
) -> None:
    """Run a seed, or some of its steps. Raises RunFailed."""
    drawn = steps_of(seed, lasting=lasting)
    steps = [step for number, step in enumerate(drawn) if number in only]
    with (
        tempfile.TemporaryDirectory(prefix="akutdesk-simulator-", dir=memory()) as folder,
        drawn_from(seed),
        signatures_remembered(),
        world_from(template, Path(folder) / "run", seed, kind) as world,
        heard(world.logged),
    ):
        try:
            play(world, steps, deeply=deeply)
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            raise RunFailed(seed, kind.NAME, what, lasting=lasting) from error


def play(world: World, steps: list[Step], *, deeply: bool) -> None:
    """The steps, then all heals and comes to rest, then the invariants."""
    for step in steps:
        act, _ = _EVERY[step.act]
        act(world, world.pcs[step.pc % len(world.pcs)], random.Random(step.seed))
    world.heal()
    world.rest()
    check(world, deeply=deeply)

"""The house's one stick: PCs write their second copies on it, and fetch what lies there (2.14). An act of `acts.ACTS`."""

from __future__ import annotations

import random
from contextlib import suppress

from akutdesk.storage.copy_fetch import CopyUnfit, fetch_all
from tests.simulator.world import World, contents
from tests.storage.desk import LEDER
from tests.sync.house import Pc


def stick(world: World, pc: Pc, dice: random.Random) -> None:
    """One PC brings its copy on the stick up to date, another one fetches all that anybody ever wrote there."""
    other = dice.choice(world.pcs)
    world.stick.mkdir(exist_ok=True)
    if dice.random() < 0.8:
        pc.store.set_copy_targets(LEDER, [world.stick])
        assert not pc.store.copy_out().missing
    if dice.random() < 0.8:
        _fetch(world, other)


def _fetch(world: World, pc: Pc) -> None:
    before = contents(pc)
    with suppress(CopyUnfit), world.watched(pc):
        fetch_all(pc.net, world.stick)
    came = contents(pc) - before - set(world.central.events())
    said = world.said
    said.carried |= {word for word, names in said.names.items() if names & came}

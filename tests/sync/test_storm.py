"""Three PCs in every weather at once; afterwards all is well, and nothing is lost or doubled (I1, I2, I3)."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from tests.fakes.network import STORM
from tests.storage.desk import LEDER
from tests.storage.exchange import same_everywhere
from tests.storage.persons import karen
from tests.sync.house import House, Pc

STEPS = 60


def new_person(pc: Pc, dice: random.Random, said: dict[bytes, set[str]]) -> None:
    rid = dice.randbytes(16)
    pc.store.save(LEDER, karen(id=rid, moedes="begyndt"))
    said[rid] = {"begyndt"}


def edit(pc: Pc, dice: random.Random, said: dict[bytes, set[str]]) -> None:
    here = [row.rid for row in pc.store.borgere.liste(LEDER)]
    if not here:
        return
    rid = dice.choice(here)
    seen = pc.store.get(LEDER, Borger, rid)
    words = f"ord nummer {dice.randrange(10**9)}"
    pc.store.save(LEDER, replace(seen, moedes=words), seen)
    said[rid].add(words)


def a_round(pc: Pc, _dice: random.Random, _said: dict[bytes, set[str]]) -> None:
    pc.round()


def cut_short(pc: Pc, dice: random.Random, _said: dict[bytes, set[str]]) -> None:
    steps = pc.start_round().steps()
    for _ in range(dice.randrange(12)):
        next(steps, None)
    steps.close()


def restart(pc: Pc, dice: random.Random, _said: dict[bytes, set[str]]) -> None:
    pc.restart(clean=dice.random() < 0.5)


def jump(pc: Pc, dice: random.Random, _said: dict[bytes, set[str]]) -> None:
    pc.desk.clock.go(minutes=dice.choice((-90, 1, 20, 600)))


ACTS = (new_person, edit, edit, edit, a_round, a_round, a_round, cut_short, restart, jump)


@pytest.mark.parametrize("number", range(3))
def test_in_any_weather_every_word_is_kept_and_all_desks_agree(
    house: House, pytestconfig: pytest.Config, number: int
):
    dice = random.Random(pytestconfig.option.seed * 10 + number)
    house.first()
    for _ in range(2):
        house.another()
        house.pcs[0].sync()
    for pc in house.pcs:
        pc.network.rng, pc.network.weather = random.Random(dice.random()), STORM
    said: dict[bytes, set[str]] = {}
    for _ in range(STEPS):
        dice.choice(ACTS)(dice.choice(house.pcs), dice, said)
    house.settle()
    assert same_everywhere(*(pc.desk for pc in house.pcs))
    for pc in house.pcs:
        assert pc.net.quarantine() == ()
        for rid, words in said.items():
            history = pc.store.history(LEDER, rid)
            kept = {
                each.vaerdi for change in history for each in change.felter if each.felt == "moedes"
            }
            assert kept == words

"""Three PCs in every weather at once; afterwards all is well, and nothing is lost or doubled (I1, I2, I3)."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

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


def keep_copy(house: House, copies: list[Path]) -> None:
    copies.append(house.central.copy())
    house.reconnect()


def restore(house: House, copies: list[Path], dice: random.Random) -> None:
    """By the tool or by hand: then the server does not know that it lost anything."""
    house.central.restore(dice.choice(copies), by_tool=dice.random() < 0.5)
    house.reconnect()


def three_pcs(house: House, dice: random.Random) -> None:
    house.first()
    for _ in range(2):
        house.another()
        house.pcs[0].sync()
    for pc in house.pcs:
        pc.network.rng, pc.network.weather = random.Random(dice.random()), STORM


def check_words(house: House, said: dict[bytes, set[str]]) -> None:
    """Every word that was ever saved is in the history on every PC, and all show the same."""
    assert same_everywhere(*(pc.desk for pc in house.pcs))
    for pc in house.pcs:
        state = pc.net.state()
        assert (state.karantaene, state.mangler_noegle, state.i_tvivl) == (0, 0, False)
        for rid, words in said.items():
            fields = [each for change in pc.store.history(LEDER, rid) for each in change.felter]
            assert {each.vaerdi for each in fields if each.felt == "moedes"} == words


@pytest.mark.parametrize("number", range(3))
def test_in_any_weather_every_word_is_kept_and_all_desks_agree(
    house: House, pytestconfig: pytest.Config, number: int
):
    dice = random.Random(pytestconfig.option.seed * 10 + number)
    three_pcs(house, dice)
    said: dict[bytes, set[str]] = {}
    for _ in range(STEPS):
        dice.choice(ACTS)(dice.choice(house.pcs), dice, said)
    house.settle()
    check_words(house, said)


@pytest.mark.parametrize("number", range(3))
def test_a_server_that_is_put_back_again_and_again_gets_everything_in_the_end(
    house: House, pytestconfig: pytest.Config, number: int
):
    dice = random.Random(pytestconfig.option.seed * 10 + number)
    three_pcs(house, dice)
    copies: list[Path] = []
    keep_copy(house, copies)
    said: dict[bytes, set[str]] = {}
    for _ in range(STEPS):
        roll = dice.random()
        if roll < 0.05:
            keep_copy(house, copies)
        elif roll < 0.1:
            restore(house, copies, dice)
        else:
            dice.choice(ACTS)(dice.choice(house.pcs), dice, said)
    for _ in range(3):  # what is learned of a loss in one round is given back in the next
        for pc in house.pcs:
            pc.network.heal()
            pc.round()
    house.settle()
    check_words(house, said)

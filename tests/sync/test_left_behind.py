"""What a copied PC wrote that never comes back: a leader takes it in, once, and everybody has it (F69, 0159)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from tests.storage.desk import LEDER, MEDARBEJDER
from tests.sync.house import House, Pc
from tests.sync.test_fork import all_agree, carry, read, reasons, stick, twin

__all__ = ["stick", "twin"]


@pytest.fixture
def aside(house: House, fredericia: Pc, middelfart: Pc, twin: Pc, stick) -> bytes:
    """The twin changed what both had, and made what only it has; its words came by stick, and lie aside."""
    seen = twin.store.get(LEDER, Borger, (1).to_bytes(16, "big"))
    twin.store.save(LEDER, replace(seen, moedes="i døren"), seen)
    carry(stick, twin, fredericia)
    middelfart.sync()
    all_agree(house, fredericia, middelfart)
    assert reasons(fredericia) == {"GREN"}
    return twin.desk.founding.device


def take_in(pc: Pc, device: bytes) -> int:
    return pc.net.take_in(LEDER, device).nye


def test_a_leader_sees_what_kind_of_words_lie_aside_and_from_when(fredericia, aside):
    (found,) = fredericia.net.left_behind(LEDER)
    assert (found.device, dict(found.typer), found.rest) == (aside, {"borger": 4}, 0)
    assert found.foerst is not None
    assert found.sidst is not None


def test_words_of_a_pc_that_is_gone_come_to_every_desk_when_a_leader_takes_them_in(
    house, fredericia, middelfart, aside
):
    assert take_in(fredericia, aside) == 4
    assert read(fredericia, 22) == "Karen 22"
    all_agree(house, fredericia, middelfart)
    for pc in (fredericia, middelfart):
        assert read(pc, 14) == "Karen 14"
        assert read(pc, 22) == "Karen 22"
        assert pc.store.get(LEDER, Borger, (1).to_bytes(16, "big")).moedes == "i døren"
        assert pc.store.konflikter.liste(LEDER) == ()
    assert reasons(fredericia) == {"OMDOEBT"}
    assert fredericia.net.state().karantaene == 0
    assert "TAGET_IND" in [handling for handling, _ in fredericia.desk.log()]


def test_what_was_taken_in_is_not_taken_in_twice(fredericia, aside):
    take_in(fredericia, aside)
    assert take_in(fredericia, aside) == 0
    assert fredericia.net.left_behind(LEDER) == ()


def test_another_desk_that_had_the_same_stick_sees_that_it_was_told(
    house, fredericia, middelfart, twin, stick, aside
):
    third = house.another()
    house.settle()
    carry(stick, twin, third)
    assert reasons(third) == {"GREN"}
    take_in(fredericia, aside)
    all_agree(house, fredericia, middelfart, third)
    assert reasons(third) == {"OMDOEBT"}
    assert third.net.left_behind(LEDER) == ()


def test_a_pc_that_comes_back_after_all_says_it_once_more_and_nobody_has_to_choose(
    house, fredericia, middelfart, twin, aside
):
    take_in(fredericia, aside)
    house.settle()
    house.pcs.append(twin)
    twin.sync()
    all_agree(house, fredericia, middelfart, twin)
    for pc in (fredericia, middelfart, twin):
        assert read(pc, 22) == "Karen 22"
        assert pc.store.konflikter.liste(LEDER) == ()


def test_what_is_written_after_it_stands_above_it(house, fredericia, middelfart, aside):
    """The words keep their old times; what somebody writes now must not sink below them."""
    take_in(fredericia, aside)
    seen = fredericia.store.get(LEDER, Borger, (22).to_bytes(16, "big"))
    fredericia.store.save(LEDER, replace(seen, kaldenavn="Karen Marie"), seen)
    all_agree(house, fredericia, middelfart)
    assert read(middelfart, 22) == "Karen Marie"


def test_only_a_leader_takes_in(fredericia, aside):
    with pytest.raises(AdgangError):
        fredericia.net.take_in(MEDARBEJDER, aside)
    with pytest.raises(AdgangError):
        fredericia.net.left_behind(MEDARBEJDER)
    assert reasons(fredericia) == {"GREN"}

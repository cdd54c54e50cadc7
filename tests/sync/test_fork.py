"""A PC that was copied while it ran goes on as two, and one of them comes to others by stick (F69, 2.14, 2.18)."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.copy_fetch import fetch_all
from akutdesk.storage.opening import open_store
from akutdesk.sync.server import client_of, make_setting
from tests.storage.desk import LEDER
from tests.storage.exchange import same_everywhere
from tests.storage.persons import karen
from tests.sync.house import House, Pc
from tests.sync.postgres_here import on_both_stores


def write(pc: Pc, count: int = 1, first: int = 0) -> None:
    for number in range(first, first + count):
        pc.store.save(LEDER, karen(id=number.to_bytes(16, "big"), kaldenavn=f"Karen {number}"))


def read(pc: Pc, number: int) -> str | None:
    return pc.store.get(LEDER, Borger, number.to_bytes(16, "big")).kaldenavn


def copied_while_running(house: House, pc: Pc) -> Pc:
    """The machine copied: the same file, and the same writer in memory."""
    folder = pc.desk.folder.with_suffix(".copy")
    folder.mkdir()
    with closing(connect_unguarded(folder / "vault.db", pc.desk.keys, create=True)) as copy:
        pc.desk.db.backup(copy)
    store = open_store(folder, pc.desk.keys, house.clock)
    store._file.start.writer = pc.store._file.writer
    client = client_of(store, make_setting(pc.url), pc.network, house.clock)
    return replace(pc, desk=replace(pc.desk, folder=folder, store=store), client=client)


@on_both_stores
@pytest.mark.parametrize("started_anew", [False, True])
def test_f69_a_running_pc_that_was_copied_goes_on_as_two_and_loses_nothing(
    house, fredericia, middelfart, started_anew
):
    write(middelfart, 2)
    house.settle()
    write(middelfart, 1, first=5)
    twin = copied_while_running(house, middelfart)
    write(middelfart, 3, first=10)
    write(twin, 3, first=20)
    middelfart.sync()
    same = twin.net.writer()
    assert middelfart.net.writer() == same
    if started_anew:
        twin.restart(clean=False)
        seen = twin.store.get(LEDER, Borger, (22).to_bytes(16, "big"))
        twin.store.save(LEDER, replace(seen, moedes="i døren"), seen)
    assert not twin.sync().stuck
    assert twin.net.writer() != same
    house.pcs.append(twin)
    house.settle()
    for number in (5, 12, 22):
        assert read(middelfart, number) == read(twin, number) == read(fredericia, number)
    twin.desk.store.close()


# ---------------------------------------------------------------- one of the two comes by stick


@pytest.fixture
def twin(house, middelfart):
    """Copied from Middelfart's PC while that ran; both have written since, and the server has neither's."""
    write(middelfart, 2)
    house.settle()
    made = copied_while_running(house, middelfart)
    write(middelfart, 5, first=10)
    write(made, 3, first=20)
    yield made
    made.desk.store.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def carry(stick, there: Pc, here: Pc) -> None:
    """One PC's second copy, fetched at another."""
    there.store.set_copy_targets(LEDER, [stick])
    there.store.copy_out()
    fetch_all(here.net, stick)


def reasons(pc: Pc) -> set[str]:
    return {each.grund for each in pc.net.quarantine()}


def all_agree(house: House, *pcs: Pc) -> None:
    """Nobody has news, everybody shows the same, and nothing is left to look at."""
    house.settle()
    for pc in pcs:
        pc.sync()
        assert not pc.net.state().i_tvivl
    assert same_everywhere(*(pc.desk for pc in pcs))


@on_both_stores
def test_f69_a_branch_that_came_by_stick_gives_way_to_what_the_server_took(
    house, fredericia, middelfart, twin, stick
):
    carry(stick, twin, fredericia)
    assert read(fredericia, 22) == "Karen 22"
    middelfart.sync()
    fredericia.sync()
    assert read(fredericia, 14) == "Karen 14"
    assert reasons(fredericia) == {"GREN"}
    assert fredericia.net.state().karantaene == 3
    house.pcs.append(twin)
    twin.sync()
    all_agree(house, fredericia, middelfart, twin)
    for number in (1, 14, 22):
        assert read(middelfart, number) == read(twin, number) == read(fredericia, number)
    assert reasons(fredericia) == {"OMDOEBT"}
    assert fredericia.net.state().karantaene == 0


def test_a_branch_that_comes_by_stick_when_the_servers_is_here_lies_aside_until_it_is_told_again(
    house, fredericia, middelfart, twin, stick
):
    middelfart.sync()
    fredericia.sync()
    carry(stick, twin, fredericia)
    assert reasons(fredericia) == {"GREN"}
    write(twin, 6, first=30)  # and beyond the end of the other branch
    carry(stick, twin, fredericia)
    assert fredericia.net.state().karantaene == 9
    house.pcs.append(twin)
    twin.sync()
    all_agree(house, fredericia, middelfart, twin)
    assert read(fredericia, 35) == "Karen 35"
    assert reasons(fredericia) == {"OMDOEBT"}


def test_a_branch_whose_pc_is_gone_stays_aside_for_a_leader_to_see(
    house, fredericia, middelfart, twin, stick
):
    carry(stick, twin, fredericia)
    middelfart.sync()
    all_agree(house, fredericia, middelfart)
    assert reasons(fredericia) == {"GREN"}
    assert fredericia.net.state().karantaene == 3
    assert {(each.writer, each.device) for each in fredericia.net.quarantine()} == {
        (twin.net.writer(), twin.desk.founding.device)
    }


def test_what_went_to_the_server_by_stick_makes_the_other_pc_tell_its_own_again(
    house, fredericia, middelfart, twin, stick
):
    carry(stick, twin, fredericia)
    fredericia.sync()
    assert not middelfart.sync().stuck
    house.pcs.append(twin)
    all_agree(house, fredericia, middelfart, twin)
    for number in (14, 22):
        assert read(fredericia, number) == f"Karen {number}"
    assert fredericia.net.quarantine() == ()


def test_a_copy_of_the_servers_branch_does_not_hide_that_the_server_has_it(
    house, fredericia, middelfart, twin, stick
):
    middelfart.sync()
    steps = twin.start_round().steps()
    for _ in steps:  # until the other's events came, and not yet their new names
        if twin.net.quarantine():
            break
    steps.close()
    carry(stick, middelfart, twin)
    house.pcs.append(twin)
    twin.sync()
    all_agree(house, fredericia, middelfart, twin)
    assert read(fredericia, 22) == "Karen 22"


def test_f69_who_writes_on_while_the_other_branch_comes_in_still_gets_the_whole_of_it(
    house, fredericia, middelfart, twin
):
    """What lay aside as beyond the end of one's own stands under names that were given meanwhile."""
    middelfart.sync()
    steps = twin.start_round().steps()
    for _ in steps:
        if twin.net.quarantine():
            break
    write(twin, 6, first=30)
    for _ in twin.net.settle():
        pass
    assert reasons(twin) == {"FORK"}  # and nothing of it passes for a damaged copy
    for _ in steps:
        pass
    house.pcs.append(twin)
    all_agree(house, fredericia, middelfart, twin)
    for number in (14, 22, 35):
        assert read(twin, number) == read(fredericia, number) == f"Karen {number}"


@on_both_stores
def test_f58_a_server_put_back_takes_the_branch_of_a_stick_and_the_other_is_told_again(
    house, fredericia, middelfart, twin, stick
):
    other = house.another()
    house.settle()
    copy = house.central.copy()
    house.reconnect()
    carry(stick, twin, fredericia)
    middelfart.sync()
    middelfart.restart()
    middelfart.sync()
    other.sync()
    assert read(other, 14) == "Karen 14"
    house.central.restore(copy, by_tool=True)
    house.reconnect()
    fredericia.sync()
    house.pcs.append(twin)
    house.reconnect()
    all_agree(house, fredericia, middelfart, other, twin)
    for number in (14, 22):
        assert read(other, number) == f"Karen {number}"
    assert reasons(other) <= {"OMDOEBT"}

"""30 days without contact: somebody who left must not be let in for ever by a PC that has not heard of it."""

from __future__ import annotations

import pytest

from akutdesk.storage.joining_errors import SlotLapsed
from akutdesk.storage.lease import LEASE_MS
from akutdesk.storage.vault_errors import PasswordWrong
from akutdesk.storage.vault_file import load_vault
from tests.storage.founded import MOGENS, NAT, founded_desk

DAY = 24 * 3600 * 1000


@pytest.fixture
def desk(tmp_path):
    with founded_desk(tmp_path / "data") as desk:
        yield desk


@pytest.fixture
def slip(desk):
    return desk.staff.add(desk.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)


def opens(desk, slip, now_ms):
    try:
        return desk.unlock("MO", slip, now_ms).user == MOGENS
    except SlotLapsed:
        return False


def test_after_30_days_without_contact_only_a_leader_unlocks(desk, slip):
    desk.vault.contact(NAT)
    assert opens(desk, slip, NAT + LEASE_MS)
    assert not opens(desk, slip, NAT + LEASE_MS + 1)
    assert desk.unlock(now_ms=NAT + 400 * DAY) == desk.keys


def test_contact_lets_everybody_in_again(desk, slip):
    desk.vault.contact(NAT)
    assert not opens(desk, slip, NAT + 31 * DAY)
    desk.vault.contact(NAT + 31 * DAY)
    assert opens(desk, slip, NAT + 31 * DAY)


def test_a_pc_that_never_met_a_server_has_no_lease(desk, slip):
    assert opens(desk, slip, NAT + 400 * DAY)


def test_a_clock_set_back_gains_nothing(desk, slip):
    desk.vault.contact(NAT)
    desk.unlock(now_ms=NAT + 40 * DAY)
    assert not opens(desk, slip, NAT + DAY)


def test_a_clock_that_stands_wrong_shuts_nobody_out_for_longer_than_it_does(desk, slip):
    desk.vault.contact(NAT)
    assert not opens(desk, slip, NAT + 365 * DAY)
    assert opens(desk, slip, NAT + DAY)
    desk.unlock(now_ms=NAT + 365 * DAY)
    desk.vault.contact(NAT + 2 * DAY)
    assert opens(desk, slip, NAT + 3 * DAY)


def test_a_wrong_password_is_never_told_that_the_time_is_over(desk, slip):
    desk.vault.contact(NAT)
    with pytest.raises(PasswordWrong):
        desk.unlock("MO", slip[::-1], NAT + 31 * DAY)


def test_whoever_becomes_or_stops_being_a_leader_gets_that_slot(desk, slip):
    desk.vault.contact(NAT)
    desk.staff.change_role(desk.keys, MOGENS, "LEDER", NAT)
    desk.staff.settle(desk.keys)
    assert opens(desk, slip, NAT + 31 * DAY)
    desk.staff.change_role(desk.keys, MOGENS, "MEDARBEJDER", NAT)
    desk.staff.settle(desk.keys)
    assert not opens(desk, slip, NAT + 31 * DAY)


def test_an_unlock_writes_the_file_at_most_once_an_hour(desk):
    desk.vault.contact(NAT)
    desk.unlock(now_ms=NAT + DAY)
    before = load_vault(desk.vault.folder).generation
    desk.unlock(now_ms=NAT + DAY + 1000)
    desk.vault.contact(NAT + DAY + 1000)
    desk.vault.contact(NAT + DAY + 2000)
    assert load_vault(desk.vault.folder).generation == before + 1

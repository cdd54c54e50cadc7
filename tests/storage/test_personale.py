"""What a leader does about the staff: record, statement and slot go together."""

from __future__ import annotations

import pytest

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.vault_errors import InitialsTaken, LastLeader, PasswordWrong
from tests.fakes.clock import FakeClock
from tests.storage.founded import ANNA, ANNAS_KODE, KRAV, MOGENS, founded_desk

NY = Bruger(id=RecordId(MOGENS), initialer="MO", navn="Mogens", rolle="MEDARBEJDER")


@pytest.fixture
def keyring(tmp_path):
    with founded_desk(tmp_path / "data") as made:
        vault = made.vault
    keyring = Keyring(vault=vault, clock=FakeClock(), read_krav=lambda: KRAV)
    yield keyring
    keyring.luk()


@pytest.fixture
def anna(keyring):
    return keyring.lad_ind(keyring.proev("AN", ANNAS_KODE))


@pytest.fixture
def slip(keyring, anna):
    return keyring.giv_adgang(anna, NY)


def record(keyring, anna):
    (found,) = (one for one in keyring.store().setup(anna.adgang, Medarbejder) if one.id == NY.id)
    return found


def test_whoever_forgot_gets_a_new_slip_and_the_old_one_is_nothing(keyring, anna, slip):
    fresh = keyring.ny_kode(anna, NY.id)
    with pytest.raises(PasswordWrong):
        keyring.proev("MO", slip)
    assert keyring.proev("MO", fresh).temporary


def test_a_new_role_stands_in_record_and_statement(keyring, anna, slip):
    keyring.skift_rolle(anna, NY.id, "LEDER")
    assert record(keyring, anna).rolle == "LEDER"
    assert keyring.lad_ind(keyring.proev("MO", slip)).rolle == "LEDER"


def test_whoever_leaves_unlocks_nothing_and_is_on_no_list(keyring, anna, slip):
    keyring.stop(anna, NY.id)
    assert not record(keyring, anna).aktiv
    assert NY.id not in {one.id for one in keyring.personale(anna)}
    with pytest.raises(PasswordWrong):
        keyring.proev("MO", slip)
    keyring.stop(anna, NY.id)  # said twice is said once


def test_f79_the_last_leader_stays_one_in_the_record_too(keyring, anna):
    with pytest.raises(LastLeader):
        keyring.stop(anna, RecordId(ANNA))
    with pytest.raises(LastLeader):
        keyring.skift_rolle(anna, RecordId(ANNA), "VIKAR")


@pytest.mark.usefixtures("slip")
def test_initials_in_use_leave_no_record_behind(keyring, anna):
    twice = Bruger(id=RecordId(b"2" * 16), initialer="mo", navn="Mona", rolle="VIKAR")
    with pytest.raises(InitialsTaken):
        keyring.giv_adgang(anna, twice)
    assert "Mona" not in {one.navn for one in keyring.store().setup(anna.adgang, Medarbejder)}


def test_nobody_else_changes_the_staff(keyring, anna, slip):
    mogens = keyring.lad_ind(keyring.proev("MO", slip))
    for act in (
        lambda staff: staff.ny_kode(mogens, anna.id),
        lambda staff: staff.skift_rolle(mogens, mogens.id, "LEDER"),
        lambda staff: staff.stop(mogens, anna.id),
    ):
        with pytest.raises(AdgangError):
            act(keyring)

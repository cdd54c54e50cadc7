"""A desk comes back by a command, and the server hears of it (F81)."""

from __future__ import annotations

from contextlib import closing

import pytest

from akutdesk.config import device_secret_path
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import RecordId
from akutdesk.storage import claim
from akutdesk.storage.device_secret import device_secret_at
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.vault import Vault
from tests.central.running import running
from tests.commands.desks import Commands
from tests.fakes.clock import FakeClock
from tests.storage.founded import ANNAS_KODE, KRAV
from tests.storage.persons import opkald

NY_KODE = "fire nye ord i nat"


class House:
    """The lost PC's commands, the stick with its copy, and the files that a restore is given."""

    def __init__(self, folder):
        self.lost = Commands(folder)
        self.stick, self.new = folder / "stik", folder / "ny"
        self.stick.mkdir()
        self.code, self.kit = folder / "ny-kode.txt", folder / "ark.txt"
        self.code.write_text(NY_KODE + "\n", encoding="utf-8")
        self.kit.write_text(" ".join(self.lost.ark[0]) + "\n", encoding="utf-8")
        self.call = opkald(notat="båret over gaden")
        with closing(self.opened(self.lost.data, ANNAS_KODE)) as keys:
            store, adgang = keys.store(), keys.leder.adgang
            store.save(adgang, self.call)
            store.set_copy_targets(adgang, [self.stick])
            store.copy_out()

    def opened(self, data, kode):
        keys = Open(
            vault=Vault(data, device_secret_at(device_secret_path(data))),
            clock=FakeClock(),
            read_krav=lambda: KRAV,
        )
        keys.leder = keys.lad_ind(keys.proev("AN", kode))
        return keys

    def restore(self, *more):
        return [
            *("--data", self.new, "restore", "--ark-file", self.kit),
            *("--password-file", self.code, *more),
        ]

    def from_copy(self, *more):
        return self.restore("--kopi", self.stick, "--vidne", "ANDEN", *more)


class Open(Keyring):
    """Keys that are put away at the end."""

    def close(self):
        self.luk()


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def test_f81_a_bare_pc_is_a_desk_again_and_the_server_knows_it(house, run, tmp_path):
    (tmp_path / "server").mkdir()
    with running(tmp_path / "server") as server:
        slot = server.open_slot()
        code, _, err = run(*house.lost("sync", "--server", server.url, "--kode", slot))
        assert code == 0, err
        code, out, err = run(*house.from_copy("--server", server.url))
        assert code == 0, err
        assert any("Computeren er meldt til serveren" in line for line in out)
        keys = house.opened(house.new, NY_KODE)
        with closing(keys):
            kept = keys.store().get(keys.leder.adgang, Henvendelse, house.call.id)
        assert kept == house.call
        new = ("--data", house.new, "sync", "--password-file", house.code)
        code, _, err = run(*new)
        assert code == 0, err
        code, _, err = run(*house.lost("sync"))
        assert code == 0, err


def test_the_server_may_be_told_later(house, run, tmp_path):
    code, out, err = run(*house.from_copy())
    assert (code, err) == (0, "")
    assert any("Det er her igen" in line for line in out)
    (tmp_path / "server").mkdir()
    with running(tmp_path / "server") as server:
        slot = server.open_slot()
        assert run(*house.lost("sync", "--server", server.url, "--kode", slot))[0] == 0
        code, out, err = run(*house.restore("--server", server.url))
        assert code == 0, err
    code, _, err = run(*house.restore())
    assert code == 1
    assert "--kopi" in err


def test_whoever_opens_the_envelope_has_somebody_beside_them(house, run):
    for vidne in ("", "AN", "XX"):
        code, _, err = run(*house.restore("--kopi", house.stick, "--vidne", vidne))
        assert code == 1
        assert "--vidne" in err
    code, _, err = run(*house.from_copy())  # and the tries before have left nothing in the way
    assert code == 0, err


def test_every_no_is_one_sentence_and_leaves_the_pc_bare(house, run, tmp_path):
    nothing = tmp_path / "tom"
    nothing.mkdir()
    code, _, err = run(*house.restore("--kopi", nothing, "--vidne", "ANDEN"))
    assert code == 1
    assert "ingen kopi" in err
    right = house.kit.read_text(encoding="utf-8")
    house.kit.write_text(right.replace(right[:5], "00000"), encoding="utf-8")
    code, _, err = run(*house.from_copy())
    assert code == 1
    house.kit.write_text(right, encoding="utf-8")
    house.code.write_text("kort\n", encoding="utf-8")
    code, _, err = run(*house.from_copy())
    assert code == 1
    assert not claim.holds_desk(house.new) or claim.restore_begun(house.new)


def test_a_desk_that_is_there_is_left_alone(house, run):
    words = house.from_copy()
    words[1] = house.lost.data
    code, _, err = run(*words)
    assert code == 1
    assert err
    keys = house.opened(house.lost.data, ANNAS_KODE)
    with closing(keys):
        assert keys.store().get(keys.leder.adgang, Henvendelse, house.call.id) == house.call


def test_a_damaged_copy_is_taken_only_when_that_is_said(house, run):
    keys = house.opened(house.lost.data, ANNAS_KODE)
    with closing(keys):
        keys.store().save(keys.leder.adgang, opkald(notat="en til"))
        keys.store().copy_out()
    path = max(house.stick.rglob("*.akd"))
    path.write_bytes(path.read_bytes()[:-9])
    code, _, err = run(*house.from_copy())
    assert code == 1
    assert "--trods-skade" in err
    code, _, err = run(*house.from_copy("--trods-skade"))
    assert code == 0, err
    assert RecordId(house.call.id)

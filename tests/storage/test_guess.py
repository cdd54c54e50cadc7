"""What a thief with the folder pays for each guess at a password: the memory that was measured, and no way round it (T1)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from akutdesk.ports import Ports
from akutdesk.storage.calibration import calibrate
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.vault_file import load_vault
from akutdesk.wire import crypto
from akutdesk.wire.locked_keys import FLOOR_COST
from tests.storage.test_keyring import KODE, NY_KODE, Ur, first, krav, nyt_sted, vault

__all__ = ["first", "vault"]

ROOT = Path(__file__).resolve().parents[2]
GUESS = """
import re, sys
from pathlib import Path
from akutdesk.storage.vault_file import load_vault
from akutdesk.wire.errors import SealBrokenError
from akutdesk.wire.locked_keys import unlock_keys

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])

vault = load_vault(Path(sys.argv[1]))
(slot,) = vault.slots
before = peak()
try:
    unlock_keys(slot.locked, "en helt anden kode", vault.org + slot.user)
except SealBrokenError:
    print(peak() - before)
"""


@pytest.fixture
def slow_pc(vault, first):
    """A desk founded on a PC so slow that it gets the least that any desk may have."""
    first.cost = lambda: calibrate(lambda _: 60.0)
    first.opret(nyt_sted(first.ark()))
    ring = Keyring(vault=vault, clock=Ur(), read_krav=krav)
    yield ring
    ring.luk()


@pytest.mark.skipif(
    sys.platform != "linux", reason="Linux tells how much memory a process ever had"
)
@pytest.mark.usefixtures("slow_pc")
def test_each_guess_at_a_slot_takes_its_memory_on_the_slowest_pc_too(vault):
    (slot,) = load_vault(vault.folder).slots
    assert slot.locked.cost.memory_kib == FLOOR_COST.memory_kib
    assert slot.locked.cost.passes >= FLOOR_COST.passes
    done = subprocess.run(
        [sys.executable, "-c", GUESS, str(vault.folder)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert int(done.stdout) > FLOOR_COST.memory_kib * 0.9


def test_no_answer_about_a_password_comes_without_that_work(vault, first, monkeypatch):
    first.opret(nyt_sted(first.ark()))

    class UnpaidError(Exception):
        pass

    def unpaid(*_: object) -> bytes:
        raise UnpaidError

    monkeypatch.setattr(crypto, "argon2id", unpaid)
    for initialer, kode in (("LE", KODE), ("LE", NY_KODE), ("LE", ""), ("XX", KODE)):
        with pytest.raises(UnpaidError):
            vault.unlock(initialer, kode, 0)


def test_nothing_else_in_the_file_depends_on_a_password(vault, first):
    """So nothing beside the locked keys can be tried instead of them."""
    first.opret(nyt_sted(first.ark()))
    ring = Keyring(vault=vault, clock=Ur(), read_krav=krav)
    before = load_vault(vault.folder)
    keys = ring.proev("LE", KODE)
    ring.lad_ind(keys)
    ring.skift_kode(keys, KODE, NY_KODE)
    ring.luk()
    after = load_vault(vault.folder)
    (old,), (new,) = before.slots, after.slots
    assert old.locked != new.locked
    assert msgspec.structs.replace(new, locked=old.locked) == old
    left_alone = {"generation", "slots", "statements", "seen_ms"}
    for name in set(before.__struct_fields__) - left_alone:
        assert getattr(before, name) == getattr(after, name), name


def test_the_program_measures_what_a_guess_costs_by_itself():
    cost = Ports().cost()
    assert cost.memory_kib >= FLOOR_COST.memory_kib
    assert (cost.passes, cost.lanes) >= (FLOOR_COST.passes, FLOOR_COST.lanes)

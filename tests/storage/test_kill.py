"""Kill -9 at any moment: every save that was acknowledged is there, and no half one (F01, F02; I1)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import RecordId
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from tests.storage.desk import LEDER, MEDARBEJDER, found
from tests.storage.persons import KAREN, karen

ROOT = Path(__file__).resolve().parents[2]


def killed_while_saving(desk, reads):
    """Let a child save, and kill it after `reads` bytes of its words; the lines it got out whole."""
    arguments = [desk.folder, desk.keys.key.hex(), desk.keys.salt.hex()]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.busy_child", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    heard = child.stdout.read(reads)
    child.kill()
    heard += child.stdout.read()
    child.wait()
    child.stdout.close()
    return heard.decode().split("\n")[:-1]


@pytest.mark.long
def test_every_acknowledged_save_survives_a_kill(tmp_path, count, rng):
    desk = found(tmp_path / "data")
    desk.store.save(LEDER, karen())
    desk.store.close()
    for _ in range(count("kill_store")):
        lines = [line.split() for line in killed_while_saving(desk, rng.randrange(1, 9000))]
        calls = [line for line in lines if line[0] == "call"]
        drafts = [line for line in lines if line[0] == "draft"]
        store = open_store(desk.folder, desk.keys, desk.clock)
        assert store.condition.unclean
        if calls:
            rid, number = RecordId(bytes.fromhex(calls[-1][1])), int(calls[-1][2])
            call = store.get(MEDARBEJDER, Henvendelse, rid)
            person = store.get(MEDARBEJDER, Borger, KAREN)
            assert int(call.notat.split()[1]) in {number, number + 1}
            assert person.moedes == call.notat.split()[1]  # one act: both or neither
            assert len(store.history(MEDARBEJDER, rid)) == 1 + int(person.moedes)
        if drafts:
            kept = [d.text for d in store.drafts(MEDARBEJDER) if d.rid == rid]
            assert int(kept[0]) in {int(drafts[-1][1]), int(drafts[-1][1]) + 1}
            assert store.drafts(LEDER) == ()
        store.close()
    told = examine(desk.path, desk.keys, tables=True)
    assert told.sound

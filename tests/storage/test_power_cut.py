"""The power goes while a save is on its way to the disk, and pages of yesterday come back (F03, F08, F09)."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.saving import Saving
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import KAREN, karen, opkald

SECTOR = 512
"""What a disk writes whole or not at all."""

FIRST_SAVE, LOST_SAVE = opkald(notat="den bekræftede"), opkald(notat="den der var på vej " * 90)


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        desk.store.save(LEDER, karen())
        yield desk


def torn(before: bytes, after: bytes, rng) -> bytes:
    """A file of which some sectors had reached the disk and others not, in no order."""
    length = rng.choice((len(before), len(after), rng.randrange(len(after) + 1)))
    old, new = before.ljust(len(after), b"\0"), after.ljust(len(before), b"\0")
    parts = (
        (old if rng.randrange(2) else new)[at : at + SECTOR] for at in range(0, len(new), SECTOR)
    )
    return b"".join(parts)[: max(length, len(before))]


@pytest.mark.long
def test_after_a_power_cut_every_acknowledged_save_is_there_and_no_half_one(
    desk, tmp_path, rng, count
):
    log = desk.path.with_name("vault.db-wal")
    desk.store.save(LEDER, FIRST_SAVE)
    shutil.copytree(desk.folder, tmp_path / "synced")
    before = desk.path.read_bytes(), log.read_bytes()
    seen = replace(karen(), moedes="ved døren")
    desk.store.save_all(LEDER, [Saving(after=LOST_SAVE), Saving(after=seen, before=karen())])
    assert desk.path.read_bytes() == before[0]  # all that was on its way is in the log
    found = set()
    for turn in range(8 + count("kill_store") // 10):
        folder = tmp_path / f"cut{turn}"
        shutil.copytree(tmp_path / "synced", folder)
        (folder / log.name).write_bytes(torn(before[1], log.read_bytes(), rng))
        store = open_store(folder, desk.keys, desk.clock)
        calls = {row.rid for row in store.henvendelser.liste(LEDER)}
        person = store.get(LEDER, Borger, KAREN)
        assert FIRST_SAVE.id in calls
        assert (LOST_SAVE.id in calls) == (person.moedes == seen.moedes)
        store.close()
        assert examine(folder / "vault.db", desk.keys, tables=True).sound
        found.add(LOST_SAVE.id in calls)
        shutil.rmtree(folder)
    assert False in found


def test_an_older_copy_of_any_page_put_back_is_found(desk):
    desk.store.close()
    db = connect_unguarded(desk.path, desk.keys)
    size = int(*db.execute("PRAGMA page_size").fetchone())
    (meta,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'meta'").fetchone()
    db.close()
    older = desk.path.read_bytes()
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    for number in range(20):
        desk.store.save(LEDER, opkald(notat=f"note {number} " * 30))
    desk.store.close()
    newer = desk.path.read_bytes()
    places = [
        at for at in range(0, len(older), size) if older[at : at + size] != newer[at : at + size]
    ]
    assert len(places) > 5
    missed = []
    for at in places:
        desk.path.write_bytes(newer[:at] + older[at : at + size] + newer[at + size :])
        try:
            told = examine(desk.path, desk.keys, tables=True)
        except FileDamaged:
            continue
        if told.sound:
            missed.append(at // size + 1)
    desk.path.write_bytes(newer)
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    assert set(missed) <= {meta}  # that the file was closed, said by both copies

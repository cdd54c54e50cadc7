"""An update did no good: the program from before takes the file from before, and nothing written since is lost (G119)."""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage import laid_aside, migration
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import DiskFull, FileTooNew
from akutdesk.storage.from_backup import FETCHED, is_ill
from akutdesk.storage.opening import open_store
from akutdesk.storage.reservekopi import BackupUnfit
from akutdesk.storage.udkast import Udkast
from akutdesk.storage.way_back import FormKnown, go_back
from tests.storage.desk import LEDER, found
from tests.storage.persons import KAREN, karen, opkald
from tests.storage.test_from_backup import take, take_up

STEP = "CREATE TABLE more (x);\nINSERT INTO more VALUES (1);\n"


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """As long as it lasts, the program is a newer one, with a migration more; `more` is what that one does."""

    @contextmanager
    def program(more=STEP):
        folder = tmp_path / "nyere"
        shutil.copytree(migration.FOLDER, folder)
        (folder / f"{migration.newest() + 1:04d}_more.sql").write_text(more, encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(migration, "FOLDER", folder)
            yield

    return program


@pytest.fixture
def desk(tmp_path):
    """One citizen and one call, from before any update. No second copy, no server: what is here is all there is."""
    desk = found(tmp_path / "data")
    desk.store.save(LEDER, karen())
    desk.before = opkald(notat="før opdateringen")
    desk.store.save(LEDER, desk.before)
    shut(desk)
    yield desk
    if desk.store is not desk.shut:
        desk.store.close()


def shut(desk):
    desk.store.close()
    desk.shut = desk.store


def update(desk, newer, more=STEP):
    """The newer program opens it, and a night is worked in it."""
    with newer(more):
        store = open_store(desk.folder, desk.keys, desk.clock)
        desk.after = [opkald(notat=f"efter opdateringen {number}") for number in range(12)]
        for call in desk.after:
            store.save(LEDER, call)
        store.write_draft(
            LEDER, Udkast(rid=desk.after[0].id, felt="notat", type="henvendelse", text="halv sæt")
        )
        desk.digest = store.digest()
        store.close()


def back(desk):
    return go_back(desk.folder, desk.keys, clock=desk.clock, adgang=LEDER)


def test_f19_the_older_program_refuses_then_goes_back_and_has_all_that_was_written_since(
    desk, newer
):
    update(desk, newer)
    file = desk.path.read_bytes()
    with pytest.raises(FileTooNew):
        open_store(desk.folder, desk.keys, desk.clock)
    came = back(desk)
    assert came.alt
    assert came.nye >= len(desk.after)
    store = take_up(desk)
    assert store.digest() == desk.digest
    assert store.get(LEDER, Borger, KAREN) == karen()
    for call in (desk.before, *desk.after):
        assert store.get(LEDER, Henvendelse, call.id).notat == call.notat
    assert [each.text for each in store.drafts(LEDER)] == ["halv sæt"]
    assert not store.condition.older
    assert (FETCHED, None) in desk.log()
    (aside,) = (desk.folder / laid_aside.FOLDER).iterdir()
    assert (aside / "vault.db").read_bytes() == file
    shut(desk)
    assert not is_ill(desk.folder, desk.keys)


def test_the_newer_program_may_come_again_and_has_everything_too(desk, newer):
    update(desk, newer)
    back(desk)
    store = take_up(desk)
    late = opkald(notat="på den gamle udgave")
    store.save(LEDER, late)
    shut(desk)
    shutil.rmtree(desk.folder.parent / "nyere")
    with newer():
        store = open_store(desk.folder, desk.keys, desk.clock)
        for call in (desk.before, *desk.after, late):
            assert store.get(LEDER, Henvendelse, call.id).notat == call.notat
        store.close()


def test_a_newer_form_whose_names_we_do_not_know_is_kept_and_said_to_be_read_in_part(desk, newer):
    update(desk, newer)
    with closing(connect_unguarded(desk.path, desk.keys)) as db:
        db.execute("ALTER TABLE event RENAME COLUMN body TO krop")
    came = back(desk)
    assert not came.alt
    assert take_up(desk).get(LEDER, Henvendelse, desk.before.id) == desk.before
    assert list((desk.folder / laid_aside.FOLDER).glob("*/vault.db"))


def test_a_file_that_is_no_newer_stays_as_it_is(desk):
    before = desk.path.read_bytes()
    with pytest.raises(FormKnown):
        back(desk)
    assert desk.path.read_bytes() == before
    assert not (desk.folder / laid_aside.FOLDER).exists()


@pytest.mark.parametrize("spoilt", ["half", "gone"])
def test_without_a_sound_copy_nothing_is_touched(desk, newer, spoilt):
    update(desk, newer)
    copy = migration.newest_copy(desk.folder)
    copy.unlink() if spoilt == "gone" else copy.write_bytes(copy.read_bytes()[:9000])
    before = desk.path.read_bytes()
    with pytest.raises(BackupUnfit) as told:
        back(desk)
    assert told.value.grund == {"gone": "MANGLER", "half": "SKADET"}[spoilt]
    assert desk.path.read_bytes() == before


def test_where_an_erasure_took_the_copy_a_backup_from_before_does_as_well(desk, newer):
    store = open_store(desk.folder, desk.keys, desk.clock)
    take(store)
    store.close()
    update(desk, newer)
    migration.newest_copy(desk.folder).unlink()
    assert back(desk).alt
    assert take_up(desk).digest() == desk.digest


def test_a_disk_without_room_leaves_everything_where_it_was(desk, newer, monkeypatch):
    update(desk, newer)
    before = desk.path.read_bytes()
    full = shutil.disk_usage(desk.folder)._replace(free=0)
    with monkeypatch.context() as patch:
        patch.setattr("akutdesk.storage.from_backup.shutil.disk_usage", lambda _: full)
        with pytest.raises(DiskFull):
            back(desk)
    assert desk.path.read_bytes() == before


def test_the_copy_is_the_newest_that_this_program_reads(desk, newer):
    update(desk, newer)
    folder = desk.folder / "backup"
    copy = migration.newest_copy(desk.folder)
    for number in ("0001", f"{migration.newest() + 1:04d}", "xxxx"):
        shutil.copy(copy, folder / f"foer-{number}.db")
    assert migration.newest_copy(desk.folder) == copy

"""Which folders a desk refuses before anything is opened, and what a fresh process is handed."""

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from akutdesk.storage import setup_draft
from akutdesk.storage.claim import HANDED, Handed, check, claim, handed
from akutdesk.storage.errors import FilePlain
from akutdesk.storage.location import Volume
from akutdesk.storage.vault_errors import AlreadyRunning, FolderOnNetwork, FolderReadOnly
from tests.fakes.volumes import OneVolume

NOBODY = 65534


def test_new_folder_is_made_for_its_owner_only(tmp_path):
    folder = tmp_path / "a" / "data"
    check(folder, OneVolume(Volume.LOCAL))
    assert folder.stat().st_mode & 0o077 == 0


def test_network_folder_is_not_even_made(tmp_path):
    with pytest.raises(FolderOnNetwork):
        check(tmp_path / "data", OneVolume(Volume.NETWORK))
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderReadOnly):
        check(tmp_path / "file" / "data", OneVolume(Volume.LOCAL))


def test_folder_without_write_access_is_refused():
    """Root may write everywhere, so that it steps down for this one."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))  # others may walk through it, unlike tmp_path
    folder.chmod(0o500)
    mine = os.geteuid()
    if mine == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        with pytest.raises(FolderReadOnly):
            check(folder, OneVolume(Volume.LOCAL))
    finally:
        os.seteuid(mine)
        folder.rmdir()


def test_readable_database_is_refused_and_left(tmp_path):
    with sqlite3.connect(tmp_path / "vault.db") as plain:
        plain.execute("CREATE TABLE t (x)")
    plain.close()
    before = (tmp_path / "vault.db").read_bytes()
    with pytest.raises(FilePlain):
        check(tmp_path, OneVolume(Volume.LOCAL))
    assert (tmp_path / "vault.db").read_bytes() == before


def test_second_program_on_a_folder_is_refused(tmp_path):
    lock = claim(tmp_path)
    with pytest.raises(AlreadyRunning):
        claim(tmp_path)
    lock.release()
    claim(tmp_path).release()


def test_word_is_taken_out_of_the_environment(monkeypatch):
    monkeypatch.setenv(HANDED, "7:ordet")
    assert handed() == Handed(7, "ordet")
    assert handed() is None
    monkeypatch.setenv(HANDED, "7:ordet:ugemt")
    assert handed() == Handed(7, "ordet", unsaved=True)
    monkeypatch.setenv(HANDED, "noget andet")
    assert handed() is None


def test_first_step_is_kept_and_forgotten(tmp_path):
    assert setup_draft.read(tmp_path) == {}
    setup_draft.write(tmp_path, {"navn": "Åbredden", "kommuner": ["0607"]})
    assert setup_draft.is_kept(tmp_path)
    assert setup_draft.read(tmp_path) == {"navn": "Åbredden", "kommuner": ["0607"]}
    setup_draft.forget(tmp_path)
    setup_draft.forget(tmp_path)
    assert not setup_draft.is_kept(tmp_path)


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[1]", b"\xff", b'{"navn": 7}'])
def test_damaged_first_step_is_begun_anew(tmp_path, spoiled):
    (tmp_path / setup_draft.FILE).write_bytes(spoiled)
    assert setup_draft.read(tmp_path) == {}

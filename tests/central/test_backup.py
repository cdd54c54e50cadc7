"""A backup counts when it was restored and found whole; a restored server says that it was (2.18)."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from akutdesk.central.backup import BackupBadError, begin_again, check_backup
from akutdesk.central.postgres_store import PostgresStore
from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.central.store import Store
from akutdesk.cli import main
from akutdesk.wire.messages import Wrap
from tests.central.invented_log import Pen, begin_org, begin_writer
from tests.central.postgres_server import PostgresServer, owned_folder, running


@pytest.fixture
def filled(store: Store, rng: random.Random) -> tuple[Store, bytes]:
    """A store with an org of two writers, a few pushes, keys, and an erased record."""
    return store, fill(store, rng)


def fill(store: Store, rng: random.Random) -> bytes:
    org = begin_org(store)
    pens = [Pen(begin_writer(store, org, bytes([at]) * 16), rng) for at in (1, 2)]
    for _ in range(6):
        for pen in pens:
            store.events.append(org, pen.write(rng.randint(1, 9)))
    store.events.append(org, pens[0].write(2, rid=b"r" * 16))
    wraps = [Wrap(rid=bytes([at]) * 16, epoch=1, wrap=b"k" * 60) for at in range(5)]
    store.events.add_wraps(org, wraps, 9)
    store.events.erase(org, [b"r" * 16], 10)
    return org


class FileBackup:
    """A SQLite store and a copy of its file."""

    def __init__(self, folder: Path) -> None:
        self.file, self.copied = folder / "central.db", folder / "copied.db"
        self.live = SqliteStore(self.file)

    def take(self) -> None:
        with closing(sqlite3.connect(self.file)) as db, closing(sqlite3.connect(self.copied)) as to:
            db.backup(to)

    def spoil(self, statement: str) -> None:
        with closing(sqlite3.connect(self.copied, isolation_level=None)) as db:
            assert db.execute(statement).rowcount == 1

    def restored(self) -> Store:
        return SqliteStore(self.copied)

    def close(self) -> None:
        self.live.close()


class BaseBackup:
    """A PostgreSQL store, and a base backup started as a server of its own."""

    def __init__(self, folder: Path, primary: PostgresServer) -> None:
        self.primary = primary
        primary.make_database("central")
        self.scratch = PostgresServer(folder)
        self.live = PostgresStore(primary.url("central"))

    def take(self) -> None:
        self.scratch = self.primary.standby_in(self.scratch.folder, "scratch")
        (self.scratch.data / "standby.signal").unlink()
        self.scratch.start()

    def spoil(self, statement: str) -> None:
        with psycopg.connect(self.scratch.url("central"), autocommit=True) as db:
            name = db.execute("SELECT database FROM slot").fetchall()[0][0]
        with psycopg.connect(self.scratch.url(name), autocommit=True) as db:
            assert db.execute(statement).rowcount == 1

    def restored(self) -> Store:
        return PostgresStore(self.scratch.url("central"))

    def close(self) -> None:
        self.live.close()
        self.scratch.crash()


@pytest.fixture(params=["sqlite", "postgres"])
def backup(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FileBackup | BaseBackup]:
    """Each kind of store with its kind of backup."""
    if request.param == "sqlite":
        with closing(FileBackup(tmp_path)) as kept:
            yield kept
        return
    request.getfixturevalue("postgres")
    with (
        running() as primary,
        owned_folder() as folder,
        closing(BaseBackup(folder, primary)) as kept,
    ):
        yield kept


def test_a_restored_backup_that_is_whole_is_published_as_far_as_it_goes(backup, rng):
    org = fill(backup.live, rng)
    backup.take()
    covered = backup.live.orgs.get(org).seq
    pen = Pen(begin_writer(backup.live, org, b"late" * 4), rng)
    backup.live.events.append(org, pen.write(4))
    with closing(backup.restored()) as restored:
        (checked,) = check_backup(backup.live, restored)
    assert checked.seq == covered
    kept = backup.live.orgs.get(org)
    assert (kept.backed_up, kept.seq) == (covered, covered + 4)


BODY = "UPDATE event SET body = header WHERE seq = 3"
ERASED = "UPDATE event SET body_hash = header WHERE seq = (SELECT max(seq) FROM event)"
SPOILED = {
    "a changed body": (BODY, "digest"),
    "a changed hash of an erased body": (ERASED, "digest"),
    "a lost event": ("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)", "digest"),
    "a lost push": (
        "DELETE FROM stretch WHERE seq_to = (SELECT max(seq_to) FROM stretch)",
        "short",
    ),
    "a lost key": ("DELETE FROM keywrap WHERE number = 2", "keywraps"),
    "another past": ("UPDATE org SET incarnation = digest", "incarnation"),
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_whatever_is_wrong_with_a_backup_is_found(tmp_path: Path, rng, spoiled: str):
    statement, code = SPOILED[spoiled]
    with closing(FileBackup(tmp_path)) as backup:
        require_alarm(backup, rng, statement, code)


def test_f66_a_bad_backup_is_an_alarm_and_moves_nothing(backup, rng):
    """F66."""
    require_alarm(backup, rng, BODY, "digest")


def require_alarm(backup: FileBackup | BaseBackup, rng, statement: str, code: str) -> None:
    org = fill(backup.live, rng)
    backup.take()
    backup.spoil(statement)
    with closing(backup.restored()) as restored, pytest.raises(BackupBadError) as bad:
        check_backup(backup.live, restored)
    assert bad.value.code == code
    assert backup.live.orgs.get(org).backed_up == 0


def test_a_backup_of_another_server_is_no_backup(store: Store, tmp_path: Path):
    with closing(SqliteStore(tmp_path / "other.db")) as other, pytest.raises(BackupBadError) as bad:
        check_backup(store, other)
    assert bad.value.code == "other_server"


def test_a_backup_without_one_of_the_orgs_is_none(tmp_path: Path, rng):
    with closing(FileBackup(tmp_path)) as backup:
        backup.take()
        fill(backup.live, rng)
        with closing(backup.restored()) as restored, pytest.raises(BackupBadError) as bad:
            check_backup(backup.live, restored)
    assert bad.value.code == "missing"


def test_a_restored_server_is_a_new_incarnation_of_which_nothing_is_backed_up(filled):
    store, org = filled
    before = store.orgs.get(org)
    store.orgs.note_backup(org, before.incarnation, before.seq)
    assert begin_again(store, 99) == 1
    after = store.orgs.get(org)
    assert after.incarnation != before.incarnation
    assert after == replace(before, incarnation=after.incarnation)
    assert store.orgs.incarnations(org) == (before.incarnation, after.incarnation)


def test_the_commands_check_a_copy_and_begin_again(tmp_path: Path, rng, capsys):
    with closing(FileBackup(tmp_path)) as backup:
        org = fill(backup.live, rng)
        backup.take()
        seq = backup.live.orgs.get(org).seq
        live, copied = f"sqlite:///{backup.file}", f"sqlite:///{backup.copied}"
        check = ["central", "check-backup", "--database", live, "--restored", copied]
        assert main(check) == 0
        assert capsys.readouterr().out == f"{org.hex()} {seq}\n"
        assert main(["central", "erased", "--database", live]) == 0
        erased = tmp_path / "erased.txt"
        erased.write_text(capsys.readouterr().out)
        assert erased.read_text() == f"{org.hex()} {(b'r' * 16).hex()}\n"
        again = ["central", "begin-again", "--database", live, "--erased"]
        assert main([*again, str(tmp_path / "missing.txt")]) == 1
        assert capsys.readouterr().err.count("\n") == 1
        assert main([*again, str(erased)]) == 0
        assert capsys.readouterr().out == "1\n"
        assert main(check) == 1
        said = capsys.readouterr()
        assert (said.out, "incarnation" in said.err, said.err.count("\n")) == ("", True, 1)
        assert backup.live.orgs.get(org).backed_up == 0


def test_f85_the_commands_erase_in_a_backup_from_before_what_the_list_of_today_names(
    tmp_path: Path, rng, capsys
):
    """As the deployment guide says it: today's list, the old file back, begin again; only then anybody serves it."""
    rid = b"r" * 16
    with closing(FileBackup(tmp_path)) as backup:
        org = begin_org(backup.live)
        pen = Pen(begin_writer(backup.live, org, b"w" * 16), rng)
        backup.live.events.append(org, pen.write(2, rid=rid))
        backup.live.events.append(org, pen.write(1, rid=b"s" * 16))
        backup.live.events.add_wraps(org, [Wrap(rid=rid, epoch=1, wrap=b"k" * 60)], 9)
        backup.take()
        backup.live.events.erase(org, [rid], 10)
        erased = tmp_path / "erased.txt"
        assert main(["central", "erased", "--database", f"sqlite:///{backup.file}"]) == 0
        erased.write_text(capsys.readouterr().out)
        with closing(backup.restored()) as before:
            assert all(before.events.page(org, 0, 10, 10**6).sizes)
        again = ["central", "begin-again", "--database", f"sqlite:///{backup.copied}"]
        assert main([*again, "--erased", str(erased)]) == 0
        with closing(backup.restored()) as after:
            page = after.events.page(org, 0, 10, 10**6)
            assert [size > 0 for size in page.sizes] == [False, False, True]
            assert after.events.wraps(org, 0, 10) == ()
            assert after.events.erased(org) == (rid,)

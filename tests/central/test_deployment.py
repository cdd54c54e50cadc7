"""What `deploy/` holds is tried on a real PostgreSQL: rights, the log archive, backup, restore, check (2.18)."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from akutdesk.central import postgres_records
from akutdesk.central.postgres_store import PostgresStore
from akutdesk.central.settings import millis
from akutdesk.config import SystemClock
from akutdesk.wire.messages import Wrap
from tests.central import postgres_server
from tests.central.invented_log import Pen, begin_org, begin_writer
from tests.central.postgres_server import QUIET, SUPERUSER, PostgresServer

DEPLOY = Path(__file__).parents[2] / "deploy"
RIGHTS = """
local all postgres trust
local central akutdesk trust
local central all reject
local all all scram-sha-256
local replication postgres trust
"""
"""deploy/pg_hba.conf, with `trust` for whom the system would vouch (peer)."""

ASKS = """#!/bin/sh
echo "$@" > {0}/asked
read code < {0}/answered
exit "$code"
"""
"""`akutdesk` for scripts that run as PostgreSQL's owner, who may not read this checkout: the test runs it."""


class Machine:
    """A PostgreSQL set up as docs/deployment.md says, with its backups beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = folder / "kept"
        for name in (self.kept, self.kept / "wal", self.kept / "base", folder / "scripts"):
            name.mkdir()
            self._give(name)
        for script in DEPLOY.glob("*.sh"):
            self._give(Path(shutil.copy(script, folder / "scripts")))
        archive = f'{folder}/scripts/archive-wal.sh {self.kept} "%p" "%f"'
        settings = {**QUIET, "archive_mode": "on", "archive_command": archive}
        self.postgres = PostgresServer.made_in(folder, settings)
        (self.postgres.data / "pg_hba.conf").write_text(RIGHTS, encoding="ascii")
        self.postgres.start()
        with psycopg.connect(self.postgres.url(), autocommit=True) as db:
            db.execute("CREATE ROLE akutdesk LOGIN CREATEDB CREATEROLE")
            db.execute("CREATE DATABASE central OWNER akutdesk")
        self.url = f"postgresql://akutdesk@/central?host={folder}"

    def script(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        """One of the scripts, as PostgreSQL's owner."""
        programs = postgres_server.programs()
        return subprocess.Popen(
            [self.folder / "scripts" / name, *words],
            cwd=self.folder,
            env={
                "PATH": os.environ["PATH"],
                "PGHOST": str(self.folder),
                "PGUSER": SUPERUSER,
                "AKUTDESK": str(self.folder / "akutdesk"),
                "AKUTDESK_PG_BIN": str(programs),
                "TMPDIR": str(self.folder),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            user=postgres_server.owner(),
        )

    def back_up(self) -> Path:
        """A base backup; where it lies."""
        said, complaints = self.script("backup.sh", str(self.kept)).communicate()
        assert said, complaints
        return Path(said.decode().strip())

    def scrub(self) -> int:
        """What the night does first; the exit code."""
        script = self.script("scrub.sh")
        assert script.communicate() == (b"", b"")
        return script.wait()

    def holds(self, data: bytes) -> bool:
        """Whether some bytes lie in a table of the PostgreSQL."""
        files = (path for path in (self.postgres.data / "base").rglob("*") if path.is_file())
        return any(data in path.read_bytes() for path in files)

    def archive(self) -> None:
        """Bring the log written so far into the archive."""
        with psycopg.connect(self.postgres.url(), autocommit=True) as db:
            piece = db.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchall()[0][0]
            while not (self.kept / "wal" / piece).exists():
                db.execute("SELECT pg_stat_clear_snapshot()")

    def check(self) -> tuple[int, str]:
        """Restore the newest backup and check it: the exit code, and what was said."""
        for name in ("asked", "answered"):
            pipe = self.folder / name
            pipe.unlink(missing_ok=True)
            os.mkfifo(pipe)
            self._give(pipe)
        (self.folder / "akutdesk").write_text(ASKS.format(self.folder), encoding="ascii")
        self._give(self.folder / "akutdesk", 0o755)
        script = self.script("check-backup.sh", str(self.kept), self.url)
        asked = (self.folder / "asked").read_text(encoding="ascii").split()
        done = subprocess.run(
            [sys.executable, "-m", "akutdesk", *asked], capture_output=True, check=False
        )
        (self.folder / "answered").write_text(f"{done.returncode}\n", encoding="ascii")
        script.communicate()
        return script.wait(), (done.stdout + done.stderr).decode()

    def _give(self, path: Path, mode: int | None = None) -> None:
        if mode:
            path.chmod(mode)
        if postgres_server.owner():
            shutil.chown(path, postgres_server.owner())


@pytest.fixture
def machine() -> Iterator[Machine]:
    """A machine of our own."""
    lacking = postgres_server.missing()
    if lacking:
        pytest.skip(lacking)
    with postgres_server.owned_folder() as folder:
        machine = Machine(folder)
        yield machine
        machine.postgres.crash()


def test_a_backup_is_taken_restored_checked_and_published(machine: Machine, rng: random.Random):
    with closing(PostgresStore(machine.url)) as store:
        org = begin_org(store)
        pen = Pen(begin_writer(store, org, b"w" * 16), rng)
        store.events.append(org, pen.write(100))
        base = machine.back_up()
        store.events.append(org, pen.write(20))
        machine.archive()
        code, said = machine.check()
        assert (code, said.split()) == (0, [org.hex(), "120"])
        assert store.orgs.get(org).backed_up == 120
        assert [each.name for each in (machine.kept / "base").iterdir()] == [base.name]
        assert not list(machine.folder.glob("tmp.*"))


def test_f66_a_byte_that_flipped_in_a_backup_is_an_alarm(machine: Machine, rng: random.Random):
    """F66."""
    with closing(PostgresStore(machine.url)) as store:
        org = begin_org(store)
        pen = Pen(begin_writer(store, org, b"w" * 16), rng)
        first = pen.write(1)
        for addition in (first, pen.write(200)):
            store.events.append(org, addition)
        base = machine.back_up()
        machine.archive()
        flip(base, bytes(first.bodies))
        code, said = machine.check()
        assert code == 1
        assert "digest" in said
        assert store.orgs.get(org).backed_up == 0


def test_keys_of_an_erased_record_are_in_no_table_after_the_night(
    machine: Machine, rng: random.Random
):
    """PostgreSQL alone would leave their bytes lying where the row was."""
    with closing(PostgresStore(machine.url)) as store:
        org = begin_org(store)
        wrap = Wrap(rid=b"r" * 16, epoch=1, wrap=rng.randbytes(60))
        other = Wrap(rid=b"s" * 16, epoch=1, wrap=rng.randbytes(60))
        store.events.add_wraps(org, [wrap, other], 9)
        assert machine.scrub() == 0
        assert machine.holds(wrap.wrap)
        store.events.erase(org, [wrap.rid], millis(SystemClock()))
        assert machine.scrub() == 0
        assert not machine.holds(wrap.wrap)
        assert machine.holds(other.wrap)


def test_bodies_of_a_large_place_are_washed_away_at_night(
    machine: Machine, rng: random.Random, monkeypatch: pytest.MonkeyPatch
):
    """By day only the keys' table is written anew there: a long rewrite would keep the desks waiting."""
    monkeypatch.setattr(postgres_records, "AT_ONCE", 0)
    with closing(PostgresStore(machine.url)) as store:
        org = begin_org(store)
        pen = Pen(begin_writer(store, org, b"w" * 16), rng)
        addition = pen.write(1)
        store.events.append(org, addition)
        assert machine.scrub() == 0
        body = bytes(addition.bodies)
        assert machine.holds(body)
        assert store.events.erase(org, [addition.rids[0]], millis(SystemClock())) == 1
        assert machine.holds(body)
        assert machine.scrub() == 0
        assert not machine.holds(body)


def flip(base: Path, body: bytes) -> None:
    """One byte of a body becomes another in every file of a backup."""
    found = 0
    for path in (base / "base").rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        if body in data:
            found += 1
            path.write_bytes(data.replace(body, body[:-1] + bytes([body[-1] ^ 1])))
    assert found == 1


def test_a_piece_of_the_log_is_archived_once_and_never_over_another(tmp_path: Path):
    (tmp_path / "wal").mkdir()
    piece = tmp_path / "piece"

    def archive() -> int:
        words = [DEPLOY / "archive-wal.sh", tmp_path, piece, "000000010000000000000001"]
        return subprocess.run(words, check=False).returncode

    piece.write_bytes(b"one")
    assert (archive(), archive()) == (0, 0)
    piece.write_bytes(b"other")
    assert archive() != 0
    assert (tmp_path / "wal" / "000000010000000000000001").read_bytes() == b"one"


def test_the_units_are_what_systemd_understands(tmp_path: Path):
    """Checked by systemd itself, the paths of an installation aside."""
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("no systemd-analyze on this machine")
    for unit in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]:
        text = unit.read_text(encoding="utf-8")
        for path in ("/opt/akutdesk/bin/akutdesk", "/usr/share/akutdesk/deploy/backup.sh",
                     "/usr/share/akutdesk/deploy/check-backup.sh", "/usr/share/akutdesk/deploy/scrub.sh"):  # fmt: skip
            text = text.replace(path, "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    units = sorted(tmp_path.iterdir())
    done = subprocess.run([verify, "verify", *units], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")

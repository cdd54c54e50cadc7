"""The server from the command line: it starts, says in one line why it cannot, and ends in order."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from akutdesk.cli import main
from akutdesk.wire.codec import pack
from akutdesk.wire.messages import AskGenesis, Info
from tests.central.desks import Desk, Org
from tests.central.running import Running

ROOT = Path(__file__).resolve().parents[2]


class Started:
    """`akutdesk central serve` as a process of its own; `port` is where it listens."""

    def __init__(self, database: str, *more: str) -> None:
        command = [sys.executable, "-m", "akutdesk", "central", "serve", "--database", database]
        self.process = subprocess.Popen(
            [*command, "--port", "0", *more],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.said = [self.process.stderr.readline()]
        self.port = int(self.said[0].rsplit(" ", 1)[1])

    def end(self, how: signal.Signals) -> int:
        """Tell it to end; its exit code."""
        self.process.send_signal(how)
        self.said += self.process.communicate(timeout=60)[1].splitlines()
        return self.process.returncode


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_a_server_is_made_founded_filled_stopped_and_started_again(tmp_path, capsys, how):
    database = f"sqlite:///{tmp_path / 'central.db'}"
    assert main(["central", "create-org", "--database", database, "--name", "Havnen"]) == 0
    code = capsys.readouterr().out.strip()
    org = Org()
    device = org.device()
    started = Started(database)
    line = Running(None, None, started.port, "http")
    ask = AskGenesis(code=code, statements=tuple(org.statements))
    assert line.send("POST", f"/v1/orgs/{org.id.hex()}/genesis", pack(ask)).status == 201
    desk = Desk(line, device).log_in()
    writer = desk.start()
    writer.write(3)
    assert desk.push(writer.batch()).status == 200
    assert started.end(how) == 0
    assert not any("Traceback" in said for said in started.said)
    assert (tmp_path / "central.db").stat().st_mode & 0o077 == 0
    again = Started(database)
    desk.server = Running(None, None, again.port, "http")
    assert len(desk.log_in().page().headers) == 3
    assert again.end(how) == 0


def test_the_oldest_client_that_may_pull_is_told_from_the_start(tmp_path):
    database = f"sqlite:///{tmp_path / 'central.db'}"
    words = ("--minimum-client", "1.2", "--minimum-from", "2027-01-31")
    started = Started(database, *words)
    info = Running(None, None, started.port, "http").send("GET", "/v1/info").read(Info)
    assert (info.minimum_client, info.minimum_from_ms) == ("1.2", 1_801_353_600_000)
    assert started.end(signal.SIGTERM) == 0


@pytest.mark.parametrize(
    "words",
    [
        ["create-org", "--database", "mysql://anna:hemmelig@vaert/db", "--name", "x"],
        ["create-org", "--database", "sqlite:///{folder}/none/c.db", "--name", "x"],
        ["create-org", "--database", "sqlite:///{folder}/text", "--name", "x"],
        ["serve", "--database", "postgresql://anna:hemmelig@127.0.0.1:1/db"],
        ["serve", "--database", "sqlite:///{folder}/c.db", "--tls-cert", "none"],
        ["serve", "--database", "sqlite:///{folder}/c.db", "--host", "192.0.2.1"],
        ["serve", "--database", "sqlite:///{folder}/c.db", "--port", "99999"],
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path, capsys, words):
    (tmp_path / "text").write_text("this is a text and no database " * 40, encoding="utf-8")
    code = main(["central", *(word.format(folder=tmp_path) for word in words)])
    said = capsys.readouterr()
    assert code == 1
    assert said.out == ""
    assert said.err.startswith("akutdesk: ")
    assert said.err.count("\n") == 1
    assert "hemmelig" not in said.err
    assert str(tmp_path) not in said.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["serve"],
        ["create-org", "--name", "x"],
        ["nothing"],
        ["serve", "--database", "sqlite:///c.db", "--minimum-from", "soon"],
    ],
    ids=str,
)
def test_a_wrong_word_is_refused_in_one_line(capsys, words):
    with pytest.raises(SystemExit) as left:
        main(["central", *words])
    assert left.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_database_of_a_newer_program_is_left_alone(tmp_path, capsys):
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        db.execute("PRAGMA user_version = 99")
    before = (tmp_path / "c.db").read_bytes()
    words = ["central", "create-org", "--database", f"sqlite:///{tmp_path}/c.db", "--name", "x"]
    assert main(words) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "c.db").read_bytes() == before

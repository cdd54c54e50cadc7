"""A leader's desk, a server, and a command line that is run as a person types it."""

from __future__ import annotations

import pytest

from akutdesk import cli
from tests.central.running import running
from tests.commands.desks import Commands
from tests.fakes.encryption import ENCRYPTED, ToldEncryption
from tests.fakes.way_out import ToldWayOut
from tests.storage.founded import CHEAP


@pytest.fixture
def leader(tmp_path) -> Commands:
    return Commands(tmp_path)


@pytest.fixture
def server(tmp_path):
    (tmp_path / "server").mkdir()
    with running(tmp_path / "server") as server:
        yield server


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    monkeypatch.setattr("akutdesk.storage.calibration.calibrate", lambda _measure: CHEAP)


@pytest.fixture(autouse=True)
def disk(monkeypatch):
    """The disk of the PC, encrypted unless a test says otherwise; the machine that tests run on may have any."""

    def lies_on(answer):
        monkeypatch.setattr(
            "akutdesk.storage.diskkryptering.encryption_here", lambda: ToldEncryption(answer)
        )

    lies_on(ENCRYPTED)
    return lies_on


@pytest.fixture(autouse=True)
def way_out(monkeypatch) -> ToldWayOut:
    """The settings of the PC: no script, unless a test says otherwise."""
    told = ToldWayOut(script=False)
    monkeypatch.setattr("akutdesk.sync.way_out.way_out_here", lambda: told)
    return told


@pytest.fixture
def run(capsys):
    """Run a command line: its exit code, the lines it said, and what went wrong."""

    def run(*words):
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert said.err.count("\n") == (1 if code else 0)
        return code, said.out.splitlines(), said.err

    return run

"""The files of `deploy/`, read by the programs they are written for: what one of those refuses, or warns of, fails here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.central.test_deployment import DEPLOY
from tests.fakes.certificates import authority, server_pair

UNITS = ("akutdesk-central.service", "akutdesk-backup.service", "akutdesk-backup.timer")
NGINX = """
pid {0}/nginx.pid;
error_log stderr;
events {{}}
http {{
    client_body_temp_path {0}; proxy_temp_path {0}; fastcgi_temp_path {0}; uwsgi_temp_path {0}; scgi_temp_path {0};
    include {0}/akutdesk.conf;
}}
"""


def program(name: str) -> str:
    """Where a program is; the test is skipped where this machine has none."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found is None:
        pytest.skip(f"{name} is not on this machine")
    return found


def said_by(*command: str | Path) -> tuple[int, str]:
    """The exit code, and every word."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.returncode, done.stdout


@pytest.fixture
def machine(tmp_path) -> Path:
    """The root of a machine on which everything lies where the units say."""
    units, scripts = tmp_path / "etc/systemd/system", tmp_path / "usr/share/akutdesk/deploy"
    programs = tmp_path / "opt/akutdesk/bin"
    for folder in (units, scripts, programs):
        folder.mkdir(parents=True)
    for unit in UNITS:
        shutil.copy(DEPLOY / unit, units)
    for script in DEPLOY.glob("*.sh"):
        shutil.copy(script, scripts)
    (programs / "akutdesk").write_text("#!/bin/sh\n", encoding="ascii")
    (programs / "akutdesk").chmod(0o755)
    return tmp_path


def verified(machine: Path, unit: str) -> tuple[int, str]:
    """What systemd says of a unit."""
    options = ("--man=no", "--recursive-errors=no", f"--root={machine}")
    path = machine / "etc/systemd/system" / unit
    return said_by(program("systemd-analyze"), "verify", *options, path)


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_reads_each_unit_without_a_word(machine, unit):
    assert verified(machine, unit) == (0, "")


def test_systemd_says_which_line_it_does_not_know_and_which_program_is_not_there(machine):
    unit = machine / "etc/systemd/system" / UNITS[0]
    unit.write_text(unit.read_text().replace("NoNewPrivileges", "NoNewPrivilege"))
    (machine / "opt/akutdesk/bin/akutdesk").unlink()
    code, said = verified(machine, UNITS[0])
    assert code != 0
    assert "NoNewPrivilege" in said
    assert "/opt/akutdesk/bin/akutdesk" in said


@pytest.mark.parametrize(("line", "holds"), [("", True), ("no_such_thing on;", False)])
def test_nginx_takes_its_file(tmp_path, line, holds):
    certificate, key = server_pair(tmp_path, authority(), host="central.example")
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/etc/akutdesk/tls/fullchain.pem", certificate)
    text = text.replace("/etc/akutdesk/tls/privkey.pem", key)
    (tmp_path / "akutdesk.conf").write_text(text + line, encoding="utf-8")
    whole = tmp_path / "nginx.conf"
    whole.write_text(NGINX.format(tmp_path), encoding="utf-8")
    code, said = said_by(program("nginx"), "-t", "-p", tmp_path, "-e", "stderr", "-c", whole)
    assert (code == 0) is holds, said
    assert ("[warn]" in said or "[emerg]" in said) is not holds, said


@pytest.mark.parametrize(("line", "holds"), [("", True), ("\tno_such_thing\n", False)])
def test_caddy_takes_its_file(tmp_path, line, holds):
    file = tmp_path / "Caddyfile"
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    file.write_text(text.replace("\treverse_proxy", f"{line}\treverse_proxy"), encoding="utf-8")
    command = (program("caddy"), "validate", "--adapter", "caddyfile", "--config", file)
    code, said = said_by("env", f"HOME={tmp_path}", f"XDG_DATA_HOME={tmp_path}", *command)
    assert (code == 0) is holds, said
    warned = [each for each in said.splitlines() if '"level":"warn"' in each]
    if holds:  # nobody who asks in the open is sent on (sync-and-security.md 2.11)
        assert ["redirects are disabled" in each for each in warned] == [True]

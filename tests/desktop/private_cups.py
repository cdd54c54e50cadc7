"""A printing service of the test's own: a real cupsd on loopback with two queues.

The service's child processes run as another user and must reach its folders; pytest's own folders
are closed to them, so these stand beside and are removed afterwards.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

CUPSD = shutil.which("cupsd", path=os.environ.get("PATH", "") + ":/usr/sbin")
TOOLS = ("lp", "lpstat", "cancel")
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")

LOOKS = 3_000
"""How often a test looks before it gives up; each look asks a real service."""

CUPSD_CONF = """
LogLevel warn
Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
DefaultPaperSize Letter
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
    Allow localhost
  </Limit>
</Policy>
"""
CUPS_FILES_CONF = """
ServerRoot {root}
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/run
TempDir {root}/tmp
DataDir /usr/share/cups
ServerBin /usr/lib/cups
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
FileDevice Yes
SystemGroup {group}
"""


def missing() -> str | None:
    """What this machine lacks for a printing service of its own, or None."""
    if CUPSD is None or any(shutil.which(tool) is None for tool in (*TOOLS, "lpadmin")):
        return "CUPS is not installed"
    return None if DRIVER.exists() else "printer-driver-cups-pdf is not installed"


def free_port() -> int:
    """A port of loopback that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def closed_port() -> Iterator[int]:
    """A port of loopback that is taken, so that nobody else gets it, and where nobody answers."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        yield deaf.getsockname()[1]


@dataclass(frozen=True)
class PrivateCups:
    """A running service. `paper` is the file that the queue `fil` prints into."""

    server: str
    root: Path
    process: subprocess.Popen[bytes]

    @property
    def paper(self) -> Path:
        return self.root / "paper"

    def admin(self, *words: str) -> None:
        self._run(words, check=True)

    def ask(self, *words: str) -> bytes:
        return self._run(words, check=False)

    def _run(self, words: tuple[str, ...], *, check: bool) -> bytes:
        environment = {**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C"}
        done = subprocess.run(words, env=environment, check=check, capture_output=True, timeout=20)
        return done.stdout

    def add(self, queue: str, device: str) -> None:
        self.admin("lpadmin", "-p", queue, "-E", "-v", device, "-P", str(DRIVER))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.root)


def part_missing(reason: str) -> None:
    """Skip for a part that this machine lacks; on the machine that proves the project, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def running_cups() -> Iterator[PrivateCups]:
    """A service with a queue `fil` that prints and a queue `doed` that no printer answers."""
    reason = missing()
    if reason:
        part_missing(reason)
    service = start()
    try:
        _wait_until_up(service)
        service.add("fil", f"file://{service.paper}")
        service.admin("lpadmin", "-d", "fil")
        with closed_port() as deaf:
            service.add("doed", f"socket://127.0.0.1:{deaf}")
            yield service
    finally:
        service.stop()


def start() -> PrivateCups:
    """Start a service without queues."""
    root = Path(tempfile.mkdtemp(prefix="akutdesk-cups-"))
    root.chmod(0o755)
    for folder in ("spool", "cache", "run", "tmp"):
        (root / folder).mkdir()
    (root / "tmp").chmod(0o1777)
    port = free_port()
    group = "root" if os.getuid() == 0 else "lp"
    (root / "cupsd.conf").write_text(CUPSD_CONF.format(port=port))
    (root / "cups-files.conf").write_text(CUPS_FILES_CONF.format(root=root, group=group))
    command = [str(CUPSD), "-f", "-c", root / "cupsd.conf", "-s", root / "cups-files.conf"]
    with (root / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
    cups = PrivateCups(server=f"127.0.0.1:{port}", root=root, process=process)
    cups.paper.touch()
    cups.paper.chmod(0o666)
    return cups


def _wait_until_up(service: PrivateCups) -> None:
    for _ in range(LOOKS):
        if service.process.poll() is not None:
            part_missing(f"cupsd does not start here: {(service.root / 'out').read_text()}")
        if b"scheduler is running" in service.ask("lpstat", "-r"):
            return
    pytest.fail("cupsd does not answer")

"""The central server of the demo: a process of its own on loopback, over a SQLite file that is thrown away."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

from akutdesk.demo.clock import ClockFile

_HOST: Final = "127.0.0.1"
_LOOK_S: Final = 0.05
_PATIENCE: Final = 1200
"""Looks until a server counts as one that does not come up: a minute."""
_LAST_WORDS_S: Final = 15


class ServerGone(Exception):
    """The server did not come up, or would not open a place."""


def is_here() -> bool:
    """Whether this program has its server with it; a frozen one is the desk alone."""
    return all(map(importlib.util.find_spec, ("akutdesk.central", "starlette", "uvicorn")))


class DemoServer:
    """`folder` holds all that the server keeps, and its journal. It comes back at the same address."""

    def __init__(self, folder: Path, clock: ClockFile) -> None:
        folder.mkdir()
        self.folder = folder
        self._clock = clock
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{_HOST}:{self._port}"

    def open_place(self, name: str) -> str:
        """The one-time code of an empty place. Raises ServerGone."""
        made = subprocess.run(  # noqa: S603 - our own command line
            [*self._command("create-org"), "--name", name],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise ServerGone
        return made.stdout.strip()

    def start(self) -> None:
        """Begin to serve; it answers a moment later."""
        port = ("--port", str(self._port), "--demo-clock", str(self._clock.path))
        # Its input is ours: it ends with us, however we end, and leaves no process and no port behind.
        with (self.folder / "journal").open("ab") as journal:
            self._process = subprocess.Popen(  # noqa: S603 - our own command line
                [*self._command("serve"), *port, "--until-input-ends"],
                stdin=subprocess.PIPE,
                stdout=journal,
                stderr=journal,
            )

    def wait(self) -> None:
        """Until it answers. Raises ServerGone."""
        for _ in range(_PATIENCE):
            if self.answers():
                return
            self._rest()
        raise ServerGone

    def answers(self) -> bool:
        """Whether somebody listens there."""
        try:
            socket.create_connection((_HOST, self._port), timeout=1).close()
        except OSError:
            return False
        return True

    def cut(self) -> None:
        """Gone from one moment to the next, as when a cable is pulled."""
        if self._process is not None:
            self._process.kill()
            self._gone(self._process)

    def stop(self) -> None:
        """End in order, so that the file is closed."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(_LAST_WORDS_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
            self._gone(self._process)

    def _gone(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        if process.stdin is not None:
            process.stdin.close()
        self._process = None

    def _command(self, word: str) -> list[str]:
        place = f"sqlite:///{self.folder / 'central.db'}"
        return [sys.executable, "-m", "akutdesk", "central", word, "--database", place]

    def _rest(self) -> None:
        """A moment; raises ServerGone if the process ended."""
        if self._process is None:
            raise ServerGone
        try:
            self._process.wait(_LOOK_S)
        except subprocess.TimeoutExpired:
            return
        raise ServerGone


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_HOST, 0))
        return int(one.getsockname()[1])

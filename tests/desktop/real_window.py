"""The real program in a real window: an X server of the test's own, a window manager, and keys from outside."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from akutdesk.assets import find_resources
from akutdesk.config import SystemClock, device_secret_path
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import new_id
from akutdesk.storage.adgangskode import read_krav
from akutdesk.storage.device_secret import device_secret_at
from akutdesk.storage.first_desk import FirstDesk, NytSted
from akutdesk.storage.vault import Keys, Vault
from akutdesk.wire.crypto import Argon2Cost

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
KODE = "regnvejr og lune vanter"
VAGTKODE = "481516"
_MOMENT = 0.1
"""Seconds."""
XVFB, OPENBOX, XDOTOOL = (shutil.which(name) or name for name in ("Xvfb", "openbox", "xdotool"))

WaitUntil = Callable[..., object]


def missing() -> str | None:
    """What this machine lacks for a real window, or None."""
    lacking = [name for name in (XVFB, OPENBOX, XDOTOOL) if shutil.which(name) is None]
    return f"{', '.join(lacking)} not installed" if lacking else None


@contextmanager
def display() -> Iterator[str]:
    """An X server with a window manager; gives its name."""
    reader, writer = os.pipe()
    command = [XVFB, "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        with os.fdopen(reader) as told:
            name = f":{told.readline().strip()}"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        manager = subprocess.Popen([OPENBOX], env={**os.environ, "DISPLAY": name}, **quiet)
        try:
            yield name
        finally:
            manager.terminate()
            manager.wait()
            server.terminate()


def found(folder: Path) -> Keys:
    """A desk of one leader, whose initials are LE; the keys that this leader's password opens."""
    folder.mkdir()
    vault = Vault(folder, device_secret_at(device_secret_path(folder)))
    first = FirstDesk(
        vault=vault,
        clock=SystemClock(),
        read_krav=partial(read_krav, find_resources()),
        cost=lambda: CHEAP,
    )
    return first.opret(
        NytSted(
            enhed=Enhed(
                id=new_id(), navn="Akuttilbuddet Åbredden", telefon="04 20 60 80", region="SD"
            ),
            bagvagt_navn="Mette Friis",
            bagvagt="00 00 00 01",
            doegnvagt="00 00 00 02",
            initialer="LE",
            navn="Lene Eg",
            kode=KODE,
            ark=first.ark(),
        )
    )


@dataclass
class RealWindow:
    """The program on a folder, and hands at its keyboard."""

    folder: Path
    display: str
    wait_until: WaitUntil
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def temp(self) -> Path:
        """The temporary folder of the program."""
        return self.folder.parent / "tmp"

    def start(self) -> subprocess.Popen[bytes]:
        """Start it as a hand would."""
        self.temp.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "akutdesk", "--data", str(self.folder)]
        process = subprocess.Popen(command, env=self._environment(), stderr=subprocess.PIPE)
        self.started.append(process)
        return process

    def wait_for_title(self, title: str) -> None:
        """Until a window with this title is in front."""
        self.wait_until(lambda: title in self.title(), timeout=15_000)

    def wait_until_still(self) -> None:
        """Until its program has done what it had to: it used no processor for a moment, so keys find their places."""
        (pid,) = self.processes()
        used, since = _used(pid), time.monotonic()

        def still() -> bool:
            nonlocal used, since
            if _used(pid) != used:
                used, since = _used(pid), time.monotonic()
            return time.monotonic() - since > _MOMENT

        self.wait_until(still, timeout=15_000)

    def title(self) -> str:
        """The title of the window the keys go to; "" if they go nowhere.

        The window manager calls a window active a moment before X sends it the keys.
        """
        return self._ask("getwindowfocus", "-f", "getwindowname")

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self._ask("type", "--delay", "12", text)

    def press(self, *keys: str) -> None:
        """Press keys, as xdotool names them."""
        self._ask("key", "--delay", "24", *keys)

    def unlock(self, opens: str = "Vagtbord") -> None:
        """From a full lock to the screen with this title, as the leader."""
        self.wait_for_title("Lås")
        self.type("le")
        self.press("Tab")
        self.type(KODE)
        self.press("Return")
        self.wait_for_title("Vagtkode")
        self.type(VAGTKODE)
        self.press("Return")
        self.wait_for_title(opens)

    def put_away(self) -> None:
        """Put the window in front down into the bar, as the button in its corner does."""
        self._ask("getactivewindow", "windowminimize")

    def processes(self) -> list[int]:
        """The processes of the program on this folder."""
        return [pid for pid in _pids() if str(self.folder).encode() in _command(pid)]

    def end(self) -> None:
        """End what was started here, also what followed it."""
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for process in self.started:
            process.wait()
            if process.stderr is not None:
                process.stderr.close()

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "TMPDIR": str(self.temp),
        }

    def _ask(self, *words: str) -> str:
        done = subprocess.run(
            [XDOTOOL, *words],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()


def memory_holds(pid: int, words: tuple[str, ...]) -> set[str]:
    """Which of the words stand in the memory of a process, in any of the ways a text lies there.

    Raises PermissionError if this user may not read it.
    """
    return _in_memory(pid, {form: word for word in words for form in _forms(word)})


def keys_in_memory(pid: int, keys: dict[str, bytes]) -> set[str]:
    """Which of the keys, by name, stand in a process's memory: as they are, or in hexadecimal as SQLCipher is told.

    Raises PermissionError if this user may not read it.
    """
    wanted: dict[bytes, str] = {}
    for name, key in keys.items():
        told = key.hex()
        wanted |= dict.fromkeys((key, told.encode(), told.upper().encode()), name)
    return _in_memory(pid, wanted)


def _in_memory(pid: int, wanted: dict[bytes, str]) -> set[str]:
    found: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _readable(pid):
            with suppress(OSError, ValueError):
                memory.seek(start)
                data = memory.read(end - start)
                found |= {name for form, name in wanted.items() if form in data}
    return found


def files_hold(folders: tuple[Path, ...], words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Which files below the folders hold which of the words."""
    wanted = {form: word for word in words for form in _forms(word)}
    return {
        (path.name, word)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
        for form, word in wanted.items()
        if form in path.read_bytes()
    }


def _forms(word: str) -> tuple[bytes, ...]:
    return word.encode(), word.encode("utf-16-le"), word.encode("utf-32-le")


def _readable(pid: int) -> list[tuple[int, int]]:
    lines = Path(f"/proc/{pid}/maps").read_text().splitlines()
    found = (re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line) for line in lines)
    return [(int(one[1], 16), int(one[2], 16)) for one in found if one]


def _used(pid: int) -> list[str]:
    """The processor time of a process so far: of itself and for itself (proc(5), stat)."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _command(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""

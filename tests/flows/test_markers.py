"""After the played night no file holds a typed word, and no memory of the process in full lock (I5, D6)."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from akutdesk.assets import Assets
from akutdesk.demo.desk import found_demo
from akutdesk.demo.night_words import NightWords
from akutdesk.storage import folding
from akutdesk.storage.laas import FILE as LAAS_FILE
from tests.flows.played import CHEAP

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
LONG = 11
"""Shorter words may stand in a memory by themselves: Jonas is the name of an author of something."""
ENCODINGS = ("latin-1", "utf-8", "utf-16-le")


@dataclass
class Night:
    """A program that has played its night, and the folders it may have written in."""

    child: subprocess.Popen[str]
    words: NightWords
    place: Path
    fresh: int = 0

    @property
    def folders(self) -> tuple[Path, ...]:
        return tuple(self.place / name for name in ("data", "tmp", "home", "log"))

    def say_go(self) -> None:
        """Let it lock fully, and wait until the old process has gone."""
        (self.place / "go").touch()
        self.fresh = self.wait_for("fresh")
        assert self.child.wait(timeout=60) == 0

    def wait_for(self, word: str) -> int:
        """The number that comes with a line of the program."""
        assert self.child.stdout is not None
        for line in self.child.stdout:
            kind, *told = json.loads(line)
            if kind == word:
                return told[0]
        raise AssertionError(word)


@contextmanager
def playing(place: Path, assets: Assets) -> Iterator[Night]:
    """Found the desk and start the program on it, with folders of its own for everything."""
    desk = found_demo(assets, place, henvendelser=40, cost=CHEAP)
    for name in ("tmp", "home", "log"):
        (place / name).mkdir()
    with (place / "log" / "stderr").open("w") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.night_child", str(place), "-1"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "TMPDIR": str(place / "tmp"),
                "HOME": str(place / "home"),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
        )
    night = Night(child, desk.words, place)
    try:
        yield night
    finally:
        child.kill()
        with suppress(ProcessLookupError):
            os.kill(night.fresh or child.pid, signal.SIGKILL)
        assert child.stdout is not None
        child.stdout.close()
        child.wait()


def spelled(word: str) -> set[str]:
    """A word as typed, small, and as the search folds it."""
    return {word, word.lower(), folding.note(word), *folding.whole(word)}


def forms(word: str) -> set[bytes]:
    """A word in every spelling and every usual encoding."""
    return {one.encode(encoding, "ignore") for one in spelled(word) for encoding in ENCODINGS}


def holding(folders: tuple[Path, ...], words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Which files hold which words; laas.json may hold the house and nothing of a citizen (design.md 8.16)."""
    wanted = [(word, form) for word in words for form in forms(word)]
    found: set[tuple[str, str]] = set()
    sizes: list[int] = []
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        with suppress(FileNotFoundError):  # a journal goes when its store is closed
            data = path.read_bytes()
            sizes.append(len(data))
            if path.name != LAAS_FILE:
                found |= {(path.name, word) for word, form in wanted if form in data}
        found |= {(path.name, word) for word in words if word in path.name}
    assert any(sizes)
    return found


def in_memory(pid: int, words: Iterable[str]) -> set[str]:
    """Which words stand in the memory that a process can write to: as Python, SQLite or Qt keeps a text.

    Raises PermissionError if this user may not read it.
    """
    wanted = [(form, word) for word in words for form in forms(word)]
    found: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in writable(pid):
            with suppress(OSError, ValueError):
                memory.seek(start)
                data = memory.read(end - start)
                found |= {word for form, word in wanted if form in data}
    return found


def writable(pid: int) -> list[tuple[int, int]]:
    """The stretches of memory that a process can write to."""
    lines = Path(f"/proc/{pid}/maps").read_text().splitlines()
    found = (re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line) for line in lines)
    return [(int(one[1], 16), int(one[2], 16)) for one in found if one]


@pytest.mark.night
def test_no_file_holds_a_typed_word_and_neither_does_the_process_in_full_lock(tmp_path, assets):
    with playing(tmp_path / "bord", assets) as night:
        old = night.wait_for("played")
        typed = night.words.typed
        assert holding(night.folders, typed) == set()
        long = tuple(word for word in typed if len(word) >= LONG)
        try:
            knew = in_memory(old, long)
        except PermissionError:
            pytest.skip("only root may read the memory of a hardened process")
        assert len(knew) > len(long) // 2  # the scan finds what is there
        night.say_go()
        assert holding(night.folders, (*typed, night.words.kode)) == set()
        assert in_memory(night.fresh, (*long, night.words.kode)) == set()
        shown = str(json.loads((night.place / "data" / LAAS_FILE).read_bytes()))
        assert (
            shown.count("'nummer'") > 5
        )  # the house's own list, and nothing that was typed of somebody
        assert {word for word in typed for one in spelled(word) if one in shown} == set()

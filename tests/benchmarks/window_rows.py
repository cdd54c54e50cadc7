"""Start, unlock, answers to keys and memory of the whole program, in processes of their own (design.md 6)."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from akutdesk.storage.connection import connect
from akutdesk.storage.founding import DatabaseKeys
from tests.benchmarks.big_store import ROOT, BigStore
from tests.benchmarks.measure import MS, Row, quantile, timed
from tests.benchmarks.place import PLACE

_STARTS = 7
_WORKERS = 3
_MB = 1024 * 1024

_ANSWERS = (
    ("F2 to a form that takes keys", "F2", 150),
    ("F12 to painted", "F12", 150),
    ("A letter typed to its echo", "echo", 50),
    ("An answer chosen, a field left", "choose", 100),
    ("Another screen", "screens", 200),
)
"""What, its name in working_window.py, p95 in milliseconds (design.md 6, ux.md 2.5)."""


def window_rows(big: BigStore, keys: DatabaseKeys) -> Iterator[Row]:
    """Every budget of the window."""
    with _copy(big.folder) as folder:
        yield _start_row(folder)
    found = []
    for _ in range(_WORKERS):
        with _copy(big.folder) as folder:
            found.append(json.loads(_worker(folder, big.folder.with_suffix(".key"))))
    yield _unlock_row(big, keys, [one["unlock"] for one in found])
    for what, name, budget in _ANSWERS:
        yield _answer_row(what, [s for one in found for s in one[name]], budget)
    yield _handover_row(
        [s for one in found for s in one["handover"]], [s for one in found for s in one["contacts"]]
    )
    yield _memory_row([one["memory"] for one in found])


def _start_row(folder: Path) -> Row:
    ours: list[float] = []
    bare: list[float] = []
    _painted("locked_window", str(folder))  # the first start of all writes the bytecode
    for _ in range(_STARTS):
        ours.append(_painted("locked_window", str(folder)).seconds)
        bare.append(_painted("bare_window").seconds)
    mine, limit = statistics.median(ours), statistics.median(bare)
    return Row(
        what="Process start to painted lock screen",
        measured=f"p50 {mine:.2f} s",
        budget="≤1.0 s, ≤2.0 ×",
        limit=f"bare PySide6 window {limit:.2f} s",
        ratio=f"{mine / limit:.1f} ×",
        kept=mine <= 1 and mine <= 2 * limit,
    )


def _unlock_row(big: BigStore, keys: DatabaseKeys, seconds: list[float]) -> Row:
    mine = statistics.median(seconds)
    limit = statistics.median(timed(lambda: _one_page(big.folder, keys)) for _ in range(_STARTS))
    return Row(
        what="Unlock to usable Vagtbord, without the password hash",
        measured=f"p50 {mine * MS:.0f} ms",
        budget="≤500 ms",
        limit=f"open the file, read a page {limit * MS:.1f} ms",
        ratio=f"{mine / limit:.0f} ×",
        kept=mine <= 0.5,
    )


def _answer_row(what: str, seconds: list[float], budget: int) -> Row:
    late = quantile(seconds, 0.95)
    return Row(
        what=what,
        measured=f"p50 {quantile(seconds, 0.5):.0f} ms, p95 {late:.0f} ms",
        budget=f"p95 ≤{budget} ms",
        kept=late <= budget,
    )


def _handover_row(built: list[float], contacts: list[float]) -> Row:
    mine, limit = quantile(built, 0.95), quantile(contacts, 0.5)
    return Row(
        what="The handover of a shift, written and painted",
        measured=f"p50 {quantile(built, 0.5):.0f} ms, p95 {mine:.0f} ms",
        budget="p95 ≤1000 ms",
        limit=f"its contacts read {limit:.1f} ms",
        ratio=f"{quantile(built, 0.5) / limit:.0f} ×",
        kept=mine <= 1000,
    )


def _memory_row(sizes: list[int]) -> Row:
    mine, limit = statistics.median(sizes), _painted("bare_window").memory
    return Row(
        what="Memory 10 s after unlock",
        measured=f"{mine / _MB:.0f} MB",
        budget="≤250 MB",
        limit=f"bare PySide6 window {limit / _MB:.0f} MB",
        ratio=f"{mine / limit:.1f} ×",
        kept=mine <= 250 * _MB,
    )


@dataclass(frozen=True)
class _Window:
    """A process whose window stood there after some seconds; its memory in bytes, 0 if it did not say."""

    seconds: float
    memory: int


def _painted(script: str, *arguments: str) -> _Window:
    began = time.perf_counter()
    child = subprocess.Popen(
        _command(script, *arguments), stdout=subprocess.PIPE, text=True, cwd=ROOT, env=PLACE
    )
    out = child.stdout
    if out is None or out.readline() != "painted\n":
        child.kill()
        raise RuntimeError(script)
    seconds = time.perf_counter() - began
    rest = out.read()
    child.wait()
    return _Window(seconds, int(rest) if rest.strip() else 0)


def _worker(folder: Path, secret: Path) -> str:
    command = _command("working_window", str(folder), str(secret))
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT, env=PLACE
    )
    return done.stdout


def _command(script: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", f"tests.benchmarks.{script}", *arguments]


def _one_page(folder: Path, keys: DatabaseKeys) -> None:
    db = connect(folder / "vault.db", keys)
    db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    db.close()


@contextmanager
def _copy(folder: Path) -> Iterator[Path]:
    """The store again, to write in, without the room it keeps in reserve."""
    place = Path(tempfile.mkdtemp())
    try:
        copied = place / "desk"
        shutil.copytree(folder, copied, ignore=shutil.ignore_patterns("reserve"))
        yield copied
    finally:
        shutil.rmtree(place)

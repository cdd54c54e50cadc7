"""The real program in a process of its own, playing with human hands, killed in the middle of it (ux.md P3, F02)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from akutdesk.domain.record import RecordId
from tests.flows.slow_stage import SCENES, SIGNS_A_SECOND

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Heard:
    """What the killed program had said."""

    scene: str
    typed: list[str] = field(default_factory=list)
    """The lines that were typed, the last one perhaps not to its end."""
    saved: list[tuple[bytes, RecordId]] = field(default_factory=list)

    @property
    def owed(self) -> list[str]:
        """What must be there: everything but the last second of typing."""
        spare, kept = SIGNS_A_SECOND, []
        for line in reversed(self.typed):
            rest = line[: max(0, len(line) - spare)]
            spare = max(0, spare - len(line))
            kept.append(rest)
        return [line for line in kept if line.strip()]

    def hear(self, line: str) -> None:
        """Take one line of the program."""
        kind, *told = json.loads(line)
        if kind == "typed" and told[1]:
            self.typed.append(told[0])
        elif kind == "typed":
            self.typed[-1] += told[0]
        elif kind == "saved":
            self.saved.append((bytes.fromhex(told[0]), RecordId(bytes.fromhex(told[1]))))


@contextmanager
def playing(place: Path, first: int) -> Iterator[tuple[subprocess.Popen[str], Heard]]:
    """The program at work from a scene on; at the end it is killed, and all that it said is heard."""
    heard = Heard(SCENES[first].__name__)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.flows.night_child", str(place), str(first)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    for line in child.stdout:
        heard.hear(line)
        if line == '["ready"]\n':
            break
    try:
        yield child, heard
    finally:
        ended = child.poll()
        child.kill()
        for line in child.stdout:
            if line.endswith("\n"):
                heard.hear(line)
        child.wait()
        child.stdout.close()
    assert ended is None, f"it ended by itself in {heard.scene}"


def killed_in(place: Path, first: int, *, signs: int) -> Heard:
    """Let it play a scene until so many signs are typed, and kill it there."""
    with playing(place, first) as (child, heard):
        assert child.stdout is not None
        while sum(map(len, heard.typed)) < signs:
            heard.hear(child.stdout.readline())
    return heard

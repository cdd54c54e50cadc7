"""The first night of ux.md 7.4 in real windows, in a process of its own: it holds a night's worth of clocks and desks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop.real_window import display, missing

NIGHT = Path(__file__).with_name("night_script.py")


@pytest.mark.night
@pytest.mark.long
def test_the_first_night_is_done_with_keys_alone(tmp_path: Path):
    lacking = missing()
    if lacking and os.environ.get("CI") != "true":
        pytest.skip(lacking)
    assert lacking is None
    with display() as name:
        done = _play(tmp_path, {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})
    assert done.returncode == 0, done.stdout[-20_000:]
    assert "1 passed" in done.stdout


def _play(folder: Path, screen: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The night, without what this run of the tests tells its workers."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    alone = ["-q", "-n0", "-p", "no:cacheprovider", f"--basetemp={folder / 'night'}"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *alone, str(NIGHT)],
        cwd=NIGHT.parents[2],
        env={**ours, **screen},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )

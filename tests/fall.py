"""Where a worker fell: its last words stand at the end of the run, where whoever reads the run looks."""

from __future__ import annotations

import faulthandler
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

FOLDER: pytest.StashKey[Path] = pytest.StashKey()
MOST_LINES = 120


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """The one who counts makes a folder; each worker has a file of its own there for its last words."""
    worker = getattr(config, "workerinput", None)
    if worker is None:
        folder = tempfile.TemporaryDirectory(prefix="akutdesk-fall-")
        config.add_cleanup(folder.cleanup)
        config.stash[FOLDER] = Path(folder.name)
        return
    words = Path(worker["fall"], f"{worker['workerid']}.txt")
    faulthandler.enable(
        os.open(words, os.O_WRONLY | os.O_CREAT)
    )  # open as long as the worker stands


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """A worker starts: it is told where."""
    node.workerinput["fall"] = str(node.config.stash[FOLDER])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the fallen said; nothing if all stand."""
    for path in sorted(terminalreporter.config.stash[FOLDER].glob("*.txt")):
        if lines := path.read_text("utf-8", errors="replace").splitlines():
            terminalreporter.section(f"where {path.stem} fell")
            for line in lines[:MOST_LINES]:
                terminalreporter.line(line)

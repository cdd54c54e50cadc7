"""The signals of this PySide6 can be emitted all night (docs/decisions/0004)."""

from __future__ import annotations

import subprocess
import sys

EMIT = """
import sys
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rang = Signal(bool)

bell, heard = Bell(), []
bell.rang.connect(heard.append)
before = sys.getrefcount(True)
for _ in range(5000):
    bell.rang.emit(True)
heard.clear()
print(before - sys.getrefcount(True) < 100)
"""


def test_a_signal_emitted_five_thousand_times_leaves_true_alone():
    """In a process of its own, because the fault ends the process."""
    done = subprocess.run([sys.executable, "-c", EMIT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "True")

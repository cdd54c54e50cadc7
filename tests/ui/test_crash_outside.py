"""A bug with a record in its hands, wherever it happens: what stands on the error line afterwards (F24, I4)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MARKER = "Zebrafuglens"

PROGRAM = """
import gc, sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from akutdesk.ui.crash import CrashPath
from akutdesk.ui.jobs import Jobs

class Lookup(LookupError):
    def __str__(self):
        return "Zebrafuglens in a word of its own"

def burst(word):
    record = {"notat": word}
    try:
        int(record["notat"])
    except ValueError as cause:
        cause.add_note(f"beside {word}")
        raise Lookup(word, record) from cause

class Page(QObject):
    asked = Signal(str)

class Left:
    def __del__(self):
        burst("Zebrafuglens")

app = QCoreApplication([])
shown = []
crash = CrashPath(shown.append)
crash.install()
page = Page()
word = "".join(("Zebra", "fuglens"))

def at_rest():
    burst(word)

def in_slot():
    page.asked.connect(burst)
    page.asked.emit(word)

def in_job():
    jobs = Jobs(named=lambda error: False, crash=crash, parent=page)
    jobs.send(lambda tell: burst(word), told=lambda _: None, done=lambda _: None, failed=lambda _: None, owner=page)

def in_pieces():
    left = Left()
    del left
    gc.collect()

def in_timer():
    QTimer.singleShot(0, at_rest)

where = sys.argv[1]
QTimer.singleShot(0, globals()[where])
QTimer.singleShot(10_000, app.quit)
ask = QTimer(app, interval=20)
ask.timeout.connect(lambda: app.quit() if shown else None)
ask.start()
app.exec()
sys.stdout.write(f"shown {len(shown)}")
"""


@pytest.mark.parametrize("where", ["at_rest", "in_slot", "in_job", "in_pieces", "in_timer"])
def test_f24_no_word_of_the_record_stands_on_the_error_line_and_the_place_does(where):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, where],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "shown 1", done.stderr
    assert "Lookup" in done.stderr
    assert "<string>:" in done.stderr
    assert MARKER not in done.stderr

"""A test that takes its process down says where, at the end of the run."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT

FALLS = """
import faulthandler

def test_falls():
    faulthandler._sigsegv()

def test_stands():
    pass
"""


def run_of(folder, text):
    (folder / "test_it.py").write_text(text, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    words = ("-p", "xdist", "-p", "tests.fall", "-n", "1", "-q", "-p", "no:cacheprovider")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words, "test_it.py"],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


def test_the_last_words_of_a_worker_stand_in_the_summary(tmp_path):
    said = run_of(tmp_path, FALLS)
    assert "where gw0 fell" in said
    assert 'test_it.py", line 5 in test_falls' in said
    assert "1 failed, 1 passed" in said


def test_nothing_is_said_where_all_stand(tmp_path):
    said = run_of(tmp_path, "def test_stands():\n    pass\n")
    assert "1 passed" in said
    assert "fell" not in said

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CHILD = """
import os, resource
from akutdesk.storage.process import Hardening, harden
done = harden()
import ctypes
dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
print(Hardening.NO_CORE in done, Hardening.NOT_DUMPABLE in done, dumpable,
      *resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.abort()
"""


def test_a_hardened_desk_leaves_no_core_and_is_read_by_no_debugger(tmp_path):
    if sys.platform != "linux":
        pytest.skip("Linux tells what it is asked here")
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environ,
        check=False,
    )
    assert done.stdout.split() == ["True", "True", "0", "0", "0"]
    assert done.returncode < 0
    assert list(tmp_path.iterdir()) == []

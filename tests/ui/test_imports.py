import subprocess
import sys

CHILD = """
import builtins, linecache
before = builtins.__import__
import akutdesk.ui.doorstep
from akutdesk.ui import first_run
assert builtins.__import__ is before
assert first_run.__file__ not in linecache.cache
"""


def test_python_imports_by_itself_once_qt_is_read():
    subprocess.run([sys.executable, "-c", CHILD], check=True)

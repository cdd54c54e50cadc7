"""All of Qt: the window, the screens and their fields."""

import builtins

PYTHONS_IMPORT = builtins.__import__
"""As it is before PySide is read; see `imports`."""

"""Puts Python's own import back, in whose place PySide has set one that reads the source of every module after it.

It looks there for `__feature__`, which nothing here uses. That costs a tenth of a start, something at each import
inside a function, and the text of all modules stays in memory. This module is read for what it does, right after PySide.
"""

import builtins

from akutdesk import ui

builtins.__import__ = ui.PYTHONS_IMPORT

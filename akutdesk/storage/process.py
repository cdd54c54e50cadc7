"""What the process does at its start to keep its memory to itself (sync-and-security.md 2.2).

No core dumps, and on Linux not dumpable: neither a debugger of the same login nor a crash reporter reads
it. Windows and macOS, ikke prøvet, have what their systems offer for the same end.
"""

from __future__ import annotations

import ctypes
import enum
import sys
from typing import Final

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE: Final = 4
_PT_DENY_ATTACH: Final = 31
_SEM_SILENT: Final = 0x0001 | 0x0002
_WER_NO_HEAP: Final = 0x1


class Hardening(enum.Flag):
    """What was achieved; `doctor` shows it."""

    NONE = 0
    NO_CORE = enum.auto()
    NOT_DUMPABLE = enum.auto()


def harden() -> Hardening:
    """Do what this system allows, first thing after the start. It never stops the desk from starting."""
    if sys.platform == "win32":
        return _harden_windows()
    done = _no_core_dumps()
    if sys.platform == "linux":
        return done | _not_dumpable()
    return done | _deny_attach()


def _no_core_dumps() -> Hardening:
    if sys.platform == "win32":
        return Hardening.NONE
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return Hardening.NONE
    return Hardening.NO_CORE


def _not_dumpable() -> Hardening:
    library = ctypes.CDLL(None, use_errno=True)
    done = library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
    return Hardening.NOT_DUMPABLE if done else Hardening.NONE


def _deny_attach() -> Hardening:
    """MacOS: ptrace(PT_DENY_ATTACH) refuses debuggers."""
    library = ctypes.CDLL(None, use_errno=True)
    done = library.ptrace(_PT_DENY_ATTACH, 0, None, 0) == 0
    return Hardening.NOT_DUMPABLE if done else Hardening.NONE


def _harden_windows() -> Hardening:
    """Windows: no error window that keeps the process, and no heap in its error reports."""
    if sys.platform != "win32":
        return Hardening.NONE
    ctypes.windll.kernel32.SetErrorMode(_SEM_SILENT)
    done = ctypes.windll.wer.WerSetFlags(_WER_NO_HEAP) == 0
    return Hardening.NO_CORE if done else Hardening.NONE

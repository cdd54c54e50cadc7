"""Whether the system says the way out by a script (PAC), which nobody here fetches or runs (F34; decision 0186).

Python reads a proxy that is named; a script it does not even mention. Qt would fetch and run it, so it is not asked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from akutdesk.storage.system_command import Run, run

if sys.platform == "win32":
    import winreg

_LONGEST_S: Final = 3.0
_run: Final = partial(run, longest_s=_LONGEST_S)

_KDE_SCRIPTS: Final = frozenset({"ProxyType=2", "ProxyType=3"})
"""A script at an address, and one that the network names."""

_INTERNET: Final = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
_POLICY: Final = r"Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings"


class WayOut(Protocol):
    """Asks the system's settings, never the network. It never raises, and changes nothing."""

    def is_script(self) -> bool:
        """Whether a script says the way out."""
        ...


@dataclass(frozen=True, slots=True)
class LinuxWayOut:
    """Linux: the environment, GNOME's settings and those that follow them, KDE's settings."""

    run: Run = _run
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    home: Path = field(default_factory=Path.home)

    def is_script(self) -> bool:
        """See WayOut. `auto_proxy` is there and empty where the network is to name its script."""
        return "auto_proxy" in self.environ or self._by_gnome() or self._by_kde()

    def _by_gnome(self) -> bool:
        told = self.run(("gsettings", "get", "org.gnome.system.proxy", "mode"))
        return told is not None and told[1].strip() == "'auto'"

    def _by_kde(self) -> bool:
        folder = self.environ.get("XDG_CONFIG_HOME") or self.home / ".config"
        try:
            lines = (Path(folder) / "kioslaverc").read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return False
        return any(line.replace(" ", "") in _KDE_SCRIPTS for line in lines)


def _registry(keys: Sequence[str]) -> bool:
    """Whether one of these keys, of this login or of the machine, names a script."""
    if sys.platform != "win32":
        return False
    for hive in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        for name in keys:
            try:
                with winreg.OpenKey(hive, name) as key:
                    value, _ = winreg.QueryValueEx(key, "AutoConfigURL")
            except OSError:
                continue
            if value:
                return True
    return False


@dataclass(frozen=True, slots=True)
class WindowsWayOut:
    """Windows, ikke prøvet: AutoConfigURL. That a network may name a script is on at nearly every PC, and says nothing."""

    named: Callable[[Sequence[str]], bool] = _registry

    def is_script(self) -> bool:
        """See WayOut."""
        return self.named((_INTERNET, _POLICY))


@dataclass(frozen=True, slots=True)
class MacWayOut:
    """MacOS, ikke prøvet: what `scutil --proxy` tells of the network in use."""

    run: Run = _run

    def is_script(self) -> bool:
        """See WayOut."""
        told = self.run(("/usr/sbin/scutil", "--proxy"))
        lines = told[1].splitlines() if told else []
        return any(line.replace(" ", "") == "ProxyAutoConfigEnable:1" for line in lines)


def way_out_here() -> WayOut:
    """The WayOut of this operating system."""
    if sys.platform == "win32":
        return WindowsWayOut()
    if sys.platform == "darwin":
        return MacWayOut()
    return LinuxWayOut()

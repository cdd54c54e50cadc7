"""What the machine gives a start of the program; the demo and the tests give others (design.md 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.config import SystemClock, device_secret_path
from akutdesk.domain.clock import Clock
from akutdesk.storage.claim import Succession
from akutdesk.storage.process import Hardening, harden
from akutdesk.ui.laas.seconds import boottime, monotonic

if TYPE_CHECKING:
    from akutdesk.storage.calibration import Argon2Cost
    from akutdesk.storage.device_secret import DeviceSecret
    from akutdesk.storage.diskkryptering import Encryption
    from akutdesk.ui.printer import PrinterPort


def _own_secret(data: Path) -> DeviceSecret:
    from akutdesk.storage.device_secret import device_secret_at

    return device_secret_at(device_secret_path(data))


def _measured_cost() -> Argon2Cost:
    """What a try at a password shall cost on this PC. Takes seconds: called in a job."""
    from akutdesk.storage.calibration import calibrate, measured_by

    return calibrate(measured_by(boottime))


def _own_printer() -> PrinterPort:
    from akutdesk.ui.udskriv.machine import machine_printer

    return machine_printer()


def _own_encryption() -> Encryption:
    from akutdesk.storage.diskkryptering import encryption_here

    return encryption_here()


@dataclass(frozen=True, kw_only=True)
class Ports:
    """What the machine gives. The demo and the tests give others."""

    clock: Clock = field(default_factory=SystemClock)
    printer: Callable[[], PrinterPort] = _own_printer
    secret: Callable[[Path], DeviceSecret] = _own_secret
    cost: Callable[[], Argon2Cost] = _measured_cost
    harden: Callable[[], Hardening] = harden
    encryption: Callable[[], Encryption] = _own_encryption
    succession: Succession = field(default_factory=Succession)
    seconds: Callable[[], float] = boottime
    """A clock that only goes forward, for idle time and waits; it counts time asleep where it can."""
    awake: Callable[[], float] = monotonic
    """The same without time asleep."""

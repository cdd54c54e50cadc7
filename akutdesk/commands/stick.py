"""What lies on a stick, and what is told at once because somebody reads it on another screen."""

from __future__ import annotations

import sys
from pathlib import Path

from akutdesk.commands.refusal import Refused


def read_stick(file: Path) -> bytes:
    """What lies on the stick. Raises Refused."""
    from akutdesk.storage.joining import MOST_BYTES

    try:
        with file.open("rb") as lying:
            return lying.read(MOST_BYTES)
    except OSError:
        raise Refused("kommando.desk.stik_mangler") from None


def write_stick(file: Path, data: bytes) -> None:
    """Lay something on the stick. Raises Refused."""
    from akutdesk.storage.durable import write_durably
    from akutdesk.storage.errors import DiskFault, DiskFull

    try:
        write_durably(file, data)
    except (DiskFull, DiskFault):
        raise Refused("kommando.desk.stik_mangler") from None


def tell(line: str) -> int:
    """A line on standard output; the exit code of a command that said its last word."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return 0

"""A program that makes a desk from a second copy, and says after each step how far it is: made to be killed.

Arguments: data folder, folder with the copy, the kit's code.
"""

from __future__ import annotations

import sys
from pathlib import Path

from akutdesk.storage.found_copy import find_copies, opened_by
from akutdesk.storage.restoration import restore
from akutdesk.storage.vault import Vault
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import CHEAP


def main(folder: str, stick: str, code: str) -> None:
    vault = Vault(Path(folder), MemoryDeviceSecret())
    copy, root = opened_by(find_copies(Path(stick)), code)
    for taken in restore(vault, copy, root, cost=CHEAP, clock=FakeClock()):
        sys.stdout.write(f"{taken.events}\n")
        sys.stdout.flush()
    sys.stdin.read()  # until it is killed


if __name__ == "__main__":
    main(*sys.argv[1:])

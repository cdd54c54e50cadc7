"""Which printer port this machine has."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akutdesk.ui.printer import PrinterPort


def machine_printer() -> PrinterPort:
    """Windows has a spooler of its own; Linux and macOS have CUPS."""
    if sys.platform == "win32":
        from akutdesk.ui.udskriv.windows import WindowsPrinter

        return WindowsPrinter()
    from akutdesk.ui.udskriv.cups import CupsPrinter

    return CupsPrinter()

"""Names of the lines that lead to a page: whoever stands on that page needs none, so it takes its own away."""

from __future__ import annotations

from typing import Final

SAMPLE_DUE: Final = "stikproeve_tid"
"""A sample of the log is due."""
SIGNATURE_WAITS: Final = "sletning_venter"
"""An order to erase waits for a second person."""

"""The surroundings of a benchmark's own process."""

from __future__ import annotations

import os

PLACE = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
PLACE.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode

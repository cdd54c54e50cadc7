"""The number whose rows are looked at, handed from the figures to their list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akutdesk.ui.statistik.figure_pane import Pointed

ROUTE = "statistik_raekker"
WORKED = "statistik_vagt_raekker"
"""A shift behind a number."""


@dataclass
class Lookup:
    """One for each person at the desk; None before anything was pointed at."""

    pointed: Pointed | None = None

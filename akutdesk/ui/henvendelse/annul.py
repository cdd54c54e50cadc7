"""Taking back a henvendelse that should not have been: it stays readable, with its reason (domain.md 2.0.4)."""

from __future__ import annotations

from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.reason_panel import OTHER, ReasonPanel

REASONS = ("FEJL", "DOBBELT", OTHER)


class AnnulPanel(ReasonPanel):
    """Why it does not count."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "henvendelse.annuller.", REASONS)

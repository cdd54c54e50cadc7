"""A card that is closed to others is asked for: why is it opened? The answer goes into the log (domain.md 2.0.4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import OpeningReasonRequired
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.reason_panel import OTHER, ReasonPanel

REASONS = ("SAMTALE", "OPFOELGNING", "OVERLEVERING", "BEDT_OM", "TILSYN", OTHER)


class WhyPanel(ReasonPanel):
    """Names nobody: what is behind it shows only after the answer."""

    HELP: ClassVar[str] = "borger"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "skaermning.hvorfor.", REASONS, columns=2)


def with_reason(desk: Desk, do: Callable[[], None]) -> None:
    """Do what opens a card; if it is closed to others, ask why first and do it then."""
    try:
        do()
    except OpeningReasonRequired as closed:
        ask_why(desk, closed.rid, lambda: with_reason(desk, do))


def ask_why(desk: Desk, rid: RecordId, then: Callable[[], None]) -> None:
    """Ask, and go on with what was to be done once it is answered."""

    def go_on(grund: str) -> None:
        desk.store.begrund(desk.adgang, rid, grund)
        then()

    panel = WhyPanel(desk)
    panel.chosen.connect(go_on)
    desk.shell.open_overlay(panel)

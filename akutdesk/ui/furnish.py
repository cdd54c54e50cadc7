"""Which pages there are, which stand in the side list, and what the keys of the whole desk do.

The one place that knows every screen. A page is imported when it is first opened.
"""

from __future__ import annotations

from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page


def furnish(window: MainWindow, desk: Desk) -> None:
    """Give the window the pages of one person."""

    def kriseplan(rid: RecordId | None) -> Page:
        from akutdesk.ui.kriseplan.page import KriseplanPage

        if rid is None:
            raise KeyError("kriseplan")
        return KriseplanPage(desk, rid)

    window.route("kriseplan", kriseplan)

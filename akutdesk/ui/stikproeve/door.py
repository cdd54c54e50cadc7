"""The way to Stikproeve: for whoever may read the log, and nobody else (domain.md 7)."""

from __future__ import annotations

from akutdesk.domain.adgang import maa
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page

ROUTE = "stikproeve"


def sampling(window: MainWindow, desk: Desk) -> None:
    """Give the window the page, for who may read the log."""

    def stikproeve(_rid: RecordId | None) -> Page:
        from akutdesk.ui.stikproeve.page import StikproevePage

        return StikproevePage(desk)

    if maa(desk.adgang, "LAES_LOG"):
        window.route(ROUTE, stikproeve)

"""The way to Stikproeve: for whoever may read the log, and nobody else (domain.md 7)."""

from __future__ import annotations

from akutdesk.domain.adgang import maa
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page

ROUTE, ACTION = "stikproeve", "log_kontrol"
STRIP = "stikproeve_tid"


def sampling(window: MainWindow, desk: Desk) -> None:
    """Give the window the page, for who may read the log."""

    def stikproeve(_rid: RecordId | None) -> Page:
        from akutdesk.ui.stikproeve.page import StikproevePage

        return StikproevePage(desk)

    if not maa(desk.adgang, "LAES_LOG"):
        window.dispatch.off(ACTION)
        return
    window.route(ROUTE, stikproeve)
    window.on(ACTION, lambda: window.go(ROUTE))


def tell_due(desk: Desk) -> bool:
    """A quiet line for whoever reads the log when the month's sample is due; whether it is."""
    if not maa(desk.adgang, "LAES_LOG") or not desk.store.stikproever.forfalden(desk.adgang):
        return False

    def look() -> None:
        desk.shell.clear(STRIP)
        desk.shell.go(ROUTE)

    button = StripButton(desk.texts("stikproeve.se_paa_den"), look)
    words = desk.texts("stikproeve.er_tid")
    strip = Strip(STRIP, "info", words, icon="list-check", buttons=(button,), reminder=True)
    desk.shell.done(strip)
    return True

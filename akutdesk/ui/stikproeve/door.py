"""The way to Stikproeve: for whoever may read the log, and nobody else (domain.md 7)."""

from __future__ import annotations

from datetime import datetime

from akutdesk.domain.adgang import maa
from akutdesk.domain.enhed import Enhed, Vagtgraenser
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import vagtperiode
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page
from akutdesk.ui.reminders import SAMPLE_DUE

ROUTE, ACTION = "stikproeve", "log_kontrol"


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


def tell_due(desk: Desk) -> None:
    """A quiet line for whoever reads the log: the month's sample is due, or how late it is. Once in each shift."""
    if not maa(desk.adgang, "LAES_LOG"):
        return
    late = desk.store.stikproever.forsinket(desk.adgang)
    if late is None or not desk.store.stikproever.naevnes(desk.adgang, _shift_start(desk)):
        return

    def look() -> None:
        desk.shell.clear(SAMPLE_DUE)
        desk.shell.go(ROUTE)

    button = StripButton(desk.texts("stikproeve.se_paa_den"), look)
    key = "er_tid" if late == 0 else "forsinket_en" if late == 1 else "forsinket"
    words = desk.texts(f"stikproeve.{key}", n=late)
    strip = Strip(SAMPLE_DUE, "info", words, icon="list-check", buttons=(button,), reminder=True)
    desk.shell.done(strip)


def _shift_start(desk: Desk) -> datetime:
    found = desk.store.setup(desk.adgang, Enhed)
    borders = found[0].vagtgraenser if found else (Vagtgraenser(),)
    return vagtperiode(desk.clock.now(), borders).start

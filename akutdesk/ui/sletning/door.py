"""The way to Slet og bevar: the leader orders, and whoever of the staff is the second person confirms."""

from __future__ import annotations

from akutdesk.domain.adgang import maa
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page

ROUTE, ACTION = "sletning", "slet_bevar"


def forgetting(window: MainWindow, desk: Desk) -> None:
    """Give the window the page, for those who may take part in erasing."""

    def sletning(rid: RecordId | None) -> Page:
        from akutdesk.ui.sletning.page import SletningPage

        return SletningPage(desk, rid)

    if not maa(desk.adgang, "SLET_SAMMEN"):
        window.dispatch.off(ACTION)
        return
    window.route(ROUTE, sletning)
    window.on(ACTION, lambda: window.go(ROUTE))


def with_erasing(page: Page) -> Page:
    """The page of a closed contact, from which Alt+E leads a leader here: also one that is nobody's."""
    from akutdesk.ui.henvendelse.reading import ReadingPage

    if isinstance(page, ReadingPage) and maa(page.desk.adgang, "SLET"):
        page.on("slet_kort", lambda: page.desk.shell.go(ROUTE, page.work.shown.id))
    return page

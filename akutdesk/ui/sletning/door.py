"""The way to Slet og bevar: the leader orders, and whoever of the staff is the second person confirms."""

from __future__ import annotations

from akutdesk.domain.adgang import maa
from akutdesk.domain.record import RecordId
from akutdesk.storage.sletning import Venter
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page
from akutdesk.ui.reminders import SIGNATURE_WAITS

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


def tell_waiting(desk: Desk) -> bool:
    """A quiet line for whoever is the second person of an order that waits here; whether there is one."""
    if not maa(desk.adgang, "SLET_SAMMEN"):
        return False
    mine = [one for one in desk.store.sletning.venter(desk.adgang) if _is_second(desk, one)]
    if not mine:
        return False
    texts = desk.texts
    words = texts("sletning.venter_paa_dig" if len(mine) == 1 else "sletning.venter_paa_dig_n")

    def look() -> None:
        desk.shell.clear(SIGNATURE_WAITS)
        desk.shell.go(ROUTE)

    button = StripButton(texts("sletning.se_den"), look)
    desk.shell.done(Strip(SIGNATURE_WAITS, "info", words, icon="users", buttons=(button,)))
    return True


def _is_second(desk: Desk, order: Venter) -> bool:
    return order.sammen_med == desk.adgang.bruger


def with_erasing(page: Page) -> Page:
    """The page of a closed contact, from which Alt+E leads a leader here: also one that is nobody's."""
    from akutdesk.ui.henvendelse.reading import ReadingPage

    if isinstance(page, ReadingPage) and maa(page.desk.adgang, "SLET"):
        page.on("slet_kort", lambda: page.desk.shell.go(ROUTE, page.work.shown.id))
    return page

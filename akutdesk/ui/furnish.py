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
    _people(window, desk)


def _people(window: MainWindow, desk: Desk) -> None:
    """The search, the citizens, and what was promised them."""

    def borger(rid: RecordId | None) -> Page:
        from akutdesk.ui.borger.page import BorgerPage

        if rid is None:
            raise KeyError("borger")
        return BorgerPage(desk, rid)

    def borger_ret(rid: RecordId | None) -> Page:
        from akutdesk.ui.borger.edit_page import BorgerRetPage

        return BorgerRetPage(desk, rid)

    def borgere(_rid: RecordId | None) -> Page:
        from akutdesk.ui.borger.list_page import BorgerePage

        return BorgerePage(desk)

    def opfoelgning(_rid: RecordId | None) -> Page:
        from akutdesk.ui.opfoelgning.page import OpfoelgningPage

        return OpfoelgningPage(desk)

    def search() -> None:
        from akutdesk.ui.soeg.opening import open_palette

        open_palette(desk, window.dispatch.commands(desk.texts))

    window.route("borger", borger)
    window.route("borger_ret", borger_ret)
    window.route("borgere", borgere)
    window.route("opfoelgning", opfoelgning)
    window.on("soeg", search)
    window.on("ny_borger", lambda: window.go("borger_ret"))

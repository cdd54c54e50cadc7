"""The screens about numbers. Nothing of them is read before one is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akutdesk.domain.adgang import maa
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page

if TYPE_CHECKING:
    from akutdesk.ui.statistik.lookup import Lookup

FIGURES, ASSESSMENT, REPORT = "statistik", "implementering", "statusrapport"


def number_screens(window: MainWindow, desk: Desk) -> None:
    """Give the window what this person may see of numbers."""
    from akutdesk.ui.statistik.lookup import Lookup

    lookup = Lookup()
    _figures(window, desk, lookup)
    _assessment(window, desk, lookup)
    _report(window, desk)


def _figures(window: MainWindow, desk: Desk, lookup: Lookup) -> None:
    """Statistik: all figures for who answers for the house, their own shift's for the others (ux.md 2.14)."""
    if not maa(desk.adgang, "STATISTIK"):
        return
    from akutdesk.ui.statistik.lookup import ROUTE, WORKED

    def figures(_rid: RecordId | None) -> Page:
        from akutdesk.ui.statistik.page import StatistikPage
        from akutdesk.ui.statistik.shift_page import ShiftPage
        from akutdesk.ui.udtraek.door import with_extract

        if maa(desk.adgang, "STATISTIK_ALT"):
            return with_extract(StatistikPage(desk, lookup))
        return ShiftPage(desk)

    def rows(_rid: RecordId | None) -> Page:
        from akutdesk.ui.statistik.rows_page import RowsPage

        return RowsPage(desk, lookup)

    def worked(rid: RecordId | None) -> Page:
        from akutdesk.ui.statistik.worked_page import WorkedPage

        if rid is None:
            raise KeyError(WORKED)
        return WorkedPage(desk, rid)

    window.route(FIGURES, figures)
    if maa(desk.adgang, "STATISTIK_ALT"):
        window.route(ROUTE, rows)
        window.route(WORKED, worked)


def _assessment(window: MainWindow, desk: Desk, lookup: Lookup) -> None:
    """How far the house is, half-year by half-year."""

    def assessment(_rid: RecordId | None) -> Page:
        from akutdesk.ui.implementering.page import ImplementeringPage

        return ImplementeringPage(desk, lookup)

    if not maa(desk.adgang, "IMPLEMENTERING"):
        window.dispatch.off(ASSESSMENT)
        return
    window.route(ASSESSMENT, assessment)
    window.on(ASSESSMENT, lambda: window.go(ASSESSMENT))


def _report(window: MainWindow, desk: Desk) -> None:
    """The yearly report, for those who may let figures out of the house."""

    def report(_rid: RecordId | None) -> Page:
        from akutdesk.ui.statusrapport.page import StatusrapportPage

        return StatusrapportPage(desk)

    if not maa(desk.adgang, "EKSPORT"):
        window.dispatch.off(REPORT)
        return
    window.route(REPORT, report)
    window.on(REPORT, lambda: window.go(REPORT))

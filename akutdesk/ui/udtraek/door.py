"""Alt+U on Statistik: an evaluator's set of the period looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akutdesk.domain.kalender import kalender
from akutdesk.ui.statistik import state
from akutdesk.ui.statistik.periods import days_of
from akutdesk.ui.statistik.state import Unclear

if TYPE_CHECKING:
    from akutdesk.ui.statistik.page import StatistikPage

ACTION = "udtraek"


def with_extract(page: StatistikPage) -> StatistikPage:
    """The figures, on which Alt+U orders a set."""
    page.on(ACTION, lambda: order(page))
    return page


def order(page: StatistikPage) -> None:
    """Open the panel over the days looked at, or the year where own days give none. Raises AdgangError."""
    from akutdesk.ui.udtraek.panel import UdtraekPanel

    desk = page.desk
    now = desk.clock.now()
    days = state.days(page.choice, now)
    if isinstance(days, Unclear):
        days = days_of(str(kalender(desk.codes).dato(now).year))
    desk.shell.open_overlay(UdtraekPanel(desk, days))

"""What begins a contact: F2, Ctrl+N, Shift+F2; whoever may open nothing more finds the lock, which takes the call."""

from __future__ import annotations

from functools import partial

from akutdesk.ui.desk import Desk
from akutdesk.ui.main_window import MainWindow


def telephone(window: MainWindow, desk: Desk) -> None:
    """What begins a contact."""

    def visit() -> None:
        from akutdesk.ui.henvendelse.door import ny_henvendelse

        if not _lock_falls(window, desk):
            ny_henvendelse(desk)

    def short() -> None:
        from akutdesk.ui.kortopkald.panel import short_call

        if not _lock_falls(window, desk):
            short_call(desk)

    window.on("opkald", partial(_call, window, desk))
    window.on("ny_henvendelse", visit)
    window.on("kort_opkald", short)


def _call(window: MainWindow, desk: Desk) -> None:
    from akutdesk.ui.henvendelse.door import nyt_opkald, rings_already

    if not _lock_falls(window, desk):
        if not rings_already(desk, window.frame.pages.page):
            nyt_opkald(desk)
    elif window.layers.full is not None:
        window.dispatch.run("opkald")  # the lock's own: its clock starts now


def _lock_falls(window: MainWindow, desk: Desk) -> bool:
    """Whose days or role are over begins no contact here (0155): the lock falls, and takes the call."""
    if desk.changes.reads():
        return False
    window.dispatch.run("laas")
    return True

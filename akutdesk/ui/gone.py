"""A page of somebody or something no longer there: it closes once the window has finished showing it."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from akutdesk.domain.errors import AdgangError
from akutdesk.storage.errors import NotFound, OpeningReasonRequired
from akutdesk.ui.head import Strip
from akutdesk.ui.page import Page

GONE = (NotFound, AdgangError, OpeningReasonRequired)
"""The citizen is not here any more, or somebody has closed the card meanwhile."""


def gone(page: Page, error: Exception) -> None:
    """Close the page as soon as the event at hand is over, and say why."""
    texts = page.desk.texts
    words = texts("skaermning.ikke_mere")
    if isinstance(error, NotFound):
        words = texts("fejl.vaek", hvad=texts(f"fejl.det.{page.HELP}"))
    timer = QTimer(page, singleShot=True, interval=0)
    timer.timeout.connect(lambda: _close(page, words))
    timer.start()


def _close(page: Page, words: str) -> None:
    page.desk.shell.close_page(page)
    page.desk.shell.done(Strip("vaek", "info", words))

"""What Enter on a number does: the rows behind it, or that there are none."""

from __future__ import annotations

from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.statistik.figure import Large
from akutdesk.ui.statistik.figure_pane import Pointed
from akutdesk.ui.statistik.lookup import ROUTE, Lookup


class Looking:
    """Hands the number to the page of its rows."""

    def __init__(self, desk: Desk, lookup: Lookup) -> None:
        self._desk = desk
        self._lookup = lookup

    def behind(self, pointed: Pointed) -> None:
        """Show what a number of a table counted."""
        self._lookup.pointed = pointed
        self._desk.shell.go(ROUTE)

    def behind_large(self, large: Large) -> None:
        """Show what one of the large numbers counted."""
        if large.behind is not None:
            words = large.words[:1].upper() + large.words[1:]  # they head a page there
            self.behind(Pointed(large.behind, words, "", large.number))

    def nothing(self) -> None:
        """Say that no rows stand behind it."""
        words = self._desk.texts("statistik.raekker.tom")
        self._desk.shell.done(Strip("statistik", "info", words))

"""The right half of the print dialog: the real pages, sheet by sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.reports.dokument import Dokument
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look
from akutdesk.ui.udskriv.paper import PaperView
from akutdesk.ui.udskriv.raster import Raster, raster


@dataclass(frozen=True)
class Sheet:
    """One page that will be printed, and what it is called."""

    dokument: Dokument
    side: int
    navn: str


class SheetView(QWidget):
    """Shows one sheet of several; Page Up and Page Down turn."""

    def __init__(self, look: Look, texts: Texts, jobs: Jobs) -> None:
        super().__init__()
        self._texts = texts
        self._jobs = jobs
        self._sheets: tuple[Sheet, ...] = ()
        self._at = 0
        self._asked = 0
        self.paper = PaperView(look)
        self.paper.describe(texts("udskriv.titel"), "")
        self.paper.turned.connect(self.turn)
        self.paper.resized.connect(self._draw)
        self._caption = Text(look, "", size=15, colour="text2")
        box = VBox(look, self, margins=(25, 28, 26, 24))
        box.addWidget(self.paper, 1)
        box.space(17)
        box.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show these sheets, the first one in front."""
        self._sheets = tuple(sheets)
        self._at = 0
        self._draw()

    def turn(self, step: int) -> None:
        """Show the next or the previous sheet."""
        at = min(max(self._at + step, 0), len(self._sheets) - 1)
        if self._sheets and at != self._at:
            self._at = at
            self._draw()

    def _draw(self) -> None:
        if not self._sheets:
            return
        sheet = self._sheets[self._at]
        number, count = self._at + 1, len(self._sheets)
        where = self._texts("udskriv.side_ark", nr=number, antal=count)
        self._caption.setText(f"{where} · {sheet.navn}")
        name = self._texts("udskriv.siden", nr=number, antal=count, navn=sheet.navn)
        self.paper.describe(name, sheet.dokument.tekst)
        self._asked += 1
        work = partial(raster, sheet.dokument.pdf, side=sheet.side, high=self.paper.wanted_high)
        self._jobs.run(
            work, done=partial(self._show, self._asked), failed=lambda _: None, owner=self
        )

    def _show(self, asked: int, page: Raster) -> None:
        if asked == self._asked:  # another sheet may have been asked for meanwhile
            self.paper.show_page(page)

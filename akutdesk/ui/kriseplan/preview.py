"""The right pane: the real page, made anew after each pause in typing, with the section in work framed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.reports.dokument import Dokument, Omraade
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.kriseplan.state import fit_line, readable_only
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look
from akutdesk.ui.udskriv.paper import PaperView
from akutdesk.ui.udskriv.raster import Raster, raster

PAUSE_MS = 40
"""Typing goes on under this; the page is on the screen 150 ms after the last key (design.md 6)."""

Render = Callable[[Kriseplan], Callable[[], Dokument]]
"""From a plan to the plain function that makes its document in a job."""


@dataclass(frozen=True)
class _Made:
    dokument: Dokument
    page: Raster


class Preview(QWidget):
    """Shows a plan as paper. One job runs at a time, always on the newest plan."""

    def __init__(self, look: Look, texts: Texts, jobs: Jobs) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._jobs = jobs
        self._render: Render | None = None
        self._plan: Kriseplan | None = None
        self._section = ""
        self._side = 0
        self._running = False
        self._stale = False
        self.dokument: Dokument | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._make)
        self._fit = Text(look, "", size=15, colour="text2")
        self._fit.align_right = True
        self.paper = PaperView(look)
        self.paper.describe(texts("kriseplan.side.titel"), "")
        self.paper.resized.connect(self._changed)
        self.paper.turned.connect(self.turn)
        self._caption = Text(look, "", size=15, colour="text2")
        self._build()
        look.changed.connect(self._say)

    def set_render(self, render: Render) -> None:
        """How a plan becomes a document."""
        self._render = render

    def show_plan(self, plan: Kriseplan) -> None:
        """Show this plan after a short pause; one that is only to read has no section in work."""
        self._plan = plan
        if readable_only(plan):
            self._section = ""
        self._changed()

    def show_section(self, nr: str) -> None:
        """Frame this section, and show the page it stands on."""
        self._section = nr
        self._side = 0
        areas = self._areas()
        if areas and all(area.side != self.paper.shown_side for area in areas):
            self._changed()
        else:
            self.paper.set_outline(areas)

    def turn(self, step: int) -> None:
        """Show the next or the previous page."""
        if self.dokument is None:
            return
        side = min(max(self.paper.shown_side + step, 1), self.dokument.sider)
        if side != self.paper.shown_side:
            self._side = side
            self._make()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._changed()

    def _build(self) -> None:
        box = VBox(self._look, self, margins=(23, 16, 20, 12))
        head = HBox(self._look, gap=12)
        head.addWidget(Heading(self._look, self._texts("kriseplan.side.titel")))
        head.addWidget(self._fit, 1)
        box.addLayout(head)
        box.space(13)
        box.addWidget(self.paper, 1)
        box.space(11)
        box.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignHCenter)

    def _changed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _make(self) -> None:
        if self._plan is None or self._render is None or not self.isVisible():
            return
        if self._running:
            self._stale = True
            return
        self._running = True
        self._stale = False
        work = partial(
            _made,
            self._render(self._plan),
            section=self._section,
            side=self._side,
            high=self.paper.wanted_high,
        )
        self._jobs.run(work, done=self._show, failed=self._failed, owner=self)

    def _show(self, made: _Made) -> None:
        self._running = False
        self.dokument = made.dokument
        self.paper.show_page(made.page, outline=self._areas())
        self._say()
        if self._stale:
            self._make()

    def _failed(self, error: Exception) -> None:
        """The plan is safe; only its picture is missing, and the next key tries again."""
        self._running = False

    def _areas(self) -> tuple[Omraade, ...]:
        return self.dokument.sektioner.get(self._section, ()) if self.dokument else ()

    def _say(self) -> None:
        if self.dokument is None:
            return
        side, sider = self.paper.shown_side, self.dokument.sider
        self._fit.setText(fit_line(self.dokument, self._texts))
        name = self._texts("kriseplan.side.siden", nr=side, antal=sider)
        self.paper.describe(name, self.dokument.tekst)
        when = "dag" if self._look.palette == "dag" else "nat"
        if sider == 1:
            self._caption.setText(self._texts(f"kriseplan.side.papir_{when}"))
        else:
            self._caption.setText(
                self._texts(f"kriseplan.side.papir_side_{when}", nr=side, antal=sider)
            )


def _made(render: Callable[[], Dokument], *, section: str, side: int, high: int) -> _Made:
    """The document, and the pixels of one page: the one asked for, else the section's, else the first."""
    dokument = render()
    areas = dokument.sektioner.get(section, ())
    wanted = side or (areas[0].side if areas else 1)
    return _Made(dokument, raster(dokument.pdf, side=min(wanted, dokument.sider), high=high))

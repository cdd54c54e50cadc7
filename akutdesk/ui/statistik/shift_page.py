"""Ctrl+6 for the night staff: the plain counts of their own shift, and nothing else (ux.md 2.14)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.figur import Figur, Tal, antal_tekst
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.statistik.columns import Columns
from akutdesk.ui.statistik.figure import Bar, Bars, Cell, Figure, Line
from akutdesk.ui.statistik.wording import Wording, wording_of

_WIDEST = 560


class ShiftPage(Page):
    """How many contacts, and of which kind. No rows stand behind: they are in Henvendelser."""

    SCOPE: ClassVar[str] = "statistik"
    HELP: ClassVar[str] = "statistik_vagt"
    TITLE_KEY: ClassVar[str] = "statistik.titel"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "STATISTIK")
        super().__init__(desk)
        self.columns = Columns(desk.look)
        content = QWidget()
        box = VBox(desk.look, content, margins=(24, 20, 24, 16))
        box.addWidget(self.columns)
        box.addStretch(1)
        desk.look.changed.connect(self._measure)
        self._measure()
        VBox(desk.look, self).addWidget(ScrollPane(desk.look, content))
        self.set_head(Head(desk.texts("statistik.titel")))
        self.set_bar()
        self.refresh()
        desk.changes.saved.connect(self._on_saved)

    @override
    def first_focus(self) -> QWidget:
        return self.columns.panes[0].table

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Count again: some contacts of one shift, which takes no time."""
        desk = self.desk
        counted = desk.store.statistik.vagten(desk.adgang, desk.clock.now())
        figure = shift_figure(counted, wording_of(desk))
        self.columns.show_figures(((figure,),), only_table=False)

    def _measure(self) -> None:
        """No wider than one reads across."""
        self.columns.setMaximumWidth(self.look.px(_WIDEST))

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches("henvendelse"):
            self.refresh()


def shift_figure(counted: Figur, said: Wording) -> Figure:
    """How many, in all and by form; nothing opens."""
    texts = said.texts
    lines = [
        Line(label=_form(said, tal), cells=(Cell(text=antal_tekst(tal.antal)),))
        for tal in counted.tal
    ]
    lines.append(Line(label=texts("statistik.i_alt"), cells=(Cell(text=antal_tekst(counted.n)),)))
    most = max((tal.antal for tal in counted.tal), default=0)
    bars = tuple(
        Bar(label=_form(said, tal), share=tal.antal / most, value=antal_tekst(tal.antal))
        for tal in counted.tal
        if tal.antal
    )
    return Figure(
        key=counted.navn,
        title=texts("statistik.figur.vagten" if counted.n else "statistik.vagten_tom"),
        note=texts("statistik.note.vagten"),
        columns=(texts("statistik.navn.vagten"), texts("statistik.antal")),
        lines=tuple(lines),
        chart=Bars(bars=bars) if bars else None,
    )


def _form(said: Wording, tal: Tal) -> str:
    return said.codes["form"].label(tal.kode)

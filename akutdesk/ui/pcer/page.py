"""Computere: the org's PCs, a new one, one that is shut out, and where the server is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row
from akutdesk.ui.fields.row_paint import RowTag
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.pcer.deeds import PcDeeds, beside
from akutdesk.ui.pcer.gate_work import GateWork, Outcome, ShownPc
from akutdesk.ui.text import Heading, Text

_RIGHT = 400


class PcerPage(Page):
    """Alt+N: a new PC. Alt+S: shut the marked one out. Alt+E: the server. Raises AdgangError."""

    SCOPE: ClassVar[str] = "pcer"
    HELP: ClassVar[str] = "pcer"
    TITLE_KEY: ClassVar[str] = "pcer.titel"

    def __init__(self, desk: Desk, work: GateWork) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        look = desk.look
        self._work = work
        self._deeds = PcDeeds(desk, work, self)
        self._deeds.done.connect(self.refresh)
        self._pcs: dict[object, ShownPc] = {}
        self._server = ""
        self.list = MarkedList(desk, desk.texts("pcer.liste"))
        self.where = Text(look, "")
        self._both = TwoPanes(look, self._left(), self._right(), right_width=_RIGHT)
        VBox(look, self).addWidget(self._both)
        self._edges()

    def _left(self) -> QWidget:
        made, look, texts = QWidget(), self.look, self.desk.texts
        box = VBox(look, made, margins=(24, 19, 40, 24))
        box.addWidget(Heading(look, texts("pcer.liste")))
        box.addWidget(Text(look, texts("pcer.forklaring"), size=15, colour="text2"))
        box.space(8)
        box.addWidget(self.list)
        box.addStretch(1)
        return made

    def _right(self) -> QWidget:
        made, look, texts = QWidget(), self.look, self.desk.texts
        side = VBox(look, made, gap=12, margins=(24, 19, 24, 24))
        side.addWidget(Heading(look, texts("pcer.server.overskrift")))
        side.addWidget(self.where)
        hint = keys.hint("server", "pcer")
        button = Button(look, texts("pcer.server.knap"), keys=hint, size="tight")
        button.clicked.connect(lambda: self.run("server"))
        row = HBox(look)
        row.addWidget(button)
        row.addStretch(1)
        side.addLayout(row)
        side.addStretch(1)
        return made

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the list again, beside the window."""
        beside(self.desk, self, self._work.pcs, self._show)
        beside(self.desk, self, self._work.server, self._show_server)

    # ---- what is shown

    def _edges(self) -> None:
        texts = self.desk.texts
        self.set_head(Head(texts("pcer.titel")))
        self.set_bar(
            BarButton("ny_pc", texts("pcer.tilfoej"), kind="primary", icon="plus"),
            BarButton("spaer_pc", texts("pcer.spaer.knap"), icon="lock"),
            BarHint(("Esc",), texts("pcer.tilbage")),
        )
        deeds = self._deeds
        self.on("ny_pc", lambda: deeds.add(has_server=bool(self._server)))
        self.on("spaer_pc", lambda: deeds.shut_out(self._pcs.get(self.list.marked)))
        self.on("server", lambda: deeds.connect_to_server(self._server))
        self.list.opened.connect(self._opened)

    def _show(self, found: Outcome[tuple[ShownPc, ...]]) -> None:
        pcs = found.value or ()
        self._pcs = {one.pc.device: one for one in pcs}
        self.list.set_rows([self._row(one) for one in pcs])

    def _row(self, one: ShownPc) -> Row:
        texts, pc = self.desk.texts, one.pc
        state = "denne" if pc.this_one else "med" if pc.active else "spaerret"
        waits = RowTag(texts("pcer.tilbageholdt"), "warn") if one.tilbageholdt else None
        return Row(
            pc.device,
            pc.navn or texts("pcer.uden_navn"),
            lines=one.ord,
            right=texts(f"pcer.er.{state}"),
            tag=waits,
            done=not pc.active,
            high=60,
        )

    def _show_server(self, found: Outcome[str]) -> None:
        self._server = found.value or ""
        self.where.setText(self._server or self.desk.texts("pcer.server.ingen"))
        self.where.updateGeometry()

    def _opened(self, device: object) -> None:
        self._deeds.take_in(self._pcs.get(device))

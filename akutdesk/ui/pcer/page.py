"""Computere: the org's PCs, a new one, one that is shut out, and the way to the server."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.sync.result import Outcome as Ended
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row
from akutdesk.ui.fields.row_paint import RowTag
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.outcome import Outcome
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.pcer.deeds import PcDeeds
from akutdesk.ui.pcer.gate_work import GateWork, ShownPc
from akutdesk.ui.pcer.line_deeds import LineDeeds
from akutdesk.ui.pcer.line_work import LineWork, Road
from akutdesk.ui.synk.card import Card, Told
from akutdesk.ui.text import Heading, Text

_RIGHT: Final = 400
_SCOPE: Final = "pcer"


class PcerPage(Page):
    """Alt+N: a new PC. Alt+R or Enter: its name. Alt+S: shut the marked one out. Alt+E: the server. Alt+P: the proxy.

    Raises AdgangError.
    """

    SCOPE: ClassVar[str] = _SCOPE
    HELP: ClassVar[str] = "pcer"
    TITLE_KEY: ClassVar[str] = "pcer.titel"

    def __init__(self, desk: Desk, gate: GateWork, line: LineWork) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        look = desk.look
        self._gate = gate
        self._deeds = PcDeeds(desk, gate, self)
        self.line = LineDeeds(desk, line, self)
        self._pcs: dict[object, ShownPc] = {}
        self.where, self.proxy = Text(look, ""), Text(look, "")
        self.change = Card(look, _change(desk))
        left = ListPane(desk, "pcer.liste", "pcer.forklaring", gap=12)
        self.list = left.list
        self._both = TwoPanes(look, left, self._right(), right_width=_RIGHT)
        VBox(look, self).addWidget(self._both)
        self._edges()
        self._connect()

    def _right(self) -> QWidget:
        made, look, texts = QWidget(), self.look, self.desk.texts
        side = VBox(look, made, gap=12, margins=(24, 19, 24, 24))
        side.addWidget(Heading(look, texts("pcer.server.overskrift")))
        side.addWidget(self.change)
        side.addWidget(self.where)
        side.addLayout(self._button("server", "pcer.server.knap"))
        side.space(12)
        side.addWidget(Heading(look, texts("pcer.proxy.overskrift")))
        side.addWidget(self.proxy)
        side.addLayout(self._button("proxy", "pcer.proxy.knap"))
        side.addStretch(1)
        return made

    def _button(self, action: str, words: str) -> HBox:
        hint = keys.hint(action, _SCOPE)
        button = Button(self.look, self.desk.texts(words), keys=hint, size="tight")
        button.clicked.connect(lambda: self.run(action))
        return HBox(self.look).from_left(button)

    @override
    def first_focus(self) -> QWidget:
        button = self.change.button
        return button if button is not None and self.change.isVisibleTo(self) else self.list

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        self._show_change()
        self.refresh()

    def refresh(self) -> None:
        """Read the list again, beside the window."""
        desk = self.desk
        desk.synk.errands.send(desk.jobs, self._gate.pcs, told=self._show, owner=self)
        self.line.read(self._show_road)

    # ---- what is shown

    def _edges(self) -> None:
        texts = self.desk.texts
        self.set_head(Head(texts("pcer.titel")))
        self.set_bar(
            BarButton("ny_pc", texts("pcer.tilfoej"), kind="primary", icon="plus"),
            BarButton("ret", texts("pcer.navn.knap")),
            BarButton("spaer_pc", texts("pcer.spaer.knap"), icon="lock"),
            BarHint(("Esc",), texts("pcer.tilbage")),
        )

    def _connect(self) -> None:
        deeds, line = self._deeds, self.line
        self.on("ny_pc", lambda: deeds.add(has_server=bool(line.road.url)))
        self.on("ret", lambda: deeds.name(self._marked()))
        self.on("spaer_pc", lambda: deeds.shut_out(self._marked()))
        self.on("server", line.connect_to_server)
        self.on("proxy", line.set_proxy)
        self.list.opened.connect(self._opened)
        self.change.pressed.connect(self._look_at_change)
        deeds.done.connect(self.refresh)
        line.done.connect(self.refresh)
        self.desk.synk.rounded.connect(self._show_change)

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
            said_name(pc, texts),
            lines=one.ord,
            right=texts(f"pcer.er.{state}"),
            tag=waits,
            done=not pc.active,
            high=60,
        )

    def _show_road(self, road: Road) -> None:
        texts = self.desk.texts
        self._say(self.where, road.url or texts("pcer.server.ingen"))
        key = "pcer.proxy.med_kode" if road.proxy.kode else "pcer.proxy.uden_kode"
        here = texts(key, adresse=road.proxy.address)
        none = texts("pcer.proxy.script" if road.script else "pcer.proxy.ingen")
        self._say(self.proxy, here if road.proxy.address else none)

    def _say(self, line: Text, words: str) -> None:
        line.setText(words)
        line.updateGeometry()

    def _show_change(self) -> None:
        last = self.desk.synk.last
        self.change.setVisible(last is not None and last.outcome is Ended.ANDEN_SERVER)

    # ---- what is done

    def _marked(self) -> ShownPc | None:
        return self._pcs.get(self.list.marked)

    def _look_at_change(self, _told: object) -> None:
        self.line.look_at_change()

    def _opened(self, device: object) -> None:
        one = self._pcs.get(device)
        if one is not None and one.tilbageholdt:
            self._deeds.take_in(one)
        else:
            self._deeds.name(one)


def _change(desk: Desk) -> Told:
    texts = desk.texts
    return Told(
        id="anden_server",
        kind="err",
        icon="alert-triangle",
        titel=texts("pcer.anden.kort"),
        tekst=texts("pcer.anden.kort_mere"),
        button=texts("pcer.anden.se"),
    )

"""Where the server is, the proxy before it, and another server than before: what a leader types and reads."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.sync.proxy import Proxy
from akutdesk.sync.server_change import ServerChange
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.button import Button
from akutdesk.ui.layout import HBox
from akutdesk.ui.override import override
from akutdesk.ui.pcer.line_work import Road, Typed
from akutdesk.ui.pcer.proxy_fields import ProxyFields
from akutdesk.ui.pcer.six_words import SixWords
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.waiting_panel import WaitingPanel


class ServerPanel(WaitingPanel):
    """`given(Typed)`: this desk's server. `uden`: without the certificate that was given for it."""

    given = Signal(object)
    uden = Signal()

    def __init__(self, desk: Desk, road: Road) -> None:
        super().__init__(desk, "pcer.server.titel")
        texts = desk.texts
        self.url, url_row = self.line("pcer.server.adresse", "pcer.server.adresse_hint")
        self.kode, code_row = self.line("pcer.server.kode", "pcer.server.kode_hint")
        self.ca, ca_row = self.line("pcer.server.ca", "pcer.server.ca_hint")
        self.url.setText(road.url)
        rows: list[QWidget] = [url_row, code_row, ca_row]
        if road.has_ca:
            rows.append(self._kept_certificate())
        self.add(*self.words_of("pcer.server.forklaring"), *rows, self.said)
        self.set_foot(texts("pcer.server.forbind"), texts("pcer.tilbage"), self._finish)
        for field in (self.url, self.kode, self.ca):
            field.returnPressed.connect(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.url

    def _kept_certificate(self) -> QWidget:
        inside = QWidget()
        row = HBox(self.look, inside, gap=12)
        self.without = Button(self.look, self.texts("pcer.server.ca_fjern"))
        self.without.clicked.connect(self.uden)
        words = Text(self.look, self.texts("pcer.server.ca_gemt"), colour="text2")
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.without)
        row.addStretch(1)
        return inside

    def _finish(self) -> None:
        self.given.emit(Typed(url=self.url.text(), kode=self.kode.text(), ca=self.ca.text()))


class ProxyPanel(WaitingPanel):
    """`given(Proxy)`: how this house goes out."""

    given = Signal(object)

    def __init__(self, desk: Desk, kept: Proxy) -> None:
        super().__init__(desk, "pcer.proxy.titel")
        texts = desk.texts
        self.fields = ProxyFields(desk.look, texts, kept, self._finish)
        self.add(*self.words_of("pcer.proxy.forklaring"), *self.fields.rows, self.said)
        self.set_foot(texts("pcer.proxy.gem"), texts("pcer.tilbage"), self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.fields.address

    def _finish(self) -> None:
        self.given.emit(self.fields.typed())


class ChangePanel(WaitingPanel):
    """`same`: IT says that the new words are our server's. The way back has the focus."""

    same = Signal()

    def __init__(self, desk: Desk, change: ServerChange) -> None:
        super().__init__(desk, "pcer.anden.titel")
        texts, look = desk.texts, desk.look
        self.add(*self.words_of("pcer.anden.forklaring"))
        for key, words in (("nu", change.now), ("foer", change.before)):
            if words:
                title = texts(f"pcer.anden.{key}")
                self.add(Heading(look, title), SixWords(look, words, name=title))
        self.add(*self.words_of("pcer.anden.bagefter"), self.said)
        self.set_foot(texts("pcer.anden.vores"), texts("pcer.tilbage"), self.same.emit)

    @override
    def first_focus(self) -> QWidget:
        return self.back

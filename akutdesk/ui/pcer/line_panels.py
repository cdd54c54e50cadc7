"""Where the server is, the proxy before it, and another server than before: what a leader types and reads."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.sync.proxy import Proxy
from akutdesk.sync.server_change import ServerChange
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.fields.password_field import PasswordField
from akutdesk.ui.override import override
from akutdesk.ui.pcer.line_work import Typed
from akutdesk.ui.pcer.six_words import SixWords
from akutdesk.ui.text import Heading
from akutdesk.ui.waiting_panel import WaitingPanel


class ServerPanel(WaitingPanel):
    """`given(Typed)`: this desk's server."""

    given = Signal(object)

    def __init__(self, desk: Desk, url: str) -> None:
        super().__init__(desk, "pcer.server.titel")
        texts = desk.texts
        self.url, url_row = self.line("pcer.server.adresse", "pcer.server.adresse_hint")
        self.kode, code_row = self.line("pcer.server.kode", "pcer.server.kode_hint")
        self.ca, ca_row = self.line("pcer.server.ca", "pcer.server.ca_hint")
        self.url.setText(url)
        self.add(*self.words_of("pcer.server.forklaring"), url_row, code_row, ca_row, self.said)
        self.set_foot(texts("pcer.server.forbind"), texts("pcer.tilbage"), self._finish)
        for field in (self.url, self.kode, self.ca):
            field.returnPressed.connect(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.url

    def _finish(self) -> None:
        self.given.emit(Typed(url=self.url.text(), kode=self.kode.text(), ca=self.ca.text()))


class ProxyPanel(WaitingPanel):
    """`given(Proxy)`: how this house goes out. A log-in that is kept is never shown again, only replaced."""

    given = Signal(object)

    def __init__(self, desk: Desk, kept: Proxy) -> None:
        super().__init__(desk, "pcer.proxy.titel")
        texts, look = desk.texts, desk.look
        self._kept = kept
        self.address, address_row = self.line("pcer.proxy.adresse", "pcer.proxy.adresse_hint")
        self.navn, name_row = self.line("pcer.proxy.navn", "pcer.proxy.navn_hint")
        self.kode = PasswordField(look, name=texts("pcer.proxy.kode"), texts=texts)
        note = texts("pcer.proxy.kode_gemt") if kept.kode else ""
        code_row = Labelled(look, texts("pcer.proxy.kode"), self.kode, note=note, label_at="top")
        self.address.setText(kept.address)
        self.navn.setText(kept.navn)
        words = self.words_of("pcer.proxy.forklaring")
        self.add(*words, address_row, name_row, code_row, self.said)
        self.set_foot(texts("pcer.proxy.gem"), texts("pcer.tilbage"), self._finish)
        for field in (self.address, self.navn):
            field.returnPressed.connect(self._finish)
        self.kode.entered.connect(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.address

    def _finish(self) -> None:
        """The kept password goes on only for the place and the name that it was typed for."""
        address, navn = self.address.text().strip(), self.navn.text().strip()
        same = (address, navn) == (self._kept.address, self._kept.navn)
        kode = self.kode.text() or (self._kept.kode if same else "")
        self.given.emit(Proxy(address=address, navn=navn, kode=kode))


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

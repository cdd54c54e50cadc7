"""The screens of a PC that is no desk yet: the first question, how to ask, the code and the words, and the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.sync.address import AddressUnfit
from akutdesk.sync.proxy import Proxy
from akutdesk.ui.fields import Button, LineField
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.pcer.proxy_fields import ProxyFields
from akutdesk.ui.pcer.six_words import SixWords
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look
from akutdesk.ui.tilslutning.card_screen import CardScreen
from akutdesk.ui.tilslutning.proxy_row import ProxyRow
from akutdesk.ui.tilslutning.way import Way


class QuestionScreen(CardScreen):
    """A new place, one that is there already, or one that was lost. `nyt`, `findes`, `hent`."""

    nyt = Signal()
    findes = Signal()
    hent = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, texts, title="tilslut.titel", words=("tilslut.spoergsmaal",))
        self.new = Button(look, texts("tilslut.nyt"), kind="primary", icon="home", size="start")
        self.known = Button(look, texts("tilslut.findes"), icon="users", size="start")
        self.lost = Button(look, texts("tilslut.hent"), icon="history", size="start")
        for button, about, signal in (
            (self.new, "tilslut.nyt_om", self.nyt),
            (self.known, "tilslut.findes_om", self.findes),
            (self.lost, "tilslut.hent_om", self.hent),
        ):
            button.clicked.connect(signal)
            pair = VBox(look, gap=4)
            pair.addWidget(button)
            pair.addWidget(Text(look, texts(about), size=15, colour="text2"))
            self.rows.addLayout(pair)
        self.finish("", back=False)

    @override
    def first_focus(self) -> QWidget:
        return self.new


class AskScreen(CardScreen):
    """`bed(Way)`: over the net, or by a stick. `proxy`: the way out of the house has to be written first."""

    bed = Signal(object)
    proxy = Signal()

    def __init__(self, look: Look, texts: Texts, way: Way) -> None:
        super().__init__(look, texts, title="tilslut.bed_titel", words=("tilslut.bed_tekst",))
        self._proxy = way.proxy
        self.url = self._line("pcer.server.adresse", "pcer.server.adresse_hint", way.url)
        self.ca = self._line("pcer.server.ca", "pcer.server.ca_hint", way.ca)
        out = ProxyRow(look, texts, way.proxy)
        self.by = out.button
        self.by.clicked.connect(self.proxy)
        self.rows.addWidget(out)
        self.rows.addWidget(Text(look, texts("tilslut.eller_stik"), colour="text2"))
        self.stik = self._line("tilslut.stik", "pcer.ny.stik_hint", way.stik)
        self.finish(texts("tilslut.bed"))
        self.videre.connect(self._ask)

    @override
    def first_focus(self) -> QWidget:
        return self.url

    def typed(self) -> Way:
        """What stands there by now."""
        url, stick = self.url.text().strip(), self.stik.text().strip()
        ca = self.ca.text().strip()
        return Way(url=url, ca=ca, stik="" if url else stick, proxy=self._proxy)

    def _line(self, key: str, hint: str, typed: str) -> LineField:
        texts = self.texts
        field = LineField(self.look, name=texts(key), hint=texts(hint))
        field.setText(typed)
        self.rows.addWidget(Labelled(self.look, texts(key), field, label_at="top"))
        field.returnPressed.connect(self._ask)
        return field

    def _ask(self) -> None:
        way = self.typed()
        if not way.url and not way.stik:
            self.say(self.texts("tilslut.mangler"), trouble=True)
            self.url.setFocus()
            return
        self.bed.emit(way)


class ProxyScreen(CardScreen):
    """`givet(Proxy)`: how this house goes out; an empty address leaves it to the system."""

    givet = Signal(object)

    def __init__(self, look: Look, texts: Texts, kept: Proxy) -> None:
        words = ("pcer.proxy.forklaring",)
        super().__init__(look, texts, title="pcer.proxy.titel", words=words)
        self.fields = ProxyFields(look, texts, kept, self._give)
        for row in self.fields.rows:
            self.rows.addWidget(row)
        self.finish(texts("tilslut.proxy_gem"))
        self.videre.connect(self._give)

    @override
    def first_focus(self) -> QWidget:
        return self.fields.address

    def _give(self) -> None:
        typed = self.fields.typed()
        try:
            _ = typed.url
        except AddressUnfit:
            self.say(self.texts("synk.adresse.proxy"), trouble=True)
            self.fields.address.setFocus()
            return
        self.givet.emit(typed)


class WaitScreen(CardScreen):
    """The code and the six words while a leader looks; with a stick, the main button fetches the answer."""

    def __init__(self, look: Look, texts: Texts, *, kode: str, ord: str, by_stick: bool) -> None:  # noqa: A002
        words = "tilslut.vent_stik" if by_stick else "tilslut.vent_tekst"
        super().__init__(look, texts, title="tilslut.vent_titel", words=(words,))
        self.code = SixWords(look, kode, name=texts("tilslut.kode"), numbered=False)
        self.words = SixWords(look, ord, name=texts("pcer.ord.navn"))
        for key, shown in (("tilslut.kode", self.code), ("tilslut.ord", self.words)):
            self.rows.addWidget(Text(look, texts(key), weight=600))
            self.rows.addWidget(shown)
        self.finish(texts("tilslut.hent_svar") if by_stick else "", back=True)
        self.back_button.set_words(texts("tilslut.giv_op"))

    @override
    def first_focus(self) -> QWidget:
        return self.next_button if self.next_button.isVisibleTo(self) else self.back_button


class InScreen(CardScreen):
    """It is in: the place's words, the same as on the leader's screen."""

    def __init__(self, look: Look, texts: Texts, place: str) -> None:
        words = ("tilslut.med_tekst",)
        super().__init__(look, texts, title="tilslut.med_titel", words=words)
        self.words = SixWords(look, place, name=texts("pcer.med.navn"))
        self.rows.addWidget(self.words)
        self.finish(texts("tilslut.laas_op"), back=False)

    @override
    def first_focus(self) -> QWidget:
        return self.next_button

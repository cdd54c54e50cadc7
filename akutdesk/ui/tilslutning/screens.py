"""The screens of a PC that is no desk yet: the first question, how to ask, the code and the words, and the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields import Button, LineField
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.pcer.six_words import SixWords
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look
from akutdesk.ui.tilslutning.card_screen import CardScreen


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
    """`bed(url, ca, stik)`: over the net, or by a stick where `stik` names its folder."""

    bed = Signal(str, str, str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, texts, title="tilslut.bed_titel", words=("tilslut.bed_tekst",))
        self.url = self._line("pcer.server.adresse", "pcer.server.adresse_hint")
        self.ca = self._line("pcer.server.ca", "pcer.server.ca_hint")
        self.rows.addWidget(Text(look, texts("tilslut.eller_stik"), colour="text2"))
        self.stik = self._line("tilslut.stik", "pcer.ny.stik_hint")
        self.finish(texts("tilslut.bed"))
        self.videre.connect(self._ask)

    @override
    def first_focus(self) -> QWidget:
        return self.url

    def _line(self, key: str, hint: str) -> LineField:
        texts = self.texts
        field = LineField(self.look, name=texts(key), hint=texts(hint))
        self.rows.addWidget(Labelled(self.look, texts(key), field, label_at="top"))
        field.returnPressed.connect(self._ask)
        return field

    def _ask(self) -> None:
        url, stick = self.url.text().strip(), self.stik.text().strip()
        if not url and not stick:
            self.say(self.texts("tilslut.mangler"), trouble=True)
            self.url.setFocus()
            return
        self.bed.emit(url, self.ca.text().strip(), "" if url else stick)


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

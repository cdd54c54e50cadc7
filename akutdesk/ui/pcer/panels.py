"""A new PC at the leader's desk: type its code, compare six words by eye, let it in."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, LineField
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.override import override
from akutdesk.ui.pcer.gate_work import Found, ShownPc
from akutdesk.ui.pcer.six_words import SixWords
from akutdesk.ui.text import Text

_NAME_MOST = 60


class _Panel(FormPanel):
    """A panel whose main button begins something that takes its time."""

    HELP: ClassVar[str] = "pcer"

    def __init__(self, desk: Desk, title: str, *, width: float = 680) -> None:
        super().__init__(desk.look, desk.texts(title), width=width)
        self._desk = desk
        self._said = Text(desk.look, "", weight=600, colour="err")
        self._said.hide()

    @property
    def _texts(self) -> Texts:
        return self._desk.texts

    def working(self) -> None:
        """Say that it goes on."""
        self._say(self._texts("pcer.arbejder"), colour="text2")

    def trouble(self, key: str) -> None:
        """Say why not; everything that was typed stands."""
        words = self._texts(key) if key in self._texts else self._texts("fejl.lager")
        self._say(words, colour="err")

    def _say(self, words: str, *, colour: str) -> None:
        self._said.set_ink(weight=600 if colour == "err" else 400, colour=colour)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._desk.shell.say(words, assertive=colour == "err")
        self._said.updateGeometry()
        self.refit()

    def _line(self, key: str, hint: str = "", *, size: int = 16) -> tuple[LineField, Labelled]:
        texts = self._texts
        field = LineField(self.look, name=texts(key), hint=texts(hint) if hint else "", size=size)
        return field, Labelled(self.look, texts(key), field, label_at="top")

    def _words(self, *keys: str) -> tuple[Text, ...]:
        return tuple(Text(self.look, self._texts(key)) for key in keys)


class CodePanel(_Panel):
    """`given(code, navn, stik)`: look who asks under this code."""

    given = Signal(str, str, str)

    def __init__(self, desk: Desk, *, has_server: bool) -> None:
        super().__init__(desk, "pcer.ny.titel")
        texts = desk.texts
        self.kode, row = self._line("pcer.ny.kode", size=20)
        self.navn = GuardedLine(
            desk.look, name=texts("pcer.ny.navn"), hint=texts("pcer.ny.navn_hint"), limit=_NAME_MOST
        )
        self.stik, stick_row = self._line("pcer.ny.stik", "pcer.ny.stik_hint")
        named = Labelled(desk.look, texts("pcer.ny.navn"), self.navn, label_at="top")
        first = "pcer.ny.forklaring" if has_server else "pcer.ny.forklaring_stik"
        self.add(*self._words(first), row, named, stick_row, self._said)
        self.set_foot(texts("pcer.ny.find"), texts("pcer.tilbage"), self._finish)
        for field in (self.kode, self.navn, self.stik):
            field.returnPressed.connect(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.kode

    def _finish(self) -> None:
        if not self.kode.text().strip():
            self.trouble("pcer.ny.mangler_kode")
            self.kode.setFocus()
            return
        stick = self.stik.text().strip()
        self.given.emit(self.kode.text(), self.navn.text().strip(), stick)


class WordsPanel(_Panel):
    """`same`: the words were compared and are the same. `differ`: they are not, or nobody knows the PC."""

    same = Signal()
    differ = Signal()

    def __init__(self, desk: Desk, found: Found) -> None:
        super().__init__(desk, "pcer.ord.titel")
        texts = desk.texts
        no = Button(desk.look, texts("pcer.ord.ikke_ens"))
        no.clicked.connect(self.differ)
        self._no = no
        self.words = SixWords(desk.look, found.ord, name=texts("pcer.ord.navn"))
        self.add(*self._words("pcer.ord.forklaring"), self.words, no, self._said)
        self.set_foot(texts("pcer.ord.ens"), texts("pcer.tilbage"), self.same.emit)

    @override
    def first_focus(self) -> QWidget:
        return self._no


class InPanel(_Panel):
    """It is in: the place's words, which the new screen shows too."""

    def __init__(self, desk: Desk, place: str, *, by_stick: bool) -> None:
        super().__init__(desk, "pcer.med.titel")
        texts = desk.texts
        words = ("pcer.med.stik",) if by_stick else ("pcer.med.forklaring",)
        self.words = SixWords(desk.look, place, name=texts("pcer.med.navn"))
        self.add(*self._words(*words), self.words)
        self.set_foot(texts("pcer.med.faerdig"), texts("pcer.tilbage"), self.close_overlay)

    @override
    def first_focus(self) -> QWidget:
        return self._buttons_first()

    def _buttons_first(self) -> QWidget:
        return self.findChildren(Button)[0]


class ShutPanel(_Panel):
    """`sure`: shut this PC out. What it means is said as it is, not better."""

    sure = Signal()

    def __init__(self, desk: Desk, shown: ShownPc) -> None:
        super().__init__(desk, "pcer.spaer.titel")
        texts = desk.texts
        who = Text(desk.look, shown.pc.navn or shown.ord, weight=600)
        lines = self._words(
            "pcer.spaer.sendt", "pcer.spaer.disken", "pcer.spaer.noegle", "pcer.spaer.koder"
        )
        self.add(who, *lines, self._said)
        self.set_foot(texts("pcer.spaer.spaer"), texts("pcer.tilbage"), self.sure.emit)

    @override
    def first_focus(self) -> QWidget:
        """The way back: what cannot be undone is never first."""
        return self.findChildren(Button)[-1]


class ServerPanel(_Panel):
    """`given(url, kode, ca)`: this desk's server."""

    given = Signal(str, str, str)

    def __init__(self, desk: Desk, url: str) -> None:
        super().__init__(desk, "pcer.server.titel")
        texts = desk.texts
        self.url, url_row = self._line("pcer.server.adresse", "pcer.server.adresse_hint")
        self.kode, code_row = self._line("pcer.server.kode", "pcer.server.kode_hint")
        self.ca, ca_row = self._line("pcer.server.ca", "pcer.server.ca_hint")
        self.url.setText(url)
        self.add(*self._words("pcer.server.forklaring"), url_row, code_row, ca_row, self._said)
        self.set_foot(texts("pcer.server.forbind"), texts("pcer.tilbage"), self._finish)
        for field in (self.url, self.kode, self.ca):
            field.returnPressed.connect(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.url

    def _finish(self) -> None:
        self.given.emit(self.url.text(), self.kode.text(), self.ca.text())

"""A new PC at the leader's desk: type its code, compare six words by eye, let it in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.override import override
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.pcer.gate_work import Found, ShownPc
from akutdesk.ui.pcer.six_words import SixWords
from akutdesk.ui.text import Text
from akutdesk.ui.waiting_panel import WaitingPanel

_NAME_MOST = 60


class CodePanel(WaitingPanel):
    """`given(code, navn, stik)`: look who asks under this code."""

    given = Signal(str, str, str)

    def __init__(self, desk: Desk, *, has_server: bool) -> None:
        super().__init__(desk, "pcer.ny.titel")
        texts = desk.texts
        self.kode, row = self.line("pcer.ny.kode", size=20)
        self.navn = GuardedLine(
            desk.look, name=texts("pcer.ny.navn"), hint=texts("pcer.ny.navn_hint"), limit=_NAME_MOST
        )
        self.stik, stick_row = self.line("pcer.ny.stik", "pcer.ny.stik_hint")
        named = Labelled(desk.look, texts("pcer.ny.navn"), self.navn, label_at="top")
        first = "pcer.ny.forklaring" if has_server else "pcer.ny.forklaring_stik"
        self.add(*self.words_of(first), row, named, stick_row, self.said)
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


class WordsPanel(WaitingPanel):
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
        self.add(*self.words_of("pcer.ord.forklaring"), self.words, no, self.said)
        self.set_foot(texts("pcer.ord.ens"), texts("pcer.tilbage"), self.same.emit)

    @override
    def first_focus(self) -> QWidget:
        return self._no


class NamePanel(WaitingPanel):
    """`given(name)`: what staff call this PC."""

    given = Signal(str)

    def __init__(self, desk: Desk, shown: ShownPc, navn: str) -> None:
        super().__init__(desk, "pcer.navn.titel")
        texts = desk.texts
        self.navn = GuardedLine(
            desk.look, name=texts("pcer.ny.navn"), hint=texts("pcer.ny.navn_hint"), limit=_NAME_MOST
        )
        self.navn.setText(navn)
        self.navn.selectAll()
        row = Labelled(desk.look, texts("pcer.ny.navn"), self.navn, label_at="top")
        who = Text(desk.look, texts("pcer.navn.ord", ord=shown.ord), size=15, colour="text2")
        self.add(row, who, self.said)
        self.set_foot(texts("pcer.navn.gem"), texts("pcer.tilbage"), self._finish)
        self.navn.returnPressed.connect(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.navn

    def _finish(self) -> None:
        self.given.emit(self.navn.text().strip())


class InPanel(WaitingPanel):
    """It is in: the place's words, which the new screen shows too."""

    def __init__(self, desk: Desk, place: str, *, by_stick: bool) -> None:
        super().__init__(desk, "pcer.med.titel")
        texts = desk.texts
        words = ("pcer.med.stik",) if by_stick else ("pcer.med.forklaring",)
        self.words = SixWords(desk.look, place, name=texts("pcer.med.navn"))
        self.add(*self.words_of(*words), self.words)
        self.set_foot(texts("pcer.med.faerdig"), texts("pcer.tilbage"), self.close_overlay)

    @override
    def first_focus(self) -> QWidget:
        return self._buttons_first()

    def _buttons_first(self) -> QWidget:
        return self.findChildren(Button)[0]


class ShutPanel(WaitingPanel):
    """`sure`: shut this PC out. What it means is said as it is, not better."""

    sure = Signal()

    def __init__(self, desk: Desk, shown: ShownPc) -> None:
        super().__init__(desk, "pcer.spaer.titel")
        texts = desk.texts
        who = Text(desk.look, said_name(shown.pc, texts), weight=600)
        lines = self.words_of(
            "pcer.spaer.sendt", "pcer.spaer.disken", "pcer.spaer.noegle", "pcer.spaer.koder"
        )
        self.add(who, *lines, self.said)
        self.set_foot(texts("pcer.spaer.spaer"), texts("pcer.tilbage"), self.sure.emit)

    @override
    def first_focus(self) -> QWidget:
        """The way back: what cannot be undone is never first."""
        return self.findChildren(Button)[-1]

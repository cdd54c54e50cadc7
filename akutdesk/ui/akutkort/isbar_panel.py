"""Alt+R on the card: the five texts one says, filled in beforehand, changed by hand, and printed (domain.md 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.ui import keys
from akutdesk.ui.akutkort.aftale_work import AftaleWork
from akutdesk.ui.akutkort.isbar_printing import IsbarPrinting
from akutdesk.ui.akutkort.state import Sagt, with_own_words
from akutdesk.ui.akutkort.whom import Whom
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.kladde import Kladde
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

_TYPE = Partnerkontakt.TYPE
_WIDE = 840
_FELT = "isbar"


class IsbarPanel(FormPanel):
    """What is changed is kept; a line that stays as it was filled goes on following the talk."""

    SCOPE: ClassVar[str] = "akutkort"
    HELP: ClassVar[str] = "akutkort"

    def __init__(self, desk: Desk, work: AftaleWork, whom: Whom, sagt: Sequence[Sagt]) -> None:
        """`sagt`: the lines as they are filled from the talk."""
        texts = desk.texts
        super().__init__(desk.look, texts("akutkort.ring_ud"), width=_WIDE)
        self._work = work
        self._whom = whom
        self._sagt = tuple(sagt)
        limit = fritekst.graense(_TYPE, _FELT)
        self.fields = [
            GuardedText(desk.look, name=f"{line.bogstav} · {line.overskrift}", limit=limit)
            for line in self._sagt
        ]
        self._kladde = Kladde(desk, self, save=self._take, record_type=_TYPE)
        self._kladde.set_record(work.kontakt.id)
        for number, (line, field) in enumerate(zip(self._sagt, self.fields, strict=True)):
            self._kladde.bind(field, f"{_FELT}/{number}")
            field.textChanged.connect(self._touched)
            self.add(
                Labelled(desk.look, field.accessibleName(), field, note=line.efter, label_at="top")
            )
        self.printing = IsbarPrinting(desk, self)
        self._said = Text(desk.look, "", size=15, colour="text2")
        self.printing.said.connect(self._say)
        self.add(self._said)
        self._said.hide()
        self._filling = False
        self.set_foot(texts("akutkort.ordene_er_klar"), texts("akutkort.luk"), self.close_overlay)
        hint = keys.hint("udskriv")
        paper = Button(desk.look, texts("akutkort.udskriv"), icon="printer", keys=hint, size="bar")
        paper.clicked.connect(self._print)
        self.add_to_foot(paper)
        self.on("udskriv", self._print)

    @override
    def first_focus(self) -> QWidget:
        """R is the caller's own to fill."""
        return self.fields[-1]

    @override
    def on_enter(self) -> None:
        self._filling = True
        shown = with_own_words(self._sagt, self._work.kontakt.isbar)
        for line, field in zip(shown, self.fields, strict=True):
            field.setPlainText(line.tekst)
        self._kladde.settle()
        self._kladde.recover()
        self._filling = False

    @override
    def on_leave(self) -> None:
        self._kladde.flush()

    @override
    def close_overlay(self) -> None:
        """Every word is in the store before the card reads it."""
        self._kladde.flush()
        super().close_overlay()

    def _take(self) -> None:
        """What Kladde calls. Raises StorageError."""
        own = tuple(
            "" if field.words == line.tekst else field.words
            for line, field in zip(self._sagt, self.fields, strict=True)
        )
        self._work.answer(self._whom, isbar=own)

    def _touched(self, *_: object) -> None:
        """A draft never points to a contact that is not there."""
        if not self._filling and not self._work.is_stored:
            self._kladde.flush()

    def _print(self) -> None:
        self._kladde.flush()
        lines = tuple(
            replace(line, tekst=field.words)
            for line, field in zip(self._sagt, self.fields, strict=True)
        )
        self.printing.print_lines(self._work, lines)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self.refit()

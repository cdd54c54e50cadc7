"""Alt+N: whom one rang, what was agreed, and whether they have taken over. Saved as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.kalender import kalender
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.vagt import KBH
from akutdesk.ui.akutkort.aftale_work import AGREED, DANGER, SAID_NO, AftaleWork
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.saver import Saver
from akutdesk.ui.kladde import Kladde
from akutdesk.ui.override import override

OTHERS = "ANDEN"
_WIDE = 840
_DIGITS = 9
_TYPE = Partnerkontakt.TYPE


class AftalePanel(FormPanel):
    """Digit, Tab, words, Tab, digit. Esc closes it at any time and keeps everything."""

    SCOPE: ClassVar[str] = "akutkort"

    def __init__(self, desk: Desk, work: AftaleWork, names: Sequence[tuple[str, str]]) -> None:
        """`names`: code and name of the numbers on the card, in its order."""
        texts = desk.texts
        super().__init__(desk.look, texts("akutkort.aftale.titel"), width=_WIDE)
        self._desk = desk
        self.work = work
        self.hvem = self._own_group(texts("akutkort.aftale.hvem"), _whom(desk, names))
        self.resultat = self._group("akutkort.aftale.resultat", "partner_resultat")
        self.grundlag = self._group("akutkort.aftale.grundlag", "grundlag")
        self.navn = self._line("akutkort.aftale.navn", "modtager_navn")
        self.afvist = self._line("akutkort.aftale.afvist", "afvist_grund")
        self.fare = self._line("akutkort.aftale.grundlag_tekst", "grundlag_tekst")
        limit = fritekst.graense(_TYPE, "isbar")
        self.hvad = GuardedText(desk.look, name=texts("akutkort.aftale.hvad"), limit=limit)
        self._saver = Saver(desk, work.save, self)
        self._kladde = Kladde(desk, self, save=self._take_words, record_type=_TYPE)
        self._kladde.set_record(work.kontakt.id)
        self._filling = False
        self._frames: dict[QWidget, Labelled] = {}
        self._build()
        self._connect()

    # ---- what the window asks

    @override
    def first_focus(self) -> QWidget:
        return self.navn if self.work.kontakt.katalog_kode else self.hvem.stop()

    @override
    def on_enter(self) -> None:
        """Show the contact as it stands, with what was being typed in it."""
        kontakt = self.work.kontakt
        self._filling = True
        self.navn.setText(kontakt.modtager_navn)
        self.afvist.setText(kontakt.afvist_grund)
        self.fare.setText(kontakt.grundlag_tekst)
        self.hvad.setPlainText(kontakt.isbar[AGREED])
        self._kladde.settle()
        self._kladde.recover()
        self._filling = False
        self._show()

    @override
    def on_leave(self) -> None:
        self._kladde.flush()

    @override
    def close_overlay(self) -> None:
        """Whoever waits for the end finds every word in the store."""
        self._kladde.flush()
        super().close_overlay()

    # ---- answers

    def _show(self) -> None:
        kontakt = self.work.kontakt
        self.hvem.set_chosen((kontakt.katalog_kode,) if kontakt.katalog_kode else ())
        if self.work.is_stored and not kontakt.katalog_kode:
            self.hvem.set_chosen((OTHERS,))
        self.resultat.set_chosen((kontakt.resultat,) if kontakt.resultat else ())
        self.grundlag.set_chosen((kontakt.grundlag,) if kontakt.grundlag else ())
        self._frames[self.afvist].setVisible(kontakt.resultat == SAID_NO)
        self._frames[self.fare].setVisible(kontakt.grundlag == DANGER)
        self.refit()

    def _whom_answered(self, codes: tuple[str, ...]) -> None:
        self._answer(katalog_kode="" if codes in {(), (OTHERS,)} else codes[0])

    def _chosen(self, felt: str, codes: tuple[str, ...]) -> None:
        self._answer(**{felt: codes[0] if codes else None})

    def _answer(self, **fields: Any) -> None:
        if self._saver.run(lambda: self.work.answer(**fields)):
            self._say_saved()
        for group in (self.hvem, self.resultat):
            if group.chosen:
                group.set_error("")
        self._show()

    def _take_words(self) -> None:
        """What Kladde calls. Raises StorageError."""
        kontakt = self.work.kontakt
        isbar = (*kontakt.isbar[:AGREED], self.hvad.words)
        self.work.answer(
            modtager_navn=self.navn.text(),
            afvist_grund=self.afvist.text(),
            grundlag_tekst=self.fare.text(),
            isbar=isbar,
        )

    def _touched(self) -> None:
        """A draft never points to a contact that is not there."""
        if not self._filling and not self.work.is_stored:
            self._kladde.flush()

    def _finish(self) -> None:
        texts = self._desk.texts
        for group, key in (
            (self.resultat, "akutkort.aftale.mangler_resultat"),
            (self.hvem, "akutkort.aftale.mangler_hvem"),
        ):
            group.set_error("" if group.chosen else texts(key))
            if not group.chosen:
                group.stop().setFocus()
        self.refit()
        if self.hvem.chosen and self.resultat.chosen:
            self.close_overlay()

    def _say_saved(self) -> None:
        tid = kalender(self._desk.codes).klokken(self._desk.clock.now())
        said = self._desk.texts("akutkort.aftale.gemt", tid=tid)
        self.heading.set_words(self._desk.texts("akutkort.aftale.titel"), said)

    # ---- parts

    def _connect(self) -> None:
        self.hvem.changed.connect(self._whom_answered)
        self.resultat.changed.connect(partial(self._chosen, "resultat"))
        self.grundlag.changed.connect(partial(self._chosen, "grundlag"))
        self._kladde.saved.connect(self._say_saved)
        for felt, field in {
            "modtager_navn": self.navn,
            "afvist_grund": self.afvist,
            "grundlag_tekst": self.fare,
            "isbar": self.hvad,
        }.items():
            self._kladde.bind(field, felt)
            field.textChanged.connect(self._touched)

    def _build(self) -> None:
        texts = self._desk.texts
        note = texts("akutkort.aftale.hvad_note")
        self.add(
            self.hvem,
            self._framed("akutkort.aftale.navn", self.navn),
            self._framed("akutkort.aftale.hvad", self.hvad, note=note),
            self.resultat,
            self._framed("akutkort.aftale.afvist", self.afvist),
            self.grundlag,
            self._framed("akutkort.aftale.grundlag_tekst", self.fare),
        )
        self.set_foot(texts("akutkort.aftale.faerdig"), texts("akutkort.aftale.luk"), self._finish)

    def _framed(self, key: str, field: QWidget, *, note: str = "") -> Labelled:
        frame = Labelled(self.look, self._desk.texts(key), field, note=note, label_at="top")
        self._frames[field] = frame
        return frame

    def _line(self, key: str, felt: str) -> GuardedLine:
        limit = fritekst.graense(_TYPE, felt)
        return GuardedLine(self.look, name=self._desk.texts(key), limit=limit)

    def _group(self, key: str, liste: str) -> ChoiceGroup:
        today = self._desk.clock.now().astimezone(KBH).date()
        question = question_of(self._desk.codes[liste], today, title=self._desk.texts(key))
        return ChoiceGroup(self.look, self._desk.texts, question, columns=0, label="top")

    def _own_group(self, title: str, choices: tuple[Choice, ...]) -> ChoiceGroup:
        question = Question(title, choices)
        return ChoiceGroup(self.look, self._desk.texts, question, columns=0, label="top")


def _whom(desk: Desk, names: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    """The numbers of the card on the digits from 1, and others on 0."""
    numbered = tuple(
        Choice(kode, navn, str(number) if number <= _DIGITS else "")
        for number, (kode, navn) in enumerate(names, start=1)
    )
    return (*numbered, Choice(OTHERS, desk.texts("akutkort.aftale.andre"), "0"))

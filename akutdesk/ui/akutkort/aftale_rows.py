"""The questions about a contact out, in the order of the hand: whom, what, what came of it, what let one tell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.partnerkontakt import AFVIST, FARE, LOV, SAMTYKKE, Partnerkontakt
from akutdesk.domain.vagt import KBH
from akutdesk.ui.akutkort.whom import Whom
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Labelled, Question
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText, put_words
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.samtykke.consent_row import ConsentRow
from akutdesk.ui.text import Text

_TYPE = Partnerkontakt.TYPE
_MINUTES = 4
"""Signs of a waiting time in minutes."""

Field = GuardedLine | GuardedText


class AftaleRows:
    """The widgets, and which of them are to be seen."""

    def __init__(self, desk: Desk, whom: Whom, scope: str) -> None:
        self._desk = desk
        texts = desk.texts
        self.hvem = self._whom_group(whom)
        self.partner = Text(desk.look, "", size=15, colour="text2")
        self.resultat = self._group("resultat", "partner_resultat")
        self.bekraeftet = self._group("bekraeftet", "ja_nej")
        self.grundlag = self._group("grundlag", "grundlag")
        self.kanal = self._group("kanal", "partner_kanal")
        self.navn = self._line("navn", "modtager_navn")
        self.afvist = self._line("afvist", "afvist_grund")
        self.tekst = self._line("grundlag_tekst", "grundlag_tekst")
        self.ventetid = GuardedLine(
            desk.look, name=texts("akutkort.aftale.ventetid"), limit=_MINUTES
        )
        limit = fritekst.graense(_TYPE, "aftalt")
        self.hvad = GuardedText(desk.look, name=texts("akutkort.aftale.hvad"), limit=limit)
        self.consent = ConsentRow(desk, scope)
        self._frames = {
            "modtager_navn": self._framed("navn", self.navn),
            "aftalt": self._framed("hvad", self.hvad),
            "afvist_grund": self._framed("afvist", self.afvist),
            "grundlag_tekst": self._framed("grundlag_tekst", self.tekst),
            "ventetid_min": self._framed("ventetid", self.ventetid),
        }

    @property
    def fields(self) -> dict[str, Field]:
        """The fields with words, by the contact's own names."""
        return {
            "modtager_navn": self.navn,
            "aftalt": self.hvad,
            "afvist_grund": self.afvist,
            "grundlag_tekst": self.tekst,
            "ventetid_min": self.ventetid,
        }

    @property
    def questions(self) -> dict[str, ChoiceGroup]:
        """The questions with answers to choose, by the contact's own names."""
        return {
            "resultat": self.resultat,
            "modtager_bekraeftet": self.bekraeftet,
            "kanal": self.kanal,
        }

    def in_order(self) -> tuple[QWidget, ...]:
        """As they stand under each other: what is filled in beforehand comes last."""
        frames = self._frames
        return (
            self.hvem,
            self.partner,
            frames["modtager_navn"],
            frames["aftalt"],
            self.resultat,
            frames["afvist_grund"],
            self.bekraeftet,
            self.grundlag,
            frames["grundlag_tekst"],
            self.consent,
            self.kanal,
            frames["ventetid_min"],
        )

    def row(self, felt: str) -> Labelled | ChoiceGroup:
        """Where a field of the contact stands. Raises KeyError."""
        if felt in self._frames:
            return self._frames[felt]
        return {"hvem": self.hvem, "grundlag": self.grundlag, **self.questions}[felt]

    def fill(self, kontakt: Partnerkontakt) -> None:
        """Put the contact's words into the fields."""
        for felt, field in self.fields.items():
            value = getattr(kontakt, felt)
            put_words(field, "" if value is None else str(value))

    def show(
        self, kontakt: Partnerkontakt, *, hvem: str | None, grundlag: str | None, overdrages: bool
    ) -> None:
        """Show the answers, and the questions that follow from them."""
        self.hvem.set_chosen((hvem,) if hvem else ())
        self.grundlag.set_chosen((grundlag,) if grundlag else ())
        for felt, group in self.questions.items():
            kode: str | None = getattr(kontakt, felt)
            group.set_chosen((kode,) if kode else ())
        self._frames["afvist_grund"].setVisible(kontakt.resultat == AFVIST)
        self._frames["grundlag_tekst"].setVisible(grundlag in (FARE, LOV))
        self.bekraeftet.setVisible(overdrages and kontakt.resultat is not None)
        if grundlag != SAMTYKKE:
            self.consent.show_consent("", can_ask=False)

    def show_partner(self, words: str) -> None:
        """How one gets through to the chosen partner, and what is agreed; "" for a number of the card."""
        self.partner.setText(words)
        self.partner.setVisible(bool(words))

    def _whom_group(self, whom: Whom) -> ChoiceGroup:
        texts = self._desk.texts
        choices, more = whom.choices()
        question = Question(texts("akutkort.aftale.hvem"), choices, more=more)
        return ChoiceGroup(self._desk.look, texts, question, columns=0, label="top")

    def _framed(self, key: str, field: Field) -> Labelled:
        texts = self._desk.texts
        note_key = f"akutkort.aftale.{key}_note"
        note = texts(note_key) if note_key in texts else ""
        name = texts(f"akutkort.aftale.{key}")
        return Labelled(self._desk.look, name, field, note=note, label_at="top")

    def _line(self, key: str, felt: str) -> GuardedLine:
        name = self._desk.texts(f"akutkort.aftale.{key}")
        limit = fritekst.graense(_TYPE, felt)
        return GuardedLine(self._desk.look, name=name, limit=limit)

    def _group(self, key: str, liste: str) -> ChoiceGroup:
        desk = self._desk
        today = desk.clock.now().astimezone(KBH).date()
        title = desk.texts(f"akutkort.aftale.{key}")
        question = question_of(desk.codes[liste], today, title=title)
        return ChoiceGroup(desk.look, desk.texts, question, columns=0, label="top")

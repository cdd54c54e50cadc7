"""Who assessed that a night here is the right help, when, and what lets them (domain.md 2.12)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.overnatning import DELEGERET, Overnatning
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.focus import put_away
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.loose_draft import LooseDraft
from akutdesk.ui.overnatning.state import Godkendt, delegation_of, godkendere
from akutdesk.ui.overnatning.time_line import TimeLine


class Approval(QWidget):
    """One digit says who; the clock is now unless another one is written. A bagvagt needs the written word."""

    changed = Signal()
    """Other rows are shown now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._folk: tuple[Medarbejder, ...] = desk.store.setup(desk.adgang, Medarbejder)
        texts, look = desk.texts, desk.look
        people = [
            Choice(one.id.hex(), self._said(one), str(digit))
            for digit, one in enumerate(godkendere(self._folk), start=1)
        ]
        question = Question(texts("overnatning.godkendt_af"), tuple(people))
        self.who = ChoiceGroup(look, texts, question, columns=0, label="top")
        self.time = TimeLine(desk, name=texts("overnatning.talt_kl"))
        self.words = GuardedLine(
            look,
            name=texts("overnatning.delegation"),
            limit=fritekst.graense(Overnatning.TYPE, "delegation_tekst"),
            hint=texts("overnatning.delegation_hjaelp"),
        )
        self._time_row = Labelled(look, self.time.accessibleName(), self.time, label_at="top")
        self._words_row = Labelled(look, self.words.accessibleName(), self.words, label_at="top")
        upper = HBox(look, gap=24)
        upper.addWidget(self.who, 1)
        upper.addWidget(self._time_row, 1)
        box = VBox(look, self, gap=12)
        box.addLayout(upper)
        box.addWidget(self._words_row)
        self._words_row.hide()
        self.who.changed.connect(self._chosen)

    @property
    def missing(self) -> bool:
        """Whether an answer is missing here; the form marks the row."""
        return any(row.missing for row in self.rows().values())

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Stand closer in a low window."""
        self.who.set_tight(tight)

    @property
    def answers(self) -> Godkendt:
        """What stands here."""
        who = RecordId(bytes.fromhex(self.who.chosen[0])) if self.who.chosen else None
        delegation = delegation_of(who, self._folk)
        words = self.words.text() if delegation == DELEGERET else ""
        return Godkendt(hvem=who, tid=self.time.tid, delegation=delegation, tekst=words)

    def show_answers(self, godkendt: Godkendt) -> None:
        """Show these."""
        self.who.set_chosen((godkendt.hvem.hex(),) if godkendt.hvem else ())
        self.time.put(godkendt.tid)
        self.words.setText(godkendt.tekst)
        self.follow()

    def follow(self) -> None:
        """Ask for the written word only where somebody acts in a leader's place."""
        needs = self.answers.delegation == DELEGERET
        if needs == self._words_row.isHidden():
            put_away(self._words_row, shown=needs)
            self.changed.emit()

    def bind_to(self, draft: LooseDraft) -> None:
        """Keep what stands here as words that belong to nothing yet."""
        draft.bind("godkendt_af", self.who)
        draft.bind("godkendt_kl", self.time)
        draft.bind("delegation", self.words)

    def rows(self) -> dict[str, ChoiceGroup | Labelled]:
        """Where the answers are given, by the names of `domain/overnatning.mangler`."""
        return {"hvem": self.who, "tid": self._time_row, "delegation_tekst": self._words_row}

    def _chosen(self, _codes: tuple[str, ...]) -> None:
        if self.time.er_tom:
            self.time.put(self._desk.clock.now())
        self.follow()

    def _said(self, one: Medarbejder) -> str:
        role = self._desk.codes["rolle"].label(one.rolle or "").lower()
        return self._desk.texts("overnatning.godkender", navn=one.navn, rolle=role)

"""The voluntary answers, in one place behind "Mere": never in the way, one key away."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.papirskema import HENVENDELSE, PLAN
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.henvendelse.answer_column import AnswerColumn
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.henvendelse.person_row import PersonRow
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.skema_row import SkemaRow
from akutdesk.ui.henvendelse.state import MORE_OF, chosen

SCORE = tuple(str(number) for number in range(11))


class MoreFields:
    """Makes the rows; the form puts them at its end and shows them when they are asked for."""

    def __init__(self, desk: Desk, dag: date, first: tuple[QWidget, ...]) -> None:
        """`first` are rows of the form that stand here."""
        self._desk = desk
        self._dag = dag
        self.forms = tuple(SkemaRow(desk, slags) for slags in (HENVENDELSE, PLAN))
        self.number = self._line("tilbagekald_nummer")
        self.about = PersonRow(desk, words="om")
        self.main_event = self._listed("hovedbegivenhed", "begivenheder")
        self.score = self._scored()
        self.groups: dict[str, ChoiceGroup] = {
            "hovedbegivenhed": self.main_event,
            "tryghed_efter": self.score,
            **{felt: self._listed(felt, liste) for felt, liste in MORE_OF.items()},
        }
        self.annul = _AnnulRow(desk)
        self.rows: tuple[QWidget, ...] = (*first, *self._own_rows())

    def show_answers(self, henvendelse: Henvendelse, *, is_open: bool) -> None:
        """Show what is answered, and while they are open only the questions that make sense."""
        if henvendelse.begivenheder:
            self.main_event.set_question(self._events(henvendelse))
        for form in self.forms:
            form.show_of(henvendelse)
        for felt, group in self.groups.items():
            group.set_chosen(chosen(henvendelse, felt))
        self.about.setVisible(is_open and henvendelse.henvender not in (None, "BORGER"))
        self.main_event.setVisible(is_open and len(henvendelse.begivenheder) > 1)

    def _own_rows(self) -> tuple[QWidget, ...]:
        words = self._desk.texts("henvendelse.mere.tilbagekald_nummer")
        number = Labelled(self._desk.look, words, self.number)
        self.number.refused.connect(partial(self._refused, number))
        last = ("hoert_fra", "ellers_gjort", "tryghed_efter", "afbrudt", "usikker_hjaelp")
        return (
            *self.forms,
            number,
            self.groups["tilbagekald_maa"],
            self.about,
            self.main_event,
            *(self.groups[felt] for felt in (*last, "cpr_svar")),
            self.annul,
        )

    def _refused(self, row: Labelled, kode: str) -> None:
        row.set_error(refusal(self._desk, kode))

    def _line(self, felt: str) -> GuardedLine:
        name = self._desk.texts(f"henvendelse.mere.{felt}")
        limit = fritekst.graense("henvendelse", felt)
        return GuardedLine(self._desk.look, name=name, limit=limit)

    def _listed(self, felt: str, liste: str) -> ChoiceGroup:
        title = self._desk.texts(f"henvendelse.mere.{felt}")
        question = question_of(self._desk.codes[liste], self._dag, title=title)
        return ChoiceGroup(self._desk.look, self._desk.texts, question)

    def _scored(self) -> ChoiceGroup:
        """0 to 10; ten has no digit of its own and is reached with the arrows."""
        choices = tuple(Choice(score, score, score if len(score) == 1 else "") for score in SCORE)
        question = Question(self._desk.texts("henvendelse.mere.tryghed_efter"), choices)
        return ChoiceGroup(self._desk.look, self._desk.texts, question, boxes=False)

    def _events(self, henvendelse: Henvendelse) -> Question:
        """Which of the chosen events weighed most (domain.md 2.6.1 hovedbegivenhed)."""
        liste = self._desk.codes["begivenheder"]
        choices = tuple(
            Choice(kode, liste.get(kode).kort, str(number), full=liste.label(kode))
            for number, kode in enumerate(henvendelse.begivenheder[:9], start=1)
        )
        return Question(self._desk.texts("henvendelse.mere.hovedbegivenhed"), choices)


class _AnnulRow(AnswerColumn):
    """The way out of a henvendelse that should not have been."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        self.button = Button(desk.look, desk.texts("henvendelse.annuller.knap"), icon="trash")
        super().__init__(desk.look, self.button)
        self.button.clicked.connect(self.asked)

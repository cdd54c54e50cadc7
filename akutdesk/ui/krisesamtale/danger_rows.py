"""The questions about danger as rows, from the guide; which ones show is a rule of the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import cast

from akutdesk.domain import fritekst
from akutdesk.domain.guide import Spoergsmaal
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question
from akutdesk.ui.guide.ask_row import AskRow
from akutdesk.ui.guide.step_view import quoted
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText
from akutdesk.ui.henvendelse.questions import question_of

THOUGHTS, NOT_ASKED, ASKED = "tanker", "NEJ_FORDI", "spurgt_direkte"
"""The question about thoughts also holds the answer that it was not asked."""

_LONG = frozenset({"holder_mig_i_live"})
_TYPE = Sikkerhedsafklaring.TYPE

Answer = Callable[[str, tuple[str, ...]], None]


@dataclass(frozen=True)
class DangerRows:
    """Rows by field. `groups` are the answers on chips, `texts` the fields to type in."""

    rows: Mapping[str, AskRow]
    groups: Mapping[str, ChoiceGroup]
    texts: Mapping[str, GuardedLine | GuardedText]

    def load(self, svar: Sikkerhedsafklaring) -> None:
        """Show the answers on the chips."""
        for felt, group in self.groups.items():
            group.set_chosen(chosen_of(svar, felt))


def make_rows(
    desk: Desk, guide: Mapping[str, Spoergsmaal], dag: date, answered: Answer
) -> DangerRows:
    """Every row of the guide but the level, which is not an answer of the citizen's."""
    groups: dict[str, ChoiceGroup] = {}
    texts: dict[str, GuardedLine | GuardedText] = {}
    rows: dict[str, AskRow] = {}
    for felt, asked in guide.items():
        if felt in (ASKED, "handleniveau"):
            continue
        if asked.liste:
            groups[felt] = _group(desk, asked, dag, answered)
        else:
            texts[felt] = _field(desk, asked)
        words = quoted(desk.texts, asked.sig) if asked.sig else asked.navn
        answer = groups.get(felt) or texts[felt]
        rows[felt] = AskRow(desk.look, words, answer, note=asked.hjaelp, said=bool(asked.sig))
        rows[felt].keep_right()
    return DangerRows(rows, groups, texts)


def chosen_of(svar: Sikkerhedsafklaring, felt: str) -> tuple[str, ...]:
    """The chosen codes of a question."""
    if felt == THOUGHTS and svar.spurgt_direkte == NOT_ASKED:
        return (NOT_ASKED,)
    value = getattr(svar, felt)
    if isinstance(value, tuple):
        return cast("tuple[str, ...]", value)
    return () if value is None else (str(value),)


def _group(desk: Desk, asked: Spoergsmaal, dag: date, answered: Answer) -> ChoiceGroup:
    many = asked.svar == "flere"
    question = question_of(desk.codes[asked.liste], dag, title=asked.sig or asked.navn, many=many)
    if asked.felt == THOUGHTS:
        question = _with_not_asked(desk, question)
    group = ChoiceGroup(desk.look, desk.texts, question, columns=0, label="none")
    group.changed.connect(partial(answered, asked.felt))
    return group


def _with_not_asked(desk: Desk, question: Question) -> Question:
    code = desk.codes[ASKED].get(NOT_ASKED)
    digit = str(len(question.choices) + 1)
    choice = Choice(NOT_ASKED, code.kort, digit, full=code.label)
    return Question(question.title, (*question.choices, choice))


def _field(desk: Desk, asked: Spoergsmaal) -> GuardedLine | GuardedText:
    limit = fritekst.graense(_TYPE, asked.felt)
    name = asked.sig or asked.navn
    if asked.felt in _LONG:
        return GuardedText(desk.look, name=name, limit=limit)
    return GuardedLine(desk.look, name=name, limit=limit)

"""The questions on chips, with the titles and notes that depend on other answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Question
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.state import FREMMOEDE, MANY_OF, ONE_OF, TELEFON, shown_codes

_LISTS = {**ONE_OF, **MANY_OF}


class ChipRows:
    """One group a question; `groups` by field."""

    def __init__(self, desk: Desk, dag: date) -> None:
        self._desk = desk
        self._dag = dag
        self._titles: dict[str, str] = {}
        self.groups = {felt: self._group(felt) for felt in _LISTS}

    def show_answers(self, henvendelse: Henvendelse, forslag: Mapping[str, str]) -> None:
        """Show answers and suggestions, and ask as this contact is asked about."""
        texts = self._desk.texts
        for felt, group in self.groups.items():
            group.set_chosen(shown_codes(henvendelse, felt, forslag))
        form = henvendelse.form or forslag.get("form", FREMMOEDE)
        who = "henvender" if form == TELEFON else "henvender_her"
        self._name("henvender", texts(f"henvendelse.spoergsmaal.{who}"), "")
        note = texts("henvendelse.ikke_relevant") if "stabilisering" in forslag else ""
        self._name("stabilisering", texts("henvendelse.spoergsmaal.stabilisering"), note)

    def _group(self, felt: str) -> ChoiceGroup:
        question = self._question(felt, self._desk.texts(f"henvendelse.spoergsmaal.{felt}"))
        return ChoiceGroup(self._desk.look, self._desk.texts, question)

    def _question(self, felt: str, title: str, note: str = "") -> Question:
        many = felt in MANY_OF
        if many:
            note = self._desk.texts("henvendelse.flere")
        liste = self._desk.codes[_LISTS[felt]]
        return question_of(liste, self._dag, title=title, many=many, note=note)

    def _name(self, felt: str, title: str, note: str) -> None:
        named = f"{title}\n{note}"
        group = self.groups[felt]
        if self._titles.setdefault(felt, f"{group.question.title}\n") != named:
            self._titles[felt] = named
            group.set_question(self._question(felt, title, note))

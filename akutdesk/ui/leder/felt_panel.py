"""One setting is answered: a line, some lines, or a choice. What is typed stays until it has become something."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.codes import CodeList
from akutdesk.domain.indstilling import LAASETID
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText, put_words, refusal, words_of
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.leder.felter import FLERE, TEKST, VALG, Felt, Indhold, Svar, fejl, staar
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

_TOWNS = "kommune"
_NO_TOWN = frozenset({"0000", "9999"})
_LINES = 6
_GRID = 3
"""Minutes stand as on a telephone: the digit is the number."""


class FeltPanel(FormPanel):
    """A choice of one counts at its digit; the rest with Enter or Ctrl+Enter. Nothing is saved here."""

    HELP: ClassVar[str] = "opsaetning"
    svaret = Signal(tuple)

    def __init__(self, desk: Desk, felt: Felt, navn: str, indhold: Indhold) -> None:
        super().__init__(desk.look, navn, width=680)
        self._desk, self._felt, self._indhold = desk, felt, indhold
        texts = desk.texts
        help_key = f"leder.om.{'sig' if felt.navn else felt.kode}"
        if help_key in texts:
            self.add(Text(desk.look, texts(help_key), size=15, colour="text2"))
        self.group: ChoiceGroup | None = None
        self.field: GuardedLine | GuardedText | None = None
        self._row: Labelled | ChoiceGroup = (
            self._choice(navn) if felt.slags in {VALG, FLERE} else self._words(navn)
        )
        self.add(self._row)
        draft = LooseDraft(
            desk,
            self,
            Place(rid=indhold.enhed.id, felt=f"opsaetning/{felt.kode}", type=indhold.enhed.TYPE),
        )
        if felt.slags == VALG:
            self.set_way_back(texts("leder.tilbage"))
            return
        draft.bind("svar", self.group or self._row_field())
        self.keep_draft(draft)
        self.set_foot(texts("leder.gem"), texts("leder.tilbage"), self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self._row.stop()

    @override
    def on_enter(self) -> None:
        super().on_enter()
        if isinstance(self.field, GuardedLine):
            self.field.selectAll()

    # ---- what one answers in

    def _row_field(self) -> GuardedLine | GuardedText:
        if self.field is None:
            raise TypeError(self._felt.slags)
        return self.field

    def _words(self, navn: str) -> Labelled:
        look, limit = self.look, self._felt.mest
        if self._felt.slags == TEKST:
            self.field = GuardedText(look, name=navn, limit=limit, lines=_LINES)
        else:
            self.field = GuardedLine(look, name=navn, limit=limit)
            self.field.returnPressed.connect(self._finish)
        row = Labelled(look, navn, self.field, label_at="none")
        put_words(self.field, staar(self._felt, self._indhold)[0])
        self.field.refused.connect(partial(self._refused, row))
        return row

    def _choice(self, navn: str) -> ChoiceGroup:
        many = self._felt.slags == FLERE
        liste = self._desk.codes[self._felt.liste]
        if self._felt.liste == _TOWNS:
            question = _of_towns(liste, navn)
        else:
            question = question_of(liste, self._indhold.dag, title=navn, many=many)
        columns = _GRID if self._felt.liste.startswith(LAASETID) else 0
        group = ChoiceGroup(self.look, self._desk.texts, question, columns=columns, label="none")
        self.group = group
        group.set_chosen(tuple(kode for kode in staar(self._felt, self._indhold) if kode))
        if not many:
            group.pressed.connect(self._finish)
        return group

    # ---- answering

    def _refused(self, row: Labelled, kode: str) -> None:
        row.set_error(refusal(self._desk, kode))
        self.refit()

    @property
    def svar(self) -> Svar:
        """What stands in the panel."""
        return self.group.chosen if self.group is not None else (words_of(self._row_field()),)

    def _finish(self, _pressed: str = "") -> None:
        wrong = fejl(self._felt, self.svar, self._indhold)
        if not wrong:
            self.svaret.emit(self.svar)
            return
        least, most = self._felt.spaend
        words = self._desk.texts(f"leder.fejl.{wrong}", fra=least, til=most)
        self._row.set_error(words)
        self._desk.shell.say(words, assertive=True)
        self._row.stop().setFocus()
        self.refit()


def _of_towns(liste: CodeList, title: str) -> Question:
    """A hundred names: those that were chosen stand on chips, the rest behind their letters."""
    towns = tuple(
        Choice(code.kode, code.label) for code in liste.koder if code.kode not in _NO_TOWN
    )
    return Question(title=title, choices=(), many=True, more=towns)

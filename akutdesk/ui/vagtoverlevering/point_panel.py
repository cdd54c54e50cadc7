"""Alt+N and Enter: one item of the handover, in staff's own words. What is typed is kept if the panel closes."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.overleveringspunkt import HUSK, VIGTIG, Overleveringspunkt
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText, words_of
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.vagtoverlevering.state import Punkt

_PLAIN = "ALMINDELIGT"
_DRAFT = "overleveringspunkt"
_LINES = 4


class PointPanel(FormPanel):
    """`made(alias, tekst, vigtighed)`; without a `punkt` it is a new one."""

    HELP: ClassVar[str] = "opfoelgning"

    made = Signal(str, str, object)

    def __init__(self, desk: Desk, punkt: Punkt | None = None) -> None:
        texts, look = desk.texts, desk.look
        key = "nyt_titel" if punkt is None else "ret_titel"
        super().__init__(look, texts(f"vagtoverlevering.punkt.{key}"), width=680)
        self._desk = desk
        self.about = self._line("om")
        self.words = self._text()
        self.mark = self._marks()
        about = Labelled(look, self.about.accessibleName(), self.about, label_at="top")
        self._words_row = Labelled(look, self.words.accessibleName(), self.words, label_at="top")
        self.add(about, self._words_row, self.mark)
        self.set_foot(
            texts("vagtoverlevering.gem"), texts("vagtoverlevering.tilbage"), self._finish
        )
        self._show(punkt)
        draft = LooseDraft(desk, self, self._draft_place(punkt))
        draft.bind("alias", self.about)
        draft.bind("tekst", self.words)
        self.keep_draft(draft)
        self.words.textChanged.connect(self._typed)

    @override
    def first_focus(self) -> QWidget:
        return self.words if self.words.toPlainText() or self.about.text() else self.about

    def _show(self, punkt: Punkt | None) -> None:
        if punkt is None:
            self.mark.set_chosen((HUSK,))
            return
        self.about.setText(punkt.alias)
        self.words.setPlainText(punkt.tekst)
        self.words.to_end()
        self.mark.set_chosen((punkt.vigtighed or _PLAIN,))

    def _draft_place(self, punkt: Punkt | None) -> Place:
        """A draft of its own for each item; a new one has the writer's."""
        rid = self._desk.adgang.bruger
        if punkt is not None and punkt.gemt is not None:
            rid = punkt.gemt.rid
        elif punkt is not None and punkt.kilde is not None:
            rid = punkt.kilde[1]
        return Place(rid=rid, felt=_DRAFT, type=Overleveringspunkt.TYPE)

    def _line(self, felt: str) -> GuardedLine:
        texts = self._desk.texts
        return GuardedLine(
            self.look,
            name=texts(f"vagtoverlevering.punkt.{felt}"),
            limit=fritekst.graense(Overleveringspunkt.TYPE, "alias"),
            hint=texts(f"vagtoverlevering.punkt.{felt}_hjaelp"),
        )

    def _text(self) -> GuardedText:
        limit = fritekst.graense(Overleveringspunkt.TYPE, "tekst")
        name = self._desk.texts("vagtoverlevering.punkt.tekst")
        return GuardedText(self.look, name=name, limit=limit, lines=_LINES)

    def _marks(self) -> ChoiceGroup:
        texts = self._desk.texts
        choices = tuple(
            Choice(kode, texts(f"vagtoverlevering.punkt.{kode}"), str(digit))
            for digit, kode in enumerate((VIGTIG, HUSK, _PLAIN), start=1)
        )
        question = Question(texts("vagtoverlevering.punkt.vigtighed"), choices)
        return ChoiceGroup(self.look, texts, question, columns=3, label="top")

    def _typed(self) -> None:
        self._words_row.set_error("")

    def _finish(self) -> None:
        tekst = words_of(self.words)
        if not tekst.strip():
            self._words_row.set_error(self._desk.texts("vagtoverlevering.punkt.mangler"))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refit()
            return
        chosen = self.mark.chosen[0] if self.mark.chosen else _PLAIN
        self.close_saved()
        self.made.emit(self.about.text(), tekst, None if chosen == _PLAIN else chosen)

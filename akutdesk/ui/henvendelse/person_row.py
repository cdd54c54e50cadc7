"""Whom a henvendelse is about: nobody known, somebody found, or somebody new (mock-up 03, Identitet)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question
from akutdesk.ui.henvendelse.answer_column import AnswerColumn
from akutdesk.ui.henvendelse.finder import Finder
from akutdesk.ui.henvendelse.new_citizen import NewCitizen
from akutdesk.ui.layout import VBox

NOBODY, FIND, NEW, CARD = "ANONYM", "FIND", "NY", "KORT"


class PersonRow(QWidget):
    """A question on chips; under it, while it is needed, the search or the three fields.

    `words` is the text table of the row: "identitet", or "om" for the citizen a relative rings about,
    who is found but never made here.
    """

    nobody = Signal()
    found = Signal(object)
    """A BorgerHit."""
    made = Signal(object)
    """A NyBorger."""
    card_asked = Signal()

    def __init__(self, desk: Desk, *, words: str = "identitet") -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self.hit: BorgerHit | None = None
        self.group = ChoiceGroup(desk.look, desk.texts, self._question())
        self.group.set_chosen((NOBODY,))
        self.finder = Finder(desk)
        self.new = NewCitizen(desk)
        self._finding = AnswerColumn(desk.look, self.finder)
        self._making = AnswerColumn(desk.look, self.new)
        box = VBox(desk.look, self, gap=6)
        for part in (self.group, self._finding, self._making):
            box.addWidget(part)
        self._finding.hide()
        self._making.hide()
        self._connect()

    @property
    def missing(self) -> bool:
        """The row always has an answer."""
        return False

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Stand 4 apart instead of 6."""
        self.group.set_tight(tight)

    def stop(self) -> QWidget:
        """What takes the focus when the row is reached."""
        return self.group.stop()

    def show_hit(self, hit: BorgerHit | None) -> None:
        """Show who it is about."""
        if hit != self.hit:
            self.hit = hit
            self.group.set_question(self._question())
        self._settle()

    def reopen_new(self, text: str, caret: int) -> None:
        """A draft of a new citizen is found: show the fields with it."""
        self._begin_new()
        self.new.restore(text, caret)

    @property
    def is_making(self) -> bool:
        """Whether the fields of a new citizen are open."""
        return not self._making.isHidden()

    def close_panels(self) -> None:
        """Nothing is searched or made; what was typed there goes."""
        self.finder.end()
        self.new.end()
        self._finding.hide()
        self._making.hide()

    def _connect(self) -> None:
        self.group.pressed.connect(self._pressed)
        self.finder.found.connect(self._take)
        self.finder.unknown.connect(self._begin_new)
        self.finder.closed.connect(self._cancel)
        self.new.known.connect(self._take)
        self.new.made.connect(self.made)
        self.new.closed.connect(self._cancel)
        self.finder.resized.connect(self._finding.measure_again)
        self.new.resized.connect(self._making.measure_again)

    def _question(self) -> Question:
        texts, hit = self._desk.texts, self.hit
        table = f"henvendelse.{self._words}."
        named = (hit.navn or texts("henvendelse.uden_navn")) if hit else texts(table + "find")
        choices = [Choice(NOBODY, texts(table + "ingen"), "1"), Choice(FIND, named, "2")]
        if self._words == "identitet":
            choices.append(Choice(NEW, texts("henvendelse.identitet.ny"), "3"))
        if hit is not None:
            choices.append(Choice(CARD, texts("henvendelse.kort"), str(len(choices) + 1)))
        note = texts("henvendelse.er_det") if hit else ""
        return Question(texts(table + "titel"), tuple(choices), note=note)

    def _pressed(self, kode: str) -> None:
        {
            NOBODY: self._nobody,
            FIND: self._begin_find,
            NEW: self._begin_new,
            CARD: self._ask_card,
        }[kode]()

    def _nobody(self) -> None:
        self.close_panels()
        self.nobody.emit()

    def _begin_find(self) -> None:
        self.close_panels()
        self._finding.show()
        self.finder.begin()

    def _begin_new(self, navn: str = "") -> None:
        self.close_panels()
        self._making.show()
        self.new.begin(navn)

    def _ask_card(self) -> None:
        self._settle()
        self.card_asked.emit()

    def _take(self, hit: BorgerHit) -> None:
        self.close_panels()
        self.found.emit(hit)
        self.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self.close_panels()
        self._settle()
        self.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        self.group.set_chosen((FIND,) if self.hit is not None else (NOBODY,))

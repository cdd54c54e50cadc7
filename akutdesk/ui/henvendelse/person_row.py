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
    typed = Signal()
    """Something was typed in the fields of a new citizen."""
    passed = Signal()
    """Somebody was found: the focus goes on, since a digit here would choose somebody else."""
    settled = Signal()
    """It is known who it is: what was typed about somebody new has done its work."""
    card_asked = Signal()

    def __init__(self, desk: Desk, *, words: str = "identitet") -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._hit: BorgerHit | None = None
        self.group = ChoiceGroup(desk.look, desk.texts, self._question())
        self.group.set_chosen((NOBODY,))
        self._finder: Finder | None = None
        self._new: NewCitizen | None = None
        self._typed: tuple[str, int] | None = None
        """What stands in the fields of a new citizen that were left; nothing typed is lost by a choice."""
        self._panel: AnswerColumn | None = None
        """Where the search or the new citizen stands now."""
        self._box = VBox(desk.look, self, gap=6)
        self._box.addWidget(self.group)
        self.group.pressed.connect(self._pressed)

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

    @property
    def new(self) -> NewCitizen | None:
        """The fields of a new citizen, while they are open."""
        return self._new

    def show_hit(self, hit: BorgerHit | None) -> None:
        """Show who it is about."""
        if hit != self._hit:
            self._hit = hit
            self.group.set_question(self._question())
        if self._panel is None:
            self._show_chosen()

    def reopen_new(self, text: str, caret: int) -> None:
        """A draft of a new citizen is found: show the fields with it."""
        self._typed = (text, caret)
        self._begin_new()

    def settle(self) -> None:
        """It is known who it is: nothing is searched or made any more."""
        self._close_panels()
        self._typed = None
        self._show_chosen()
        self.settled.emit()

    def _close_panels(self) -> None:
        finder, new, panel = self._finder, self._new, self._panel
        self._finder = self._new = self._panel = None
        if finder is not None:
            finder.end()
        if new is not None:
            self._typed = new.draft()
            new.end()
        if panel is not None:
            panel.hide()
            panel.deleteLater()

    # ---- the chips

    def _question(self) -> Question:
        texts, hit = self._desk.texts, self._hit
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
            NOBODY: self._choose_nobody,
            FIND: self._begin_find,
            NEW: self._begin_new,
            CARD: self._ask_card,
        }[kode]()

    def _show_chosen(self) -> None:
        self.group.set_chosen((FIND,) if self._hit is not None else (NOBODY,))

    def _choose_nobody(self) -> None:
        self._close_panels()
        self.nobody.emit()

    def _ask_card(self) -> None:
        self._close_panels()
        self._show_chosen()
        self.card_asked.emit()

    # ---- the panels, made when they are asked for

    def _begin_find(self) -> None:
        self._close_panels()
        finder = self._finder = Finder(self._desk)
        finder.found.connect(self._take)
        finder.unknown.connect(self._begin_new)
        finder.closed.connect(self._cancel)
        finder.resized.connect(self._open(finder).measure_again)
        finder.begin()

    def _begin_new(self, navn: str = "") -> None:
        self._close_panels()
        new = self._new = NewCitizen(self._desk)
        new.known.connect(self._take)
        new.made.connect(self.made)
        new.changed.connect(self.typed)
        new.closed.connect(self._cancel)
        new.resized.connect(self._open(new).measure_again)
        new.begin(navn)
        words, caret = self._typed or ("", 0)
        if words and not navn:
            new.restore(words, caret)

    def _open(self, content: QWidget) -> AnswerColumn:
        panel = self._panel = AnswerColumn(self._desk.look, content)
        self._box.addWidget(panel)
        panel.show()
        return panel

    def _take(self, hit: BorgerHit) -> None:
        self.settle()
        self.found.emit(hit)
        self.stop().setFocus(Qt.FocusReason.OtherFocusReason)
        self.passed.emit()

    def _cancel(self) -> None:
        self._close_panels()
        self._show_chosen()
        self.stop().setFocus(Qt.FocusReason.OtherFocusReason)

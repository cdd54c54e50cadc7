"""One piece that somebody else said: its words, whether it leaves, and why not (domain.md 11, no. 11)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.indsigt import Indsigtspost, Tilbageholdt
from akutdesk.reports.indsigtsord import Indsigtsord
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.fields.guarded_line import GuardedLine
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Facts, Heading

MED, TILBAGE = "MED", "TILBAGE"
_LONGEST = 200


class Piece(QWidget):
    """Nothing is chosen before somebody has looked at it."""

    changed = Signal()
    """It has another height."""

    def __init__(self, desk: Desk, post: Indsigtspost, words: Indsigtsord) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._texts = texts
        self.rid = post.record.id
        self._kind = post.record.TYPE
        name = _name_of(post, words)
        heading = Heading(look, name, texts(f"indsigt.kilde.{post.kilde}"))
        said = [(felt, " ".join(parts)) for felt, parts in words.answers(post.record)]
        choices = tuple(
            Choice(kode, texts(f"indsigt.valg.{kode}"), str(digit))
            for digit, kode in enumerate((MED, TILBAGE), 1)
        )
        question = Question(title=texts("indsigt.spoergsmaal", stykke=name), choices=choices)
        self.choice = ChoiceGroup(look, texts, question, columns=0, label="none")
        self.reason = GuardedLine(look, name=texts("indsigt.grund.af", stykke=name), limit=_LONGEST)
        self._why = Labelled(
            look,
            texts("indsigt.grund.navn"),
            self.reason,
            note=texts("indsigt.grund.note"),
            label_at="top",
        )
        rows = VBox(look, self, gap=8)
        for part in (heading, Facts(look, said), self.choice, self._why):
            rows.addWidget(part)
        self.choice.changed.connect(self._chosen)
        self.show_choice()

    def show_choice(self) -> None:
        """The line for a reason stands there only where it is held back."""
        self._why.setVisible(self.choice.chosen == (TILBAGE,))

    @property
    def held(self) -> Tilbageholdt | None:
        """That it does not leave, with the reason as typed; None where it does."""
        if self.choice.chosen != (TILBAGE,):
            return None
        return Tilbageholdt(rid=self.rid, slags=self._kind, grund=self.reason.text().strip())

    def missing(self) -> QWidget | None:
        """Say what is not answered yet; where to answer it."""
        is_bare = self.held is not None and not self.held.grund
        self.choice.set_error("" if self.choice.chosen else self._texts("indsigt.mangler.valg"))
        self._why.set_error(self._texts("indsigt.mangler.grund") if is_bare else "")
        if not self.choice.chosen:
            return self.choice.stop()
        return self.reason if is_bare else None

    def _chosen(self, _codes: object) -> None:
        self.choice.set_error("")
        self.show_choice()
        self.changed.emit()


def _name_of(post: Indsigtspost, words: Indsigtsord) -> str:
    kind = words.kind(post.record.TYPE)
    if not post.versioner:
        return kind
    return words.text("post", slags=kind, tid=words.when(post.versioner[0].tid))

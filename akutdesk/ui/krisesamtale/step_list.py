"""The left pane: the steps with what became of each, and the track of the talk (mock-up 04)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.guide import Trin
from akutdesk.domain.krisesamtale import Krisesamtale, status_for
from akutdesk.ui import keys
from akutdesk.ui.fields import Choice, ChoiceGroup, Question, Row, RowList
from akutdesk.ui.krisesamtale.state import SPRUNGET_OVER, UDFOERT
from akutdesk.ui.layout import Divider, VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look

WIDE = 264
_ROW, _LOW_ROW, _LOW = 40, 36, 720
_FIRST = ("KORT", "FULD", "PAAR")
_UNNUMBERED = " "  # a number that is not seen keeps the words in their column


class StepList(QWidget):
    """Arrows and digits show a step, Enter goes into it. Any order, at any time."""

    shown = Signal(str)
    """The code of a step to show; the focus stays here."""
    entered = Signal(str)
    """Go into the step."""
    track_chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts, codes: Codes) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._codes = codes
        self._steps: Sequence[Trin] = ()
        self._samtale: Krisesamtale | None = None
        self._filling = False
        self._track = ""
        title = texts("krisesamtale.trin")
        self.rows = RowList(look, texts, name=title, ticks_with_space=False)
        question = Question(texts("krisesamtale.samtale"), self._choices(_FIRST))
        self.tracks = ChoiceGroup(look, texts, question, label="none", boxes=False)
        box = self.box = VBox(look, self, margins=(24, 16, 24, 16))
        box.addWidget(Heading(look, title, keys=keys.hint("naeste_rude")))
        box.space(8)
        box.addWidget(self.rows)
        box.space(18)
        box.addWidget(Divider(look))
        box.space(18)
        box.addWidget(Heading(look, texts("krisesamtale.samtale")))
        box.space(8)
        box.addWidget(self.tracks)
        box.addStretch(1)
        self.rows.moved.connect(self._moved)
        self.rows.opened.connect(self._opened)
        self.tracks.changed.connect(self._track_changed)

    def show_tracks(self, offered: tuple[str, ...], chosen: str) -> None:
        """The tracks one can choose, and the one the talk follows."""
        choices = self._choices(offered)
        if choices != self.tracks.question.choices:
            self.tracks.set_question(Question(self.tracks.question.title, choices))
        self._track = chosen
        self.tracks.set_chosen((chosen,))

    def show_steps(self, steps: Sequence[Trin], samtale: Krisesamtale, current: str) -> None:
        """The panels in their order, with what became of each; one of them is on the screen."""
        self._steps, self._samtale = steps, samtale
        self._filling = True
        self.rows.set_rows(self._made_rows())
        self.rows.mark(current)
        self._filling = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit shows that step, as on the paper card."""
        typed = event.text()
        known = [row.id for row in self.rows.rows]
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not modified and typed in known and self.rows.hasFocus():
            self.rows.mark(typed)
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._samtale is not None:
            self._filling = True
            self.rows.set_rows(self._made_rows())
            self._filling = False

    def _made_rows(self) -> tuple[Row, ...]:
        low = self.window().height() < self._look.px(_LOW)
        return tuple(self._row(trin, _LOW_ROW if low else _ROW) for trin in self._steps)

    def _row(self, trin: Trin, high: int) -> Row:
        samtale = self._samtale
        status = status_for(samtale, trin.kode) if samtale else None
        words = self._codes["trin_status"]
        done = status is not None and status.status == UDFOERT
        skipped = status is not None and status.status == SPRUNGET_OVER
        why = ""
        if skipped and status is not None and status.grund:
            reason = self._codes["trin_grund"].label(status.grund).lower()
            over = words.label(SPRUNGET_OVER)
            why = self._texts("krisesamtale.sprunget", status=over, grund=reason)
        return Row(
            trin.kode,
            trin.navn,
            number=trin.kode if trin.kode.isdigit() else _UNNUMBERED,
            right_icon="check" if done else "",
            said=words.label(UDFOERT) if done else "",
            lines=why,
            high=high,
        )

    def _opened(self, kode: object) -> None:
        self.entered.emit(str(kode))

    def _track_changed(self, chosen: tuple[str, ...]) -> None:
        """One cannot be without a track; to take the chosen one away changes nothing."""
        if chosen:
            self.track_chosen.emit(chosen[0])
        else:
            self.tracks.set_chosen((self._track,))

    def _moved(self, kode: object) -> None:
        if not self._filling:
            self.shown.emit(str(kode))

    def _choices(self, offered: tuple[str, ...]) -> tuple[Choice, ...]:
        spor = self._codes["spor"]
        return tuple(Choice(kode, spor.get(kode).kort, full=spor.label(kode)) for kode in offered)

"""The window of the first run: the four steps at the left, one of them on a card, the way on below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.error_summary import ErrorSummary, Missing
from akutdesk.ui.keys import hint
from akutdesk.ui.layout import VBox
from akutdesk.ui.opsaetning.first_run_screen import FirstRunScreen
from akutdesk.ui.opsaetning.step import NARROW_PADDING, PADDING, Step
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

STEPS = 4


class SetupScreen(FirstRunScreen):
    """`videre`: also Ctrl+PgDn; `udskriv` and `afskriv`: Alt+U and Alt+A; `luk`: Esc."""

    HAS_STEPS: ClassVar = True
    """Whether it is one of several steps, which stand at its left."""

    udskriv = Signal()
    afskriv = Signal()
    luk = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, texts)
        self.step: Step | None = None
        self.list = StepList(look, texts)
        self.summary = ErrorSummary(look, texts, title_key="opsaetning.mangler")
        self._above = QWidget()
        self._note = Text(look, "", size=15, colour="text2")
        self._note_below = Text(look, "", size=15, colour="text2")
        """The same where the foot has no room: at the end of the card."""
        self.leave_button = Button(
            look, texts("opsaetning.tilbage"), kind="quiet", keys=hint("luk"), size="bar"
        )
        self.leave_button.hide()
        self._on_card = VBox(look, self.inside)
        self._add_steps()
        for action, signal in (
            ("naeste_trin", self.videre),
            ("udskriv_igen", self.udskriv),
            ("afskriv", self.afskriv),
        ):
            self.on(action, signal.emit)
        self.leave_button.clicked.connect(self.luk)

    def can_leave(self) -> None:
        """Esc leads back to where one came from."""
        self.leave_button.show()
        self.on("luk", self.luk.emit)

    def show_step(self, step: Step, *, number: int, done: Sequence[int]) -> None:
        """Put another step on the card and the cursor in its first field."""
        if self.step is not None:
            self._on_card.removeWidget(self.step)
            self._on_card.removeWidget(self._note_below)
            self.step.hide()
            self.step.deleteLater()
        self.step = step
        self.show_missing(())
        self._on_card.addWidget(step, 1)
        self._on_card.addWidget(self._note_below)
        self.list.show_steps(number, done)
        self.where.setText(self.texts("opsaetning.trin_af", n=number))
        step.show()
        first = step.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_way(self, onward: str, *, back: bool, note: str) -> None:
        """What the main button says, whether there is a way back, and the small print beside them."""
        self.next_button.set_words(onward)
        self.back_button.setVisible(back)
        for words in (self._note, self._note_below):
            words.setText(note)
        self._fit()

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Tell what is missing at the top of the card; nothing missing takes the summary away."""
        self._above.setVisible(bool(missing))
        self.summary.show_missing(missing)

    @override
    def first_focus(self) -> QWidget | None:
        return self.step.first() if self.step is not None else None

    @override
    def fit(self, *, narrow: bool) -> None:
        super().fit(narrow=narrow)
        steps = self.HAS_STEPS and not narrow
        self.list.setVisible(steps)
        self.where.setVisible(self.HAS_STEPS)
        self._note.setVisible(not narrow)
        self._note_below.setVisible(narrow and bool(self._note.text()))
        sides = (12, 12) if narrow else (36 if steps else 48, 48)
        self.middle.set_measures(gap=48, margins=(sides[0], 8 if narrow else 32, sides[1], 0))
        self.foot.set_measures(
            gap=8, margins=(12, 8, 12, 8) if narrow else (376 if steps else 96, 24, 96, 32)
        )
        inside = NARROW_PADDING if narrow else PADDING
        self._above_rows.set_measures(gap=0, margins=(inside, inside // 2, inside, 0))

    def _add_steps(self) -> None:
        """The steps beside the card, the summary at its top, and what else stands in the foot."""
        self.middle.insertWidget(0, self.list, 0, Qt.AlignmentFlag.AlignTop)
        self._above_rows = VBox(self.look, self._above)
        self._above_rows.addWidget(self.summary)
        self._above.hide()
        self._on_card.addWidget(self._above)
        self.foot.insertWidget(2, self.leave_button)
        self.foot.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)


class StepList(QWidget):
    """The four steps: which one is on the card, which are done. One text for a screen reader."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._number = 1
        self._done: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_steps(self, number: int, done: Sequence[int]) -> None:
        """Mark step `number`; those in `done` get a tick."""
        self._number, self._done = number, tuple(done)
        words = [self._spoken(n) for n in range(1, STEPS + 1)]
        self.setAccessibleName(f"{self._texts('opsaetning.trinliste')}: {'. '.join(words)}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(244), self._look.px(48 * STEPS + 24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush, px = Brush(QPainter(self), self._look), self._look.px
        for number in range(1, STEPS + 1):
            here = number == self._number
            done = number in self._done
            area = QRectF(0, px(24 + 48 * (number - 1)), self.width(), px(44))
            if here:
                brush.box(area, fill="sel")
            colour = "on_sel" if here else "text" if done else "text2"
            weight = 600 if here else 400
            middle = area.center().y()
            at = QPointF(px(12), brush.baseline(middle, 16, weight))
            brush.text(at, str(number), Ink(16, 400, colour))
            brush.text(at + QPointF(px(22), 0), self._name(number), Ink(16, weight, colour))
            if done:
                brush.icon(self.width() - px(32), middle, "check", colour=colour, stroke=2)

    def _name(self, number: int) -> str:
        return self._texts(f"opsaetning.trin_{number}")

    def _spoken(self, number: int) -> str:
        done = f", {self._texts('opsaetning.trin_faerdigt')}" if number in self._done else ""
        return f"{number} {self._name(number)}{done}"

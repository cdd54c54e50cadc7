"""The window of the first run: the four steps at the left, one of them on a card, the way on below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.error_summary import ErrorSummary, Missing
from akutdesk.ui.keys import hint
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.opsaetning.step import NARROW_PADDING, PADDING, Step
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.screen import FullScreen
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

STEPS = 4
_NARROW = 900


class SetupScreen(FullScreen):
    """`naeste`: Ctrl+Enter; `forrige`: Ctrl+PgUp; `udskriv` and `afskriv`: Alt+U and Alt+A; `luk`: Esc."""

    TITLE_KEY = "opsaetning.titel"
    SCOPE = "opsaetning"
    HAS_STEPS: ClassVar = True
    """Whether it is one of several steps, which stand at its left."""

    naeste = Signal()
    forrige = Signal()
    udskriv = Signal()
    afskriv = Signal()
    luk = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look)
        self._texts = texts
        self.step: Step | None = None
        self.list = StepList(look, texts)
        self.summary = ErrorSummary(look, texts, title_key="opsaetning.mangler")
        self._above = QWidget()
        self._where = Text(look, "", colour="text2")
        self._note = Text(look, "", size=15, colour="text2")
        self._note_below = Text(look, "", size=15, colour="text2")
        """The same where the foot has no room: at the end of the card."""
        self.next_button = Button(look, "", kind="primary", keys=hint("gem_luk"), size="bar")
        self.back_button = Button(
            look, texts("opsaetning.forrige"), keys=hint("forrige_trin"), size="bar"
        )
        self.leave_button = Button(
            look, texts("opsaetning.tilbage"), kind="quiet", keys=hint("luk"), size="bar"
        )
        self.leave_button.hide()
        self._card = Card(look)
        self._inside = QWidget()
        self._on_card = VBox(look, self._inside)
        self._lay_out()
        look.changed.connect(self._fit)
        for action, signal in (
            ("gem_luk", self.naeste),
            ("naeste_trin", self.naeste),
            ("forrige_trin", self.forrige),
            ("udskriv_igen", self.udskriv),
            ("afskriv", self.afskriv),
        ):
            self.on(action, signal.emit)
        self.next_button.clicked.connect(self.naeste)
        self.back_button.clicked.connect(self.forrige)
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
        self._where.setText(self._texts("opsaetning.trin_af", n=number))
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
    def panes(self) -> tuple[QWidget, ...]:
        return (self._inside, self.next_button)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stand as the width allows at today's text size."""
        narrow = self.width() < self.look.px(_NARROW)
        steps = self.HAS_STEPS and not narrow
        self.list.setVisible(steps)
        self._where.setVisible(self.HAS_STEPS)
        self._note.setVisible(not narrow)
        self._note_below.setVisible(narrow and bool(self._note.text()))
        edge = 12 if narrow else 48
        left = 36 if steps else edge
        self._middle.set_measures(gap=48, margins=(left, 8 if narrow else 32, edge, 0))
        self._head.set_measures(gap=0, margins=(edge, 10 if narrow else 32, edge, 0))
        foot = (edge, 8, edge, 8) if narrow else (376 if steps else 96, 24, 96, 32)
        self._foot.set_measures(gap=8, margins=foot)
        inside = NARROW_PADDING if narrow else PADDING
        self._above_rows.set_measures(gap=0, margins=(inside, inside // 2, inside, 0))

    def _lay_out(self) -> None:
        look = self.look
        rows = VBox(look, self)
        self._head = HBox(look)
        self._head.addWidget(Text(look, self._texts("laas.program"), weight=600, colour="text2"))
        self._head.addStretch(1)
        self._head.addWidget(self._where)
        rows.addLayout(self._head)
        self._middle = HBox(look)
        self._middle.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        card = VBox(look, self._card, margins=(1, 1, 1, 1))
        self._above_rows = VBox(look, self._above)
        self._above_rows.addWidget(self.summary)
        self._above.hide()
        self._on_card.addWidget(self._above)
        card.addWidget(ScrollPane(look, self._inside), 1)
        self._middle.addWidget(self._card, 1)
        rows.addLayout(self._middle, 1)
        self._foot = HBox(look)
        self._foot.addWidget(self.next_button)
        self._foot.addWidget(self.back_button)
        self._foot.addWidget(self.leave_button)
        self._foot.addStretch(1)
        self._foot.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(self._foot)


class Card(QWidget):
    """The card a step stands on."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        Brush(QPainter(self), self._look).box(
            QRectF(self.rect()), radius=10, fill="surface", line="hair"
        )


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

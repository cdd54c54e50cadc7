"""One step of a guide on the screen: what it is for, what to say, what to do in doubt, where to note."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.assets import Texts
from akutdesk.domain.guide import Trin
from akutdesk.ui.fields import ChoiceGroup
from akutdesk.ui.focus import on_focus_moved
from akutdesk.ui.guide.deed import DeedStrip
from akutdesk.ui.guide.doubt import DoubtPanel
from akutdesk.ui.layout import NARROW, NARROW_EDGE, Margins, VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

_MARGINS: Margins = (23, 13, 24, 20)  # the line at the pane's left edge has the 24th
_NARROW_MARGINS: Margins = (NARROW_EDGE, 8, NARROW_EDGE, 16)
_LONGEST = 620
"""A line to say is at most some 60 letters wide, so that it can be read while one listens (ux.md 2.9)."""
_BAR = 3


class _SayLine(Text):
    """A line that is never too long to be read while one listens."""

    def __init__(self, look: Look, text: str, *, size: int) -> None:
        super().__init__(look, text, size=size)
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setMaximumWidth(self._look.px(_LONGEST))


class StepView(QWidget):
    """The words of a step from the top; `add` puts under them where to note.

    The question in focus has a bar at the pane's left edge.
    """

    call_asked = Signal()
    """F12: the numbers, and what to say."""

    def __init__(self, look: Look, texts: Texts, trin: Trin) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self.trin = trin
        self.doubt: DoubtPanel | None = None
        self._stop: DeedStrip | None = None
        self._said: tuple[Text, ...] = ()
        self._led = False
        self.rows = VBox(look, self, margins=_MARGINS)
        self.rows.addWidget(Heading(look, trin.navn, size=22))
        self.rows.space(4)
        purpose = texts("guide.formaal", formaal=trin.formaal)
        self.rows.addWidget(Text(look, purpose, colour="text2"))
        on_focus_moved(self._focus_moved)

    def add_words(self) -> None:
        """What to remember, what to say, and when to stop and act."""
        if self.trin.husk:
            self.add(Heading(self._look, self._texts("guide.husk")), gap=14)
            self._add_lines(self.trin.husk, size=16, gap=6)
        if self.trin.sig:
            self.add(Heading(self._look, self._texts("guide.sig")), gap=14)
            self.add_said()
        self.add_stop()

    def add_said(self, *, gap: float = 6, led: bool = False) -> None:
        """The words to say alone, in their quotation marks.

        `led`: "Sig fx" stands before the first of them, where no heading says that they want no answer here.
        """
        self._led = led
        self._said = self._add_lines(self._lines_to_say(self.trin), size=18, gap=gap)

    def add_stop(self) -> None:
        """When to stop and act, if the step says so."""
        if not self.trin.stop:
            return
        stop = DeedStrip(self._look, self._texts("guide.ring"), calm=True)
        stop.say(self.trin.stop)
        stop.call_asked.connect(self.call_asked)
        self._stop = stop
        self.add(stop, gap=14)

    def add_doubt(self, *, is_open: bool) -> None:
        """Er du i tvivl?, if the step has something to say to that."""
        if self.trin.tvivl:
            panel = DoubtPanel(self._look, self._texts, self.trin.tvivl, is_open=is_open)
            self.doubt = panel
            self.add(panel, gap=14)

    def reword(self, trin: Trin) -> None:
        """The same step in words that fit better, since somebody noted how one talks."""
        words = self._lines_to_say(trin)  # areas are said where they are noted
        for line, said in zip(self._said, words, strict=False):
            line.setText(said)
        if self._stop is not None:
            self._stop.say(trin.stop)
        if self.doubt is not None:
            self.doubt.reword(trin.tvivl)

    def add(self, part: QWidget, *, gap: float = 0) -> None:
        """Put something under what stands there already, `gap` units apart."""
        self.rows.space(gap)
        self.rows.addWidget(part)

    def fill(self) -> None:
        """Keep everything together at the top."""
        self.rows.addStretch(1)

    def _lines_to_say(self, trin: Trin) -> tuple[str, ...]:
        said = [quoted(self._texts, words) for words in trin.sig]
        if self._led and said:
            said[0] = self._texts("guide.sig_linje", ord=said[0])
        return tuple(said)

    def _add_lines(self, lines: tuple[str, ...], *, size: int, gap: float) -> tuple[Text, ...]:
        shown = tuple(_SayLine(self._look, line, size=size) for line in lines)
        for number, line in enumerate(shown):
            self.add(line, gap=4 if number else gap)
        return shown

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(NARROW)
        self.rows.set_measures(gap=0, margins=_NARROW_MARGINS if narrow else _MARGINS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        place = self._in_focus()
        if place is not None:
            bar = QRect(0, place.top(), self._look.px(_BAR), place.height())
            QPainter(self).fillRect(bar, self._look.color("focus"))

    def _in_focus(self) -> QRect | None:
        """Where the question with the focus stands."""
        widget = QApplication.focusWidget()
        if widget is None or not self.isAncestorOf(widget):
            return None
        while widget is not None and not isinstance(widget, ChoiceGroup):
            widget = widget.parentWidget()
        if widget is None:
            return None
        return QRect(widget.mapTo(self, QPoint(0, 0)), widget.size())

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if any(widget is not None and self.isAncestorOf(widget) for widget in (old, new)):
            self.update(0, 0, self._look.px(_BAR), self.height())  # as in a form: only its edge


def quoted(texts: Texts, words: str) -> str:
    """Words to say aloud, in the quotation marks that nothing else has."""
    return texts("guide.ord", ord=words)

"""When a contact was and how long it took, typed: a visit, a message, or a call registered afterwards."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain import henvendelse as rules
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import kalender
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import KeyHint, Labelled, LineField, Tag
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.henvendelse.state import clock_runs, with_time
from akutdesk.ui.henvendelse.tidspunkt import (
    laes_dag,
    laes_klokken,
    laes_minutter,
    seneste,
    tidspunkt,
)
from akutdesk.ui.layout import HBox
from akutdesk.ui.text import Text

_LONGEST = 40
"""Signs of a day, a clock or a number of minutes, however it is put."""


class TimeFields(QWidget):
    """Day, clock and minutes on one line; each is taken when it is left or Enter is pressed."""

    edited = Signal()
    refused = Signal(str, str)
    """An edit was not taken: why, as `GuardedLine` says it, and the name of the field."""
    typed = Signal()
    """A key was pressed in one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        names = [texts(f"henvendelse.tid.{felt}") for felt in ("dag", "klokken", "minutter")]
        made = [GuardedLine(look, name=name, limit=_LONGEST) for name in names]
        self.dag, self.klokken, self.minutter = made
        self.late = Tag(look, texts("henvendelse.tid.efterregistreret"), icon="history")
        row = HBox(look, self, gap=8)
        between = (texts("henvendelse.tid.kl"), "", texts("henvendelse.tid.min"))
        for line, words in zip((self.dag, self.klokken, self.minutter), between, strict=True):
            row.addWidget(line, 3)
            if words:
                row.addWidget(Text(look, words, colour="text2"), 0, Qt.AlignmentFlag.AlignVCenter)
            else:
                row.space(12)
            line.editingFinished.connect(self.edited)
            line.textEdited.connect(self._typed)
            line.refused.connect(partial(self._refused, line))
        row.space(8)
        row.addWidget(self.late)
        row.addStretch(4)
        row.addWidget(KeyHint(look, keys.hint("tid", "henvendelse")))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.minutter)
        self.blame()

    @property
    def lines(self) -> tuple[LineField, ...]:
        """Day, clock, minutes."""
        return (self.dag, self.klokken, self.minutter)

    def _typed(self, _text: str) -> None:
        self.typed.emit()

    def _refused(self, line: LineField, kode: str) -> None:
        if kode:
            self.blame(line)
            self.refused.emit(kode, line.accessibleName())

    def blame(self, *lines: LineField) -> None:
        """Say which of them an error is about; without a word about it, it is the minutes."""
        self._at_fault = lines or (self.minutter,)

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show or take away the red outline where the error is."""
        for line in self.lines:
            line.set_error(wrong and line in self._at_fault)


class TimeRow(Labelled):
    """The row of the form. While the clock runs the minutes are the clock's."""

    timed = Signal(object)
    """The Henvendelse with another time."""

    def __init__(self, desk: Desk) -> None:
        self._fields = TimeFields(desk)
        super().__init__(desk.look, desk.texts("henvendelse.tid.titel"), self._fields)
        self._desk = desk
        self._kalender = kalender(desk.codes)
        self._shown: Henvendelse | None = None
        self._put_there: tuple[str, ...] = ()
        """What the program wrote into the three fields; only other words are taken."""
        self.fault = ""
        """The text that says what cannot be understood; "" while all is well."""
        self._fields.edited.connect(self.take)
        self._fields.refused.connect(self._refused)
        self.typed = self._fields.typed

    def show_time(self, henvendelse: Henvendelse) -> None:
        """Show its start and minutes; a field that is being typed in keeps what stands there."""
        self._shown = henvendelse
        fields, now = self._fields, self._desk.clock.now()
        start = henvendelse.start or now
        minutes = rules.minutter(henvendelse)
        unknown = henvendelse.samtaletid_min is None and not minutes
        words = (
            self._day(start, now),
            self._kalender.klokken(start),
            "" if unknown else str(minutes),
        )
        if not self.fault:
            self._put_there = words
            for line, text in zip(fields.lines, words, strict=True):
                _put(line, text)
        runs = clock_runs(henvendelse)
        fields.minutter.setEnabled(not runs)
        fields.setFocusProxy(fields.dag if runs else fields.minutter)
        hint = self._desk.texts("henvendelse.tid.uret_gaar") if runs else ""
        fields.minutter.setPlaceholderText(hint)
        fields.late.setVisible(rules.efterregistreret(henvendelse, now))

    def focus_time(self) -> None:
        """Put the focus on the minutes, or on the day while the clock runs."""
        fields = self._fields
        target = fields.minutter if fields.minutter.isEnabled() else fields.dag
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        target.selectAll()

    def holds_unseen(self, line: QWidget) -> bool:
        """Whether a line is one of these, and none of them was asked for."""
        return self.isHidden() and self.isAncestorOf(line)

    def _refused(self, kode: str, felt: str) -> None:
        self.set_error(refusal(self._desk, kode, felt))

    def _day(self, start: datetime, now: datetime) -> str:
        day = self._kalender.dato(start)
        if day == self._kalender.dato(now):
            return self._desk.texts("henvendelse.tid.i_dag")
        return self._kalender.kort(day)

    def draft(self) -> tuple[str, int]:
        """What is typed and not taken yet, for a draft."""
        return "\n".join(line.text() for line in self._fields.lines), 0

    def restore(self, text: str) -> None:
        """Take a draft back."""
        for line, words in zip(self._fields.lines, text.split("\n"), strict=False):
            line.setText(words)
        self.take()

    def take(self) -> None:
        """Understand what is typed; what cannot be understood is said, and nothing is changed."""
        shown, typed = self._shown, self._typed()
        if shown is None or (typed == self._put_there and not self.fault):
            return
        now = self._desk.clock.now()
        day, clock = laes_dag(typed[0], now), laes_klokken(typed[1])
        minutes = laes_minutter(typed[2]) if typed[2].strip() else None
        same = typed[:2] == self._put_there[:2]
        instant = seneste if typed[0] == self._put_there[0] else tidspunkt
        start = shown.start if same else day and clock and instant(day, clock, now)
        self.fault = ""
        self._fields.blame()
        if day is None or clock is None:
            self.fault = "henvendelse.tid.forstaar_ikke"
            self._fields.blame(self._fields.dag if day is None else self._fields.klokken)
        elif start is None:
            self.fault = "henvendelse.tid.kommer"
            self._fields.blame(self._fields.dag, self._fields.klokken)
        elif minutes is None and typed[2].strip() and not clock_runs(shown):
            self.fault = "fejl.minutter"
        self.set_error(self._desk.texts(self.fault) if self.fault else "")
        if start is not None and not self.fault:
            self._put_there = typed
            self.timed.emit(with_time(shown, start, minutes))

    def _typed(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self._fields.lines)


def _put(line: LineField, text: str) -> None:
    if not line.hasFocus() and line.text() != text:
        line.setText(text)

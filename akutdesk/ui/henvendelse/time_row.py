"""When a contact was and how long it took, typed: a visit, a message, or a call registered afterwards."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain import henvendelse as rules
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import kalender
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled, LineField, Tag
from akutdesk.ui.henvendelse.state import clock_runs, with_time
from akutdesk.ui.henvendelse.tidspunkt import laes_dag, laes_klokken, laes_minutter, tidspunkt
from akutdesk.ui.layout import HBox
from akutdesk.ui.text import Text


class TimeFields(QWidget):
    """Day, clock and minutes on one line; each is taken when it is left or Enter is pressed."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self.dag = LineField(look, name=texts("henvendelse.tid.dag"))
        self.klokken = LineField(look, name=texts("henvendelse.tid.klokken"))
        self.minutter = LineField(look, name=texts("henvendelse.tid.minutter"))
        self.late = Tag(look, texts("henvendelse.tid.efterregistreret"), icon="history")
        row = HBox(look, self, gap=8)
        between = (texts("henvendelse.tid.kl"), "", texts("henvendelse.tid.min"))
        for line, words in zip((self.dag, self.klokken, self.minutter), between, strict=True):
            row.addWidget(line, 3)
            if words:
                row.addWidget(Text(look, words, colour="text2"))
            else:
                row.space(12)
            line.editingFinished.connect(self.edited)
        row.space(8)
        row.addWidget(self.late)
        row.addStretch(5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.minutter)

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show or take away the red outline of the minutes."""
        self.minutter.set_error(wrong)


class TimeRow(Labelled):
    """The row of the form. While the clock runs the minutes are the clock's."""

    timed = Signal(object)
    """The Henvendelse with another time."""

    def __init__(self, desk: Desk) -> None:
        self._fields = TimeFields(desk)
        note = desk.texts("henvendelse.tid.note")
        super().__init__(desk.look, desk.texts("henvendelse.tid.titel"), self._fields, note=note)
        self._desk = desk
        self._kalender = kalender(desk.codes)
        self._shown: Henvendelse | None = None
        self._fields.edited.connect(self._edited)

    def show_time(self, henvendelse: Henvendelse) -> None:
        """Show its start and minutes; a field that is being typed in keeps what stands there."""
        self._shown = henvendelse
        fields, now = self._fields, self._desk.clock.now()
        start = henvendelse.start or now
        minutes = rules.minutter(henvendelse)
        unknown = henvendelse.samtaletid_min is None and not minutes
        _put(fields.dag, self._day(start, now))
        _put(fields.klokken, self._kalender.klokken(start))
        _put(fields.minutter, "" if unknown else str(minutes))
        runs = clock_runs(henvendelse)
        fields.minutter.setEnabled(not runs)
        words = self._desk.texts("henvendelse.tid.uret_gaar") if runs else ""
        fields.minutter.setPlaceholderText(words)
        fields.late.setVisible(rules.efterregistreret(henvendelse, now))

    def focus_time(self) -> None:
        """Put the focus on the minutes, or on the day while the clock runs."""
        fields = self._fields
        target = fields.minutter if fields.minutter.isEnabled() else fields.dag
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        target.selectAll()

    def _day(self, start: datetime, now: datetime) -> str:
        day = self._kalender.dato(start)
        if day == self._kalender.dato(now):
            return self._desk.texts("henvendelse.tid.i_dag")
        return self._kalender.kort(day)

    def _edited(self) -> None:
        if self._shown is None:
            return
        fields, now = self._fields, self._desk.clock.now()
        day, clock = laes_dag(fields.dag.text(), now), laes_klokken(fields.klokken.text())
        typed = fields.minutter.text().strip()
        minutes = laes_minutter(typed) if typed else None
        if day is None or clock is None:
            self.set_error(self._desk.texts("henvendelse.tid.forstaar_ikke"))
            return
        if typed and minutes is None and fields.minutter.isEnabled():
            self.set_error(self._desk.texts("fejl.minutter"))
            return
        start = tidspunkt(day, clock, now)
        if start is None:
            self.set_error(self._desk.texts("henvendelse.tid.kommer"))
            return
        self.set_error("")
        self._tell(self._same_minute(start), minutes)

    def _same_minute(self, start: datetime) -> datetime:
        """A start that shows as what stood there is the old one, to the second."""
        before = self._shown.start if self._shown else None
        shown = before and before.replace(second=0, microsecond=0) == start
        return before if before is not None and shown else start

    def _tell(self, start: datetime, minutes: int | None) -> None:
        if self._shown is None:
            return
        unchanged = start == self._shown.start and minutes == rules.minutter(self._shown)
        runs = clock_runs(self._shown) and start == self._shown.start
        empty = minutes is None and not rules.minutter(self._shown)
        if not (unchanged or runs or (empty and start == self._shown.start)):
            self.timed.emit(with_time(self._shown, start, minutes))


def _put(line: LineField, text: str) -> None:
    if not line.hasFocus() and line.text() != text:
        line.setText(text)

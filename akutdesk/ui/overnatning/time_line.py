"""A line for a day and a clock time in plain words, as wide as what is written in it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy

from akutdesk.domain.kalender import kalender
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.overnatning.state import laes_tid
from akutdesk.ui.override import override

_LONGEST = 40
_WIDE = 150


class TimeLine(GuardedLine):
    """`tid` is what the words mean, None if they mean no time; what the program wrote itself stays exact."""

    def __init__(self, desk: Desk, *, name: str, hint: str = "") -> None:
        super().__init__(desk.look, name=name, limit=_LONGEST, hint=hint)
        self._desk = desk
        self._put: tuple[str, datetime] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tid(self) -> datetime | None:
        """The instant that is meant."""
        if self._put is not None and self.text() == self._put[0]:
            return self._put[1]
        return laes_tid(self.text(), self._desk.clock.now())

    @property
    def er_tom(self) -> bool:
        """Whether nothing is written."""
        return not self.text().strip()

    def put(self, tid: datetime | None) -> None:
        """Write an instant: the clock alone for today."""
        words = "" if tid is None else said_time(self._desk, tid)
        self._put = None if tid is None else (words, tid)
        self.setText(words)

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        """What the program wrote itself is typed over; what somebody wrote is written on."""
        super().focusInEvent(arg__1)
        if self._put is not None and self.text() == self._put[0]:
            self.selectAll()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDE), super().sizeHint().height())


def said_time(desk: Desk, tid: datetime) -> str:
    """02.14, or with its day 22/11 21.30; the day always where `laes_tid` would take the nearer one."""
    calendar, now = kalender(desk.codes), desk.clock.now()
    clock = calendar.klokken(tid)
    if calendar.dato(tid) == calendar.dato(now):
        return clock
    return desk.texts("overnatning.dag_tid", dag=calendar.dag_maaned(calendar.dato(tid)), tid=clock)

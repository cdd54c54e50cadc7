"""The reports of the selection: each is counted in a job when its topic is opened, and kept until something else is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from akutdesk.domain.statistik import Udvalg
from akutdesk.ui.desk import Desk
from akutdesk.ui.statistik.asking import Asking
from akutdesk.ui.statistik.reading import reporting
from akutdesk.ui.statistik.report_layouts import Reported, reports_of


@dataclass(frozen=True)
class _Told:
    """What was counted for a topic of which selection."""

    emne: str
    lap: int
    reported: Reported


class Reports(QObject):
    """`told` says that a topic asked for is there, `refused` an error."""

    told = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: dict[str, Reported] = {}
        self._lap = 0
        self._asking: Asking[_Told] = Asking(desk, self)
        self._asking.answered.connect(self._keep)
        self._asking.refused.connect(self.refused)

    def forget(self) -> None:
        """Another selection, or other records: nothing that was counted holds any more."""
        self._found.clear()
        self._lap += 1

    def found(self, emne: str) -> Reported | None:
        """A topic's reports, if they are counted."""
        return self._found.get(emne)

    def ask(self, emne: str, shown: Udvalg, mod: Udvalg | None) -> None:
        """Count a topic; one that was asked for before is of no interest any more."""
        desk, lap = self._desk, self._lap
        count = reporting(desk.store, desk.adgang, reports_of(emne), shown=shown, mod=mod)
        self._asking.ask(lambda: _Told(emne, lap, count()))

    def _keep(self, told: _Told) -> None:
        if told.lap == self._lap:
            self._found[told.emne] = told.reported
            self.told.emit(told.emne)

"""Watches how long nobody has touched the desk, and tells when its screen has to lock.

Time is the machine's forward-only clock, so that a
wall clock set back cannot keep a screen open; time asleep counts where the system tells it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from akutdesk.ui.laas.frist import Frister, Skridt, doem
from akutdesk.ui.laas.seconds import boottime, monotonic
from akutdesk.ui.touch import Touch

SOVET_MERE_END = 5.0
"""Seconds asleep that count as a suspend: the full lock falls before the screen comes back (F22)."""


class IdleWatch(QObject):
    """Tells each step once: `varsel`, `skaermlaas`, `fuld_laas`; `rettet` when a key took the warning back."""

    varsel = Signal()
    rettet = Signal()
    skaermlaas = Signal()
    fuld_laas = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        *,
        samtale: Callable[[], bool],
        seconds: Callable[[], float] = boottime,
        awake: Callable[[], float] = monotonic,
    ) -> None:
        """`samtale` answers whether a talk's clock runs; `seconds` and `awake` are clocks, faked in tests."""
        super().__init__(app)
        self._frister = Frister()
        self._samtale = samtale
        self._seconds = seconds
        self._awake = awake
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._last_input = 0.0
        self._slept = 0.0
        self._laast = False
        self._warned = False
        self.touch = Touch(app, self._felt, self)
        self.touch.begin()

    def set_limits(self, frister: Frister) -> None:
        """Other limits from now on; how long nobody has touched the desk goes on being counted."""
        self._frister = frister
        if self._timer.isActive():
            self.look()

    def start(self, *, laast: bool) -> None:
        """Count from now. `laast`: the skaermlaas is on, so that only the full lock is waited for."""
        self._laast = laast
        self._warned = False
        self._slept = self._seconds() - self._awake()
        self._last_input = self._seconds()
        self.look()

    def stop(self) -> None:
        """Nobody is logged in: nothing is left to lock."""
        self._timer.stop()
        self._warned = False

    def look(self) -> None:
        """Judge the stillness so far, tell the step, and set the timer for the next look."""
        if self._has_slept():
            self._timer.stop()
            self.fuld_laas.emit()
            return
        still = self._seconds() - self._last_input
        dom = doem(self._frister, still, samtale=self._samtale(), laast=self._laast)
        self._timer.start(max(1, round(dom.spoerg_igen * 1000)))
        self._tell(dom.skridt)

    def _felt(self, _kind: object) -> None:
        if not self._timer.isActive():
            return
        self._last_input = self._seconds()
        if self._warned:
            self._warned = False
            self.rettet.emit()
            self.look()

    def _tell(self, skridt: Skridt) -> None:
        if skridt is Skridt.VARSEL and not self._warned:
            self._warned = True
            self.varsel.emit()
        elif skridt is Skridt.SKAERMLAAS:
            self.skaermlaas.emit()
        elif skridt is Skridt.FULD_LAAS:
            self._timer.stop()
            self.fuld_laas.emit()

    def _has_slept(self) -> bool:
        slept = self._seconds() - self._awake() - self._slept
        self._slept = self._seconds() - self._awake()
        return slept > SOVET_MERE_END

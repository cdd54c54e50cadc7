"""What lies over the shell: full screens, panels with their veil, and where the focus returns to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from akutdesk.ui.focus import focus_first
from akutdesk.ui.screen import FullScreen, Screen
from akutdesk.ui.theme import Look

if TYPE_CHECKING:
    from akutdesk.ui.overlay import Overlay, Veil


class Layers(QObject):
    """Full screens stand in `stack` above `ground`; panels are children of the window."""

    changed = Signal()
    """Something else is in front."""
    uncovered = Signal()
    """The shell is seen again; its page is to be read again and given the focus."""

    def __init__(
        self, look: Look, window: QWidget, stack: QStackedLayout, *, ground: Callable[[], QWidget]
    ) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._stack = stack
        self._ground = ground
        self._full: list[FullScreen] = []
        self._veils: list[Veil] = []
        self._openers: list[QWidget | None] = []

    @property
    def full(self) -> FullScreen | None:
        """The screen that covers the window now."""
        return self._full[-1] if self._full else None

    @property
    def overlay(self) -> Overlay | None:
        """The panel in front now."""
        return self._veils[-1].overlay if self._veils else None

    def in_front(self) -> tuple[Screen, ...]:
        """Panel and full screen, front first."""
        return tuple(layer for layer in (self.overlay, self.full) if layer is not None)

    def open_overlay(self, overlay: Overlay) -> None:
        """Show a panel and give it the focus."""
        from akutdesk.ui.overlay import Veil

        veil = Veil(self._look, self._window, overlay, QApplication.focusWidget())
        self._veils.append(veil)
        self._dim_once()
        overlay.closed.connect(lambda: self._close(veil))
        overlay.on_enter()
        veil.show()
        veil.raise_()
        veil.fit()
        focus_first(overlay, overlay.first_focus())
        self.changed.emit()

    def close_overlays(self) -> None:
        """Take every panel away, the front one first; one that fails keeps none of the others."""
        with ExitStack() as each:
            for veil in self._veils:
                each.callback(self._close, veil)

    def show_full(self, screen: FullScreen) -> None:
        """Cover the window, whatever goes wrong in a panel: it may be the lock that comes."""
        with ExitStack() as then:
            then.callback(self._cover, screen)
            self.close_overlays()

    def leave_full(self) -> None:
        """Take the covering screen away; the focus returns to where it was."""
        if not self._full:
            return
        self.close_overlays()
        screen, opener = self._full.pop(), self._openers.pop()
        screen.on_leave()
        self._stack.setCurrentWidget(self.full or self._ground())
        self._stack.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        if self._full:
            self._give_back(opener)
        else:
            self.uncovered.emit()
        self.changed.emit()

    def fit(self) -> None:
        """The window has another size."""
        for veil in self._veils:
            veil.resize(self._window.size())

    def _dim_once(self) -> None:
        for veil in self._veils:
            veil.dim(dims=veil is self._veils[-1])

    def _cover(self, screen: FullScreen) -> None:
        self._openers.append(QApplication.focusWidget())
        self._full.append(screen)
        self._stack.addWidget(screen)
        screen.on_enter()
        self._stack.setCurrentWidget(screen)
        focus_first(screen, screen.first_focus())
        self.changed.emit()

    def _close(self, veil: Veil) -> None:
        if veil not in self._veils:
            return
        self._veils.remove(veil)
        self._dim_once()
        try:
            veil.overlay.on_leave()
        finally:
            veil.hide()
            veil.deleteLater()
            self._give_back(veil.opener)
            self.changed.emit()

    def _give_back(self, opener: QWidget | None) -> None:
        if opener is not None and shiboken6.isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)

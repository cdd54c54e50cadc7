"""What may be told of the net: the latest round, how far one is that runs, and the latest events (ux.md 2.15)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from akutdesk.storage.errors import StorageError
from akutdesk.ui.net.journal import Journal

if TYPE_CHECKING:
    from akutdesk.storage.net_state import NetState
    from akutdesk.sync.result import Progress, RoundResult
    from akutdesk.sync.status import Status
    from akutdesk.ui.round_desk import RoundDesk


class Told(QObject):
    """What the pill and the screen ask."""

    rounded = Signal()
    """A round is over."""
    moved = Signal()
    """Something about the net is another now; said at least once a minute."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._desk: RoundDesk | None = None
        self.last: RoundResult | None = None
        self.running: Progress | None = None
        self.has_server = False
        self.journal = Journal()

    def state(self) -> NetState | None:
        """The store's counts as of now; None while everything is closed or the store cannot be read."""
        if self._desk is None:
            return None
        try:
            return self._desk.store.net.state()
        except StorageError:
            return None

    def status(self) -> Status | None:
        """What may be said of the net now; None while everything is closed."""
        state = self.state()
        if state is None or self._desk is None:
            return None
        return self.status_now(state, self._desk.clock.now())

    def status_now(self, state: NetState, now: datetime) -> Status:
        """What may be said with these counts."""
        from akutdesk.sync.status import status_of

        return status_of(state, self.last, now, running=self.running, has_server=self.has_server)

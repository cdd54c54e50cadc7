"""What a round beside the window, to the server or to the second copy, needs of the desk of whoever is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from akutdesk.domain.clock import Clock
    from akutdesk.storage.store import Store
    from akutdesk.ui.changes import Changes
    from akutdesk.ui.jobs import Jobs


class RoundDesk(Protocol):
    """A part of `desk.Desk`, which holds the rounds and so cannot be known to them."""

    @property
    def store(self) -> Store:
        """The open store."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def jobs(self) -> Jobs:
        """Where a round runs."""
        ...

    @property
    def changes(self) -> Changes:
        """Tells of saves."""
        ...

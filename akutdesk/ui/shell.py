"""What a screen may ask of the window around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from akutdesk.domain.record import RecordId
    from akutdesk.ui.head import OpenItem, ShiftLine, Strip
    from akutdesk.ui.overlay import Overlay
    from akutdesk.ui.screen import FullScreen, Screen


class Shell(Protocol):
    """The window as its screens see it."""

    def go(self, route: str, rid: RecordId | None = None) -> None:
        """Show a page, new or as it was left. Raises KeyError for a route that was never given."""
        ...

    def back(self) -> None:
        """Show the page that was seen before this one."""
        ...

    def close_page(self, page: Screen) -> bool:
        """The page is done: put it away for good and show the one before it.

        True if that one holds unfinished work, which was waiting (`kladde.slap`).
        """
        ...

    def open_overlay(self, overlay: Overlay) -> None:
        """Show a panel over the window and give it the focus."""
        ...

    def run(self, action: str) -> None:
        """Do what an action of the key table means with what is in front now."""
        ...

    def show_full(self, screen: FullScreen) -> None:
        """Cover the whole window."""
        ...

    def leave_full(self) -> None:
        """Take the covering screen away; the focus returns to where it was."""
        ...

    def done(self, strip: Strip) -> None:
        """Say above the bottom bar what was done; stays ten seconds and until the next action."""
        ...

    def alarm(self, strip: Strip) -> None:
        """Say under the top bar what cannot go on; stays until `clear`."""
        ...

    def clear(self, name: str) -> None:
        """Take the strip of this name away, wherever it stands."""
        ...

    def say(self, text: str, *, assertive: bool = False) -> None:
        """Tell a screen reader only."""
        ...

    def status_saved(self, text: str) -> None:
        """Show when it was saved; "" shows nothing."""
        ...

    def status_net(self, icon: str, text: str) -> None:
        """Show how it stands with the net; said politely when it changes."""
        ...

    def set_open(self, items: Sequence[OpenItem]) -> None:
        """Show these under ÅBNE, newest first; none hides the list."""
        ...

    def set_shift(self, shift: ShiftLine) -> None:
        """Show shift, day and who writes."""
        ...

    def set_bagvagt(self, navn: str, nummer: str) -> None:
        """Show whom to call in doubt."""
        ...

"""What the parts of the talk's page may ask of the page."""

from __future__ import annotations

from typing import Protocol

from akutdesk.domain.guide import Trin
from akutdesk.ui.krisesamtale.editing import TalkEditing
from akutdesk.ui.krisesamtale.work import TalkWork
from akutdesk.ui.theme import Look


class ShownTalk(Protocol):
    """The talk as it stands on the screen."""

    look: Look
    work: TalkWork
    editing: TalkEditing
    kode: str
    """The panel that is shown."""

    def panel(self, kode: str) -> Trin:
        """The words of a panel in the track of this talk."""
        ...

    def show_step(self, kode: str, *, enter: bool = True) -> None:
        """Show another panel."""
        ...

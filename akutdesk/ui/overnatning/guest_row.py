"""Who is to sleep here: somebody the desk knows, or a name that the brandliste can say (domain.md 2.12)."""

from __future__ import annotations

from PySide6.QtCore import Qt

from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.about_row import AboutRow
from akutdesk.ui.override import override


class GuestRow(AboutRow):
    """`nyt_navn` is the name of somebody who gets a card with the booking; "" where one is chosen."""

    def __init__(self, desk: Desk, nyt_navn: str = "") -> None:
        self.nyt_navn = nyt_navn
        super().__init__(
            desk,
            om="overnatning.om",
            ingen="overnatning.om_ingen",
            mangler="overnatning.mangler_borger",
        )
        self.finder.found.connect(self._known)
        self.finder.unknown.connect(self._new)

    @property
    def navngivet(self) -> bool:
        """Whether somebody is named."""
        return self.hit is not None or bool(self.nyt_navn)

    @property
    @override
    def named(self) -> str:
        return self.nyt_navn or super().named

    @property
    def missing(self) -> bool:
        """Whether a fault stands here; the form marks the row."""
        return not self._error.isHidden()

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """One answer has no rows to move together."""

    def set_error(self, words: str) -> None:
        """Say what is wrong with this guest, at the place; "" takes it away."""
        self._error.setText(words)
        self._error.setVisible(bool(words))
        self.button.setAccessibleDescription(words)
        self.resized.emit()

    def _known(self, _hit: BorgerHit) -> None:
        self.nyt_navn = ""
        self.set_error("")
        self.button.set_words(self.named)

    def _new(self, navn: str) -> None:
        self.hit, self.nyt_navn = None, navn
        self.set_error("")
        self._closed()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

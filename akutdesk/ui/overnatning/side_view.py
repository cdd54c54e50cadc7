"""What stands beside the places: the marked guest, a place without one, or why there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import maa
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import DomainError
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import GaestRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.layout import VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.overnatning.free_pane import FreePane, SentencePane, UnusedPane
from akutdesk.ui.overnatning.guest_pane import GuestPane
from akutdesk.ui.overnatning.reading import is_unused, stay_of
from akutdesk.ui.overnatning.state import Ophold
from akutdesk.ui.vagtbord.rows import words_of
from akutdesk.ui.vagtbord.senge import Seng


class SideView(QWidget):
    """One pane at a time; it stays the same one as long as it is about the same."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.stay: Ophold | None = None
        """The stay that is shown."""
        self.pane: QWidget = QWidget()
        self._about: object = None
        self._box = VBox(desk.look, self)
        self._box.addWidget(self.pane)

    def show_bed(self, bed: Seng | None, place: Enhed) -> None:
        """Show this row of the places; None where the house has none."""
        self.stay = None
        if bed is not None and bed.gaest is not None:
            self._show_guest(bed.gaest, bed.ogsaa, place)
        elif bed is None or is_unused(place):
            may = maa(self._desk.adgang, "SKRIV_OPSAETNING")
            self._put("", lambda: UnusedPane(self._desk, is_leader=may))
        else:
            self._put(bed, lambda: FreePane(self._desk, bed))

    def leave(self) -> None:
        """What is being answered becomes a draft."""
        if isinstance(self.pane, GuestPane):
            self.pane.leave()

    def _show_guest(
        self, gaest: GaestRaekke, others: tuple[GaestRaekke, ...], place: Enhed
    ) -> None:
        desk = self._desk
        try:
            stay = replace(stay_of(desk, place, gaest, desk.clock.now()), ogsaa_her=others)
        except (StorageError, DomainError) as error:
            said = text_of(error, desk.texts) or desk.texts("overnatning.kun_udpegede")
            self._put((gaest.rid, said), lambda: SentencePane(desk, said))
            return
        self.stay = stay
        words = words_of(desk)
        pane = self._put((gaest.rid, stay.nat), lambda: GuestPane(desk, stay, words))
        if isinstance(pane, GuestPane):
            pane.show_stay(stay, words)

    def _put(self, about: object, make: Callable[[], QWidget]) -> QWidget:
        if about == self._about:
            return self.pane
        self.leave()
        old, self._about = self.pane, about
        self.pane = make()
        asked = getattr(self.pane, "asked", None)
        if asked is not None:
            asked.connect(self._desk.shell.run)
        self._box.removeWidget(old)
        self._box.addWidget(self.pane)
        old.hide()
        old.deleteLater()
        return self.pane

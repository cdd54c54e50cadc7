"""Skriv: one large line under the plan, so that both can see what is being written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.layout import VBox
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look

WRITABLE = ("K1", "K3", "K4", "K5", "K6", "K7", "K10", "K11", "K12", "K13", "K14")
"""Sections that one line can be added to."""

_DRAFT = "skriv"
_LONGEST = 2_000
"""Signs of one line."""


class WriteBar(QWidget):
    """Enter adds the line to the section in the heading; the arrows choose another section."""

    written = Signal(str, str)
    moved = Signal(str)
    """Another section is written in."""

    def __init__(self, look: Look, texts: Texts, *, section: str) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._draft: LooseDraft | None = None
        self._nr = section if section in WRITABLE else "K5"
        self._heading = Heading(look, "", "", size=22)
        hint = texts("visning.skriv_hint")
        self.field = GuardedLine(look, name="", limit=_LONGEST, hint=hint, size=28)
        self.field.refused.connect(self._refused)
        self._box = box = VBox(look, self, gap=10)
        box.addWidget(self._heading)
        box.addWidget(self.field)
        self._show_section()

    def keep(self, desk: Desk, rid: RecordId) -> None:
        """Keep a line that is not entered yet as a draft of this plan, which the store has."""
        place = Place(rid=rid, felt=_DRAFT, type=Kriseplan.TYPE)
        self._draft = LooseDraft(desk, self, place)
        self._draft.bind("linje", self.field)

    def restore(self) -> bool:
        """Show a line that was begun before; False if there is none."""
        return self._draft is not None and not self.field.text() and self._draft.restore()

    def flush(self) -> None:
        """Write what stands here, now. Does not raise."""
        if self._draft is not None:
            self._draft.flush()

    def set_edge(self, edge: float) -> None:
        """How far from the window's edges the field stands."""
        self._box.set_measures(gap=10, margins=(edge, 16, edge, 20))

    @property
    def section(self) -> str:
        """The section a line goes into."""
        return self._nr

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = -1 if key == Qt.Key.Key_Up else 1
            at = WRITABLE.index(self._nr) + step
            self._nr = WRITABLE[at % len(WRITABLE)]
            self._show_section()
            self.moved.emit(self._nr)
        event.accept()  # no letter typed here may reach the single keys of the screen

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._look.color("hair"))

    def _enter(self) -> None:
        text = self.field.text()
        if text.strip():
            self.field.clear()
            self.written.emit(self._nr, text)
            if self._draft is not None:
                self._draft.drop()

    def _refused(self, kode: str) -> None:
        """What cannot be kept did not go in; the sentence stands where the help stood."""
        title = self._texts(f"papir.plan.{self._nr.lower()}")
        words = self._texts(f"henvendelse.afvist.{kode}" if kode else "visning.skriv_hjaelp")
        self._heading.set_words(title, words)

    def _show_section(self) -> None:
        title = self._texts(f"papir.plan.{self._nr.lower()}")
        self._heading.set_words(title, self._texts("visning.skriv_hjaelp"))
        self.field.setAccessibleName(self._texts("visning.skriv_felt", **{"del": title}))

"""Whom a task is about: a search that ends in one citizen, or nobody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.henvendelse.finder import Finder
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class AboutRow(QWidget):
    """A button with the name, "ingen" at first; pressing it, or typing on it, opens the search in its place.

    `om`, `ingen` and `mangler` are the texts of its heading, of its button and of its sentence for nobody.
    """

    resized = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        om: str = "opfoelgning.om",
        ingen: str = "opfoelgning.om_ingen",
        mangler: str = "opfoelgning.mangler_borger",
    ) -> None:
        super().__init__()
        self._desk = desk
        self._ingen = ingen
        self.hit: BorgerHit | None = None
        texts, look = desk.texts, desk.look
        self.button = Button(look, "", icon="user")
        self.finder = Finder(desk)
        self._error = Text(look, texts(mangler), size=15, weight=600, colour="err")
        box = VBox(look, self, gap=6)
        box.addWidget(Heading(look, texts(om)))
        for part in (self.button, self.finder, self._error):
            box.addWidget(part)
        self.button.clicked.connect(self.begin)
        self.button.installEventFilter(self)
        self.finder.found.connect(self._found)
        self.finder.closed.connect(self._closed)
        self.finder.resized.connect(self.resized)
        self._error.hide()
        self._settle()

    def show_hit(self, hit: BorgerHit | None) -> None:
        """Show whom it is about now."""
        self.hit = hit
        self._settle()

    def begin(self) -> None:
        """Search for somebody."""
        self._error.hide()
        self.button.hide()
        self.finder.show()
        self.finder.begin()
        self.resized.emit()

    def end(self) -> None:
        """The panel goes: the search is over and logged."""
        self.finder.end()

    def refuse(self) -> None:
        """Say that somebody must be named, and search."""
        self.begin()
        self._error.show()
        self.resized.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A name typed where a name is asked for begins the search; Enter and the space bar press the button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            signs = event.text()
            if signs.strip() and signs.isprintable() and not event.modifiers() & _HELD:
                self.begin()
                self.finder.line.insert(signs)
                return True
        return super().eventFilter(watched, event)

    def _found(self, hit: BorgerHit) -> None:
        self.hit = hit
        self._closed()

    def _closed(self) -> None:
        self.finder.end()
        self._error.hide()
        self._settle()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def named(self) -> str:
        """What the button says."""
        texts, hit = self._desk.texts, self.hit
        return (hit.navn or texts("soeg.uden_navn")) if hit else texts(self._ingen)

    def _settle(self) -> None:
        named = self.named
        self.button.set_words(named)
        self.finder.hide()
        self.button.show()
        self.resized.emit()

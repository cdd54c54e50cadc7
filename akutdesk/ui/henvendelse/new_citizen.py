"""A new citizen in three fields, with those who may be the same person shown under them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.kalender import kalender
from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row
from akutdesk.ui.henvendelse.finder import MOST, hit_row
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.henvendelse.tidspunkt import laes_aar
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.override import override
from akutdesk.ui.soeg.people_search import PeopleSearch
from akutdesk.ui.text import Text

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NONE_OF_THEM = "ny"
"""The row under those who may be the same."""


@dataclass(frozen=True, kw_only=True)
class NyBorger:
    """What is known of somebody new; no more than is needed to recognise them."""

    kaldenavn: str
    foedselsaar: int | None = None
    telefon: str = ""


class NewCitizen(QWidget):
    """Enter in any field makes the citizen; arrow down goes to those who may be the same.

    While somebody may be the same, Enter makes nobody: it goes to them, and a row there says that it is none of them.
    """

    made = Signal(object)
    """A NyBorger."""
    known = Signal(object)
    """The BorgerHit that it turned out to be."""
    closed = Signal()
    changed = Signal()
    """Something was typed."""
    resized = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._people = PeopleSearch(desk)
        self._hits: tuple[BorgerHit, ...] = ()
        texts, look = desk.texts, desk.look
        self.navn = self._line("navn", fritekst.graense("borger", "kaldenavn"))
        self.aar = self._line("aar", 4)
        self.telefon = self._line("telefon", fritekst.graense("borger", "telefon"))
        self._lines = (self.navn, self.aar, self.telefon)
        self._button = Button(look, texts("henvendelse.ny_borger.opret"), keys="Enter")
        self._error = Text(look, "", size=15, weight=600, colour="err")
        self._ask = Text(look, texts("henvendelse.ny_borger.samme"), size=15, colour="text2")
        self.list = MarkedList(desk, texts("henvendelse.ny_borger.samme"))
        self.list.outdent = 0  # its words stand under those of the fields
        fields = HBox(look, gap=8)
        for line, stretch in ((self.navn, 5), (self.aar, 2), (self.telefon, 3)):
            fields.addWidget(line, stretch)
        fields.addWidget(self._button)
        box = VBox(look, self, gap=4)
        box.addLayout(fields)
        for part in (self._error, self._ask, self.list):
            box.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._button.clicked.connect(self._make)
        self.list.installEventFilter(self)
        self.list.opened.connect(self._chosen)

    def begin(self, navn: str = "") -> None:
        """Begin a new citizen, with the name typed already if there is one."""
        self.end()
        self._people.begin()
        self.navn.setText(navn)
        self.navn.setFocus(Qt.FocusReason.OtherFocusReason)
        self.navn.end(False)
        self._search()

    def end(self) -> None:
        """Nothing that was typed here stays."""
        self._people.end()
        for line in self._lines:
            line.clear()
        self._say("")
        self._show(())

    def draft(self) -> tuple[str, int]:
        """What is typed, for a draft: how long name and year are, then all three. "" for nothing."""
        navn, aar, telefon = (line.text() for line in self._lines)
        words = f"{len(navn)} {len(aar)}\n{navn}{aar}{telefon}" if navn or aar or telefon else ""
        return words, self.navn.cursorPosition()

    def restore(self, text: str, caret: int) -> None:
        """Take a draft back. Raises ValueError for a text that is no draft of this."""
        lengths, _, words = text.partition("\n")
        first, second = (int(length) for length in lengths.split(" "))
        self.navn.setText(words[:first])
        self.aar.setText(words[first : first + second])
        self.telefon.setText(words[first + second :])
        self.navn.setCursorPosition(caret)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
            event.accept()
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.type() != QEvent.Type.KeyPress or held != Qt.KeyboardModifier.NoModifier:
            return super().eventFilter(watched, event)
        if watched is self.list:
            return self._key_in_list(key)
        if key in _ENTER:
            self._make()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_Down and self._hits:
            self.list.mark(self._hits[0].rid)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _line(self, felt: str, limit: int) -> GuardedLine:
        words = self._desk.texts(f"henvendelse.ny_borger.{felt}")
        line = GuardedLine(self._desk.look, name=words, limit=limit, hint=words)
        line.installEventFilter(self)
        line.refused.connect(partial(self._edited, line))
        return line

    def _edited(self, line: GuardedLine, _kode: str) -> None:
        """An edit that cannot be kept was not made; every other one takes the last word away."""
        self._say("")
        if line.fault:
            self._blame(line, refusal(self._desk, line.fault, line.accessibleName()))
        self._search()
        self.changed.emit()

    def _make(self) -> None:
        year = laes_aar(self.aar.text(), self._desk.clock.now())
        if not self.navn.text().strip():
            self._refuse(self.navn, "mangler_navn")
        elif year is None and self.aar.text().strip():
            self._refuse(self.aar, "mangler_aar")
        elif self._hits:
            self._ask_first()
        else:
            self._create()

    def _create(self) -> None:
        year = laes_aar(self.aar.text(), self._desk.clock.now())
        ny = NyBorger(kaldenavn=self.navn.text(), foedselsaar=year, telefon=self.telefon.text())
        self.made.emit(ny)

    def _ask_first(self) -> None:
        """No row is marked, so that Enter pressed twice chooses neither somebody else nor somebody new."""
        words = self._desk.texts("henvendelse.ny_borger.vaelg")
        self._ask.setText(words)
        self.list.setCurrentIndex(QModelIndex())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.shell.say(words)
        self.resized.emit()

    def _key_in_list(self, key: Qt.Key) -> bool:
        """Esc goes back to what was typed; everything else is the list's."""
        if key != Qt.Key.Key_Escape:
            return False
        self.navn.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _refuse(self, line: GuardedLine, reason: str) -> None:
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._blame(line, self._desk.texts(f"henvendelse.ny_borger.{reason}"))

    def _blame(self, line: GuardedLine, words: str) -> None:
        line.set_error(True)
        line.setAccessibleDescription(words)
        self._say(words)

    def _say(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))
        if not words:
            for line in self._lines:
                line.set_error(False)
                line.setAccessibleDescription("")
        self.resized.emit()

    def _search(self) -> None:
        if not self._people.is_on:
            return
        typed = self.telefon.text().strip() or self.navn.text().strip()
        self._show(self._people.hits(typed, MOST) if typed else ())

    def _show(self, hits: tuple[BorgerHit, ...]) -> None:
        self._hits = hits
        calendar, typed = kalender(self._desk.codes), self.navn.text()
        rows = [hit_row(self._desk, calendar, hit, typed) for hit in hits]
        if hits:
            words = self._desk.texts("henvendelse.ny_borger.ingen_af_dem", navn=typed.strip())
            rows.append(Row(_NONE_OF_THEM, words, icon="user-plus", high=40))
        self.list.set_rows(rows)
        self.list.setVisible(bool(hits))
        self._ask.setText(self._desk.texts("henvendelse.ny_borger.samme"))
        self._ask.setVisible(bool(hits))
        self.resized.emit()

    def _chosen(self, rid: object) -> None:
        if rid == _NONE_OF_THEM:
            self._create()
            return
        hit = next((one for one in self._hits if one.rid == rid), None)
        if hit is not None:
            self.end()
            self.known.emit(hit)

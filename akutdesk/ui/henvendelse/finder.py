"""Finds a citizen inside the form: the search of the palette, without leaving the talk (ux.md T3)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.announce import announce
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.soeg.match import spans, with_found
from akutdesk.ui.soeg.people_search import PeopleSearch
from akutdesk.ui.text import Text

MOST = 5
"""As many as one can tell apart with somebody waiting (domain.md 10.3)."""
LONGEST = 100

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class Finder(QWidget):
    """A field over at most five citizens. The field keeps the focus; arrows mark, Enter takes.

    It stays while one goes on with the form, until somebody is taken, Esc, or another choice.
    """

    found = Signal(object)
    """The BorgerHit that was taken."""
    unknown = Signal(str)
    """Enter where nobody was found: the name to make a new citizen of."""
    closed = Signal()
    resized = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kalender = kalender(desk.codes)
        self._people = PeopleSearch(desk)
        self._hits: tuple[BorgerHit, ...] = ()
        texts, look = desk.texts, desk.look
        self.line = GuardedLine(
            look,
            name=texts("henvendelse.finder.felt"),
            limit=LONGEST,
            hint=texts("henvendelse.finder.hjaelp"),
        )
        self.list = RowList(look, texts, name=texts("henvendelse.finder.liste"))
        self.list.outdent = 0  # its words stand under those of the field
        self._nobody = Text(look, "", size=15)
        box = VBox(look, self, gap=4)
        for part in (self.line, self.list, self._nobody):
            box.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.line.installEventFilter(self)
        self.line.refused.connect(self._search)
        self.list.opened.connect(self._take)
        self.list.ticked.connect(self._take)

    def begin(self) -> None:
        """Begin a search; the latest citizens stand first."""
        self.end()
        self._people.begin()
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search("")

    def end(self) -> None:
        """The search is over: it is logged, and nothing of it stays on the screen."""
        self._people.end()
        self.line.clear()
        self._show(())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.modifiers() | _PLAIN == _PLAIN:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.list.step(_STEPS[key])
            self._say_marked()
            return True
        if key in _ENTER:
            self._enter()
            return True
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return False

    def _enter(self) -> None:
        if self._hits:
            self._take(self.list.marked)
        elif self.line.text().strip():
            self.unknown.emit(self.line.text().strip())

    def _take(self, rid: object) -> None:
        hit = next((one for one in self._hits if one.rid == rid), None)
        if hit is not None:
            self.end()
            self.found.emit(hit)

    def _search(self, _kode: str) -> None:
        if not self._people.is_on:
            return
        text = self.line.text()
        self._show(self._people.hits(text, MOST))
        nobody = bool(text.strip()) and not self._hits
        words = self._desk.texts("henvendelse.finder.ingen", q=text.strip()) if nobody else ""
        words = refusal(self._desk, self.line.fault) or words
        self._nobody.setText(words)
        self._nobody.setVisible(bool(words))
        self._say_marked()
        self.resized.emit()

    def _show(self, hits: Sequence[BorgerHit]) -> None:
        self._hits = tuple(hits)
        typed = self.line.text()
        self.list.set_rows([hit_row(self._desk, self._kalender, hit, typed) for hit in hits])
        self.list.setVisible(bool(hits))
        if hits:
            self.list.mark(hits[0].rid)
        self._nobody.hide()

    def _say_marked(self) -> None:
        marked = next((row for row in self.list.rows if row.id == self.list.marked), None)
        words = marked.spoken(self._desk.texts) if marked else self._nobody.text()
        self.line.setAccessibleDescription(words)
        announce(self.line, words)


def hit_row(desk: Desk, calendar: Kalender, hit: BorgerHit, typed: str = "") -> Row:
    """A citizen in a list: alias, birth year, and when the last contact was (design.md 8.21)."""
    texts = desk.texts
    facts = [texts("henvendelse.foedt", aar=hit.foedselsaar)] if hit.foedselsaar else []
    if hit.kommunekode and hit.kommunekode in desk.codes["kommune"]:
        facts.append(desk.codes["kommune"].label(hit.kommunekode))
    last = calendar.dag_maaned(calendar.dato(hit.sidst)) if hit.sidst else ""
    navn = with_found(hit.navn or texts("henvendelse.uden_navn"), hit.fuldt_navn, typed)
    return Row(
        hit.rid,
        navn,
        aside=" · ".join(facts),
        right=texts("henvendelse.finder.sidst", dag=last) if last else "",
        bold=spans(navn, typed),
        high=40,
    )

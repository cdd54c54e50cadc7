"""The top bar: title, whom it is about, the talk's clock, search and lock; 56 high."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.painted import PersonBand, TalkClock
from akutdesk.ui.head import Head, Talk
from akutdesk.ui.layout import Divider, HBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look

HIGH = 57  # 56 and the hairline under it
_GIVING_WAY = ((False, False), (True, False), (True, True))
"""Whether search and lock stand without words, step by step."""
_ANY_WIDTH = 16_777_215  # Qt's own largest


class TopBar(QWidget):
    """Shows a page's `Head`; its buttons only say that they were pressed."""

    search_pressed = Signal()
    lock_pressed = Signal()
    clock_pressed = Signal(str)
    """`ur_stop` or `ur_start`."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._head = Head(title="")
        self._narrow = False
        self._running = True
        self._now: datetime | None = None
        self._title = Heading(look, "", size=22)
        self._lines = (Divider(look, vertical=True), Divider(look, vertical=True))
        self._person = PersonBand(look)
        self._talk = QWidget()
        self._clock = TalkClock(look)
        self._stop = Button(look, texts("skal.stop_ur"), size="tight", icon="player-stop")
        self.search = Button(
            look,
            texts("skal.soeg"),
            kind="search",
            icon="search",
            keys=keys.hint("soeg"),
            size="search",
        )
        lock_key = keys.hint("laas")
        self.lock = Button(look, texts("skal.laas"), kind="quiet", icon="lock", keys=lock_key)
        self._box = HBox(look, self)
        self._fill()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search.clicked.connect(self.search_pressed)
        self.lock.clicked.connect(self.lock_pressed)
        self._stop.clicked.connect(self._stop_pressed)
        look.changed.connect(self._measure)
        self._measure()
        self.show_head(self._head)

    def _fill(self) -> None:
        talk = HBox(self._look, self._talk, gap=14)
        talk.addWidget(self._clock)
        talk.addWidget(self._stop)
        about = self._about = HBox(self._look, gap=20)
        for part in (self._title, self._lines[0], self._person, self._lines[1], self._talk):
            about.addWidget(part)
        self._box.addLayout(about)
        self._box.addStretch(1)
        self._box.space(12)
        self._box.addWidget(self.search)
        self._box.space(8)
        self._box.addWidget(self.lock)

    def show_head(self, head: Head) -> None:
        """Show another title, person and talk."""
        self._head = head
        self._title.set_words(head.title, head.note)
        self._person.setVisible(head.person is not None)
        self._lines[1].setVisible(head.person is not None and head.talk is not None)
        self._lines[0].setVisible(head.person is not None or head.talk is not None)
        if head.person is not None:
            crowded = self._narrow and head.talk is not None
            self._person.set_person(head.person.navn, "" if crowded else head.person.facts)
        self._talk.setVisible(head.talk is not None)
        self._stop.setVisible(head.talk_button)
        self._fit()

    def tick(self, now: datetime) -> None:
        """Show the talk's clock as it is now."""
        self._now = now
        talk = self._head.talk
        if talk is None:
            return
        before = self._clock.sizeHint()
        self._clock.set_talk(
            shown_clock(self._texts, talk, now), note=self._note(talk), running=talk.running
        )
        if self._clock.sizeHint() != before:
            self._fit()
        if talk.running != self._running:
            self._running = talk.running
            self._show_stop()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Short words, for a window below 900 units."""
        self._narrow = narrow
        self.search.set_words(self._texts("skal.soeg_kort" if narrow else "skal.soeg"))
        self._title.set_size(18 if narrow else 22)
        self._clock.set_size(18 if narrow else 22)
        self.show_head(self._head)
        self._show_stop()
        self._measure()
        if self._now is not None:
            self.tick(self._now)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("surface"))
        bottom = self.height() - 1
        painter.fillRect(0, bottom, self.width(), 1, self._look.color("hair"))

    def _show_stop(self) -> None:
        icon = "player-stop" if self._running else "player-play"
        self._stop.set_words(self._texts("skal.stop_ur" if self._running else "skal.start_ur"))
        self._stop.set_icon("" if self._narrow else icon)

    def _note(self, talk: Talk) -> str:
        beside_person = self._head.person is not None
        if self._narrow or beside_person or not self._head.talk_button:
            return ""
        return self._texts("skal.samtale" if talk.running else "skal.uret_stoppet")

    def _stop_pressed(self) -> None:
        talk = self._head.talk
        if talk is not None:
            self.clock_pressed.emit("ur_stop" if talk.running else "ur_start")

    def _fit(self) -> None:
        """Give way where there is no room; title and name stay whole.

        The person's facts shorten by themselves, then the search loses its words, then the lock.
        """
        words = self._look.width(self._head.title, 18 if self._narrow else 22, 600)
        self._title.setMinimumWidth(round(words) + 1)
        for bare_search, bare_lock in _GIVING_WAY:
            wide = 36 if bare_search else 138 if self._narrow else 232
            self.search.set_icon_only(bare_search)
            self.search.setFixedWidth(self._look.px(wide))
            self.lock.set_icon_only(bare_lock)
            self._about.invalidate()  # a row in a row keeps an old width until the next turn
            self._box.invalidate()
            if self._box.minimumSize().width() <= self.width():
                break
        self._keep_right()

    def _keep_right(self) -> None:
        """Without room for its key the lock is as wide as its words, and ends where the page does."""
        self.lock.setMaximumWidth(_ANY_WIDTH)
        self._about.invalidate()
        self._box.invalidate()
        if self._box.sizeHint().width() > self.width():
            self.lock.setMaximumWidth(self.lock.minimumSizeHint().width())

    def _measure(self) -> None:
        px = self._look.px
        self.setFixedHeight(px(56) + 1)
        for line in self._lines:
            line.setFixedHeight(px(20))
        self._fit()
        edge = 16 if self._narrow else 24  # the lock has 10 of its own air
        self._box.set_measures(gap=0, margins=(edge, 10, edge - 10, 11))


def shown_clock(texts: Texts, talk: Talk, now: datetime) -> str:
    """A talk's time as the desk writes it: 14:07 while it runs, 14 min afterwards."""
    shown = talk.shown(now)
    return shown if talk.running else texts("skal.minutter", n=shown)

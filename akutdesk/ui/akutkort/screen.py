"""The card over the whole window: numbers left, words right. The same screen locked and unlocked (mock-up 08)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.akutkort.isbar_view import IsbarView
from akutdesk.ui.akutkort.number_list import LOW_ROW, ROW, NumberList
from akutdesk.ui.akutkort.state import Kort
from akutdesk.ui.fields import Button, StripView
from akutdesk.ui.head import Strip
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.screen import APPEARANCE, FullScreen
from akutdesk.ui.shell import Shell
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

SCOPE = "akutkort"
_TOP = 56
_NARROW = 900
_WIDE_EDGE, _NARROW_EDGE = 48, 16
_OUT = 12


class _Foot(QWidget):
    """Reaches outside the text, so that a marked row in it is not cut."""

    outdent = _OUT


class AkutkortScreen(FullScreen):
    """Shows a Kort. Esc closes it; a ringing phone and the lock go on to what lies behind."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "akutkort"
    TITLE_KEY: ClassVar[str] = "akutkort.titel"
    GROUND: ClassVar[str] = "surface"
    PASSES: ClassVar[frozenset[str] | None] = APPEARANCE | {"hjaelp", "naeste_rude", "forrige_rude"}

    def __init__(self, look: Look, texts: Texts, shell: Shell, make: Callable[[], Kort]) -> None:
        """`make` gives what is to be shown now."""
        super().__init__(look)
        self.texts = texts
        self.shell = shell
        self._make = make
        self.numbers = NumberList(look, name=texts("akutkort.numre"))
        self._heading = Heading(look, texts("akutkort.ring_ud"), size=22)
        self._about = Text(look, "", size=15, colour="text2")
        self.isbar = IsbarView(look, name=texts("akutkort.ring_ud"), gap=texts("akutkort.hul"))
        self._again = Text(look, "", weight=600)
        self.foot = _Foot()
        self.foot_rows = VBox(look, self.foot, gap=12, margins=(_OUT, 0, _OUT, 15))
        self.foot.hide()
        self._rule = Text(look, "", size=15, colour="text2")
        self._build()
        self.on("luk", shell.leave_full)
        self.on("akutkort", self._stay)
        for action in ("opkald", "kort_opkald", "laas"):
            self.on(action, partial(self._leave_for, action))

    # ---- what the window asks

    @override
    def first_focus(self) -> QWidget:
        return self.numbers

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.numbers, self.isbar)

    @override
    def on_enter(self) -> None:
        self.show_card()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self._top.geometry().bottom() + 1
        QPainter(self).fillRect(0, line, self.width(), 1, self.look.color("hair"))

    # ---- what is shown

    def show_card(self) -> None:
        """Show numbers and words as they are now."""
        card = self._make()
        self.numbers.set_numbers(card.numre)
        self._about.setText(card.om)
        self.isbar.set_lines(card.sagt)
        self._again.setText(card.gentag)
        self._rule.setText(card.navneregel)

    def warn(self, words: str) -> None:
        """Say something above everything else, such as that this is a practice."""
        self._rows.insertWidget(
            0, StripView(self.look, Strip("kort", "warn", words, icon="phone-off"))
        )

    def _stay(self) -> None:
        """F12 on the card: it is here already."""

    def _leave_for(self, action: str) -> None:
        self.shell.leave_full()
        self.shell.run(action)

    # ---- parts

    def _build(self) -> None:
        look = self.look
        self._top = QWidget()
        self._head = HBox(look, self._top)
        title = Heading(
            look, self.texts("akutkort.titel"), self.texts("akutkort.undertitel"), size=22
        )
        self._head.addWidget(title, 1)
        close = Button(look, self.texts("akutkort.luk"), keys=keys.hint("luk"))
        close.clicked.connect(self.shell.leave_full)
        self._head.addWidget(close)
        left, right = QWidget(), QWidget()
        self._left = VBox(look, left)
        self._left.addWidget(self.numbers)
        self._left.addStretch(1)
        self._right = VBox(look, right)
        self._fill_right()
        self._rows = rows = VBox(look, self)
        rows.addWidget(self._top)
        rows.space(1)
        self.both = TwoPanes(look, left, right, colours=("", "bg"))
        rows.addWidget(self.both, 1)
        look.changed.connect(self._measure)
        self._measure()

    def _fill_right(self) -> None:
        rows = self._right
        rows.addWidget(self._heading)
        rows.space(4)
        rows.addWidget(self._about)
        rows.space(18)
        rows.addWidget(self.isbar)
        rows.space(19)
        rows.addWidget(Divider(self.look))
        rows.space(16)
        rows.addWidget(self._again)
        rows.space(14)
        rows.addWidget(self.foot)
        rows.addWidget(self._rule)
        rows.addStretch(1)

    def _measure(self) -> None:
        """Edges and rows by the room there is: another text size is another room, as another window is."""
        px = self.look.px
        self._top.setFixedHeight(px(_TOP))
        needed = px(_TOP + 1 + 16 + ROW * max(1, len(self.numbers.numbers)))
        self.numbers.set_row_high(ROW if self.height() >= needed else LOW_ROW)
        edge = _NARROW_EDGE if self.width() < px(_NARROW) else _WIDE_EDGE
        self._head.set_measures(gap=16, margins=(edge, 10, edge, 10))
        self._left.set_measures(gap=0, margins=(edge, 15, edge, 0))
        inner = _NARROW_EDGE if edge == _NARROW_EDGE else 40
        self._right.set_measures(gap=0, margins=(inner, 23, edge, 24))

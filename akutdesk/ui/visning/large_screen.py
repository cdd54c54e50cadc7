"""A screen to read from in large print: one line at the top, pages to turn, a few large buttons (ux.md 2.18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.button import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.screen import FullScreen
from akutdesk.ui.text import Text
from akutdesk.ui.visning.page_mark import PageMark
from akutdesk.ui.visning.plan_view import PlanView

BACK = "vis_borger"
"""The action that leads here from a page, and back."""
_EDGE, _NARROW_EDGE = 96, 24
_NARROW = 900  # below this width of the window in units the margins shrink


class LargeScreen(FullScreen):
    """Space and PgDn turn the page. Palette and text size are its own and go back afterwards."""

    GROUND: ClassVar[str] = "surface"
    PAGE_KEY: ClassVar[str] = "visning.side_navn"
    """How the page is told to a screen reader."""

    def __init__(self, desk: Desk, view: PlanView, *, about: str) -> None:
        """`about` is the line at the top."""
        super().__init__(desk.look)
        self._desk = desk
        self._before = (desk.look.palette, desk.look.percent)
        self.view = view
        self.page_mark = PageMark(desk.look)
        self._top_line = Text(desk.look, about, size=18, colour="text2")
        self._top, self._foot = QWidget(), QWidget()
        self._box = VBox(desk.look, self)
        self._build(keys.hint(BACK, self.SCOPE))
        view.turned.connect(self._show_page)
        desk.look.changed.connect(self._set_edges)
        desk.look.changed.connect(self._show_palette)
        self._show_palette()
        self.on(BACK, desk.shell.leave_full)
        for action in ("opkald", "kort_opkald", "akutkort", "laas"):
            self.on(action, partial(self._leave_for, action))

    # ---- what the window asks

    @override
    def first_focus(self) -> QWidget:
        return self.page_mark

    @override
    def on_enter(self) -> None:
        self._before = (self.look.palette, self.look.percent)

    @override
    def on_leave(self) -> None:
        palette, percent = self._before
        self.look.set_palette(palette)
        self.look.set_percent(percent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        do = self.single_keys.get(Qt.Key(event.key())) if plain else None
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_edges()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, px = QPainter(self), self.look.px
        hair = self.look.color("hair")
        top = self._top.height()
        foot = self.height() - (self._foot.height() if self._foot.isVisible() else 0)
        painter.fillRect(0, 0, self.width(), top - 1, self.look.color("bg"))
        painter.fillRect(0, top - 1, self.width(), px(1), hair)
        painter.fillRect(0, foot, self.width(), px(1), hair)

    # ---- what it does

    @property
    def single_keys(self) -> dict[Qt.Key, Callable[[], None]]:
        """Keys without a modifier."""
        return {
            Qt.Key.Key_Space: lambda: self.view.turn(1),
            Qt.Key.Key_PageDown: lambda: self.view.turn(1),
            Qt.Key.Key_PageUp: lambda: self.view.turn(-1),
            Qt.Key.Key_D: self.look.toggle_day_night,
        }

    def _leave_for(self, action: str) -> None:
        """A phone rings, or help is needed: the screen is left before anything else appears."""
        self._desk.shell.leave_full()
        self._desk.shell.run(action)

    # ---- what is shown

    def _show_page(self) -> None:
        number, count = self.view.at + 1, self.view.count
        where = self._desk.texts("visning.side", nr=number, antal=count)
        name = self._desk.texts(self.PAGE_KEY, nr=number, antal=count)
        changed = where != self.page_mark.text()
        self.page_mark.show_page(where, name=name, words=self.view.words)
        if changed:
            self._desk.shell.say(name)

    def _show_palette(self) -> None:
        day = self.look.palette == "dag"
        words = self._desk.texts("visning.moerk") if day else self._desk.texts("visning.lys")
        self._palette.set_words(words)
        self._palette.set_icon("moon" if day else "sun")

    # ---- parts

    def leading_buttons(self) -> Sequence[Button]:
        """Those before the two that every such screen has."""
        return ()

    def before_foot(self) -> Sequence[QWidget]:
        """What stands between the page and the buttons."""
        return ()

    def large_button(
        self, words: str, do: Callable[[], None], *, icon: str, hint: str, kind: str = "second"
    ) -> Button:
        """One of the buttons at the foot."""
        button = Button(self.look, words, kind=kind, icon=icon, keys=hint, size="start")
        button.clicked.connect(do)
        return button

    def _build(self, closed_by: str) -> None:
        look, texts = self.look, self._desk.texts
        back = Button(look, texts("visning.tilbage"), keys=closed_by, size="bar")
        back.clicked.connect(self._desk.shell.leave_full)
        larger = self.large_button(
            texts("visning.stoerre"), look.larger, icon="zoom-in", hint=keys.hint("stoerre")
        )
        self._palette = self.large_button(
            texts("visning.moerk"), look.toggle_day_night, icon="moon", hint="D"
        )
        self._top_row = top = HBox(look, self._top)
        middle = Qt.AlignmentFlag.AlignVCenter
        top.addWidget(self._top_line, 1, middle)
        top.addWidget(back)
        self._foot_row = foot = HBox(look, self._foot)
        for button in (*self.leading_buttons(), larger, self._palette):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.page_mark, 0, middle)
        self._box.addWidget(self._top)
        self._box.addWidget(self.view, 1)
        for part in self.before_foot():
            self._box.addWidget(part)
        self._box.addWidget(self._foot)

    def set_edges(self, edge: int) -> None:
        """The margins at the sides, in units."""
        self._top_row.set_measures(gap=16, margins=(edge, 12, edge, 13))
        self._foot_row.set_measures(gap=12, margins=(edge, 20, edge, 20))

    def _set_edges(self) -> None:
        self.set_edges(_NARROW_EDGE if self.width() < self.look.px(_NARROW) else _EDGE)

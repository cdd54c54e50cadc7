"""V12, F11: the screen that is turned towards the citizen. Only the plan, and nothing else (ux.md 2.18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.button import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.screen import FullScreen
from akutdesk.ui.text import Text
from akutdesk.ui.visning.content import blocks
from akutdesk.ui.visning.page_mark import PageMark
from akutdesk.ui.visning.plan_view import PlanView
from akutdesk.ui.visning.state import possessive
from akutdesk.ui.visning.write_bar import WriteBar

_EDGE, _NARROW_EDGE = 96, 24
_NARROW = 900  # below this width of the window in units the margins shrink


class BorgerScreen(FullScreen):
    """Shows a plan; with `write` one can add lines to it, one large line at a time.

    Palette and text size are the citizen's while the screen is turned, and go back afterwards.
    """

    TITLE_KEY: ClassVar[str] = "visning.titel"
    GROUND: ClassVar[str] = "surface"

    def __init__(
        self,
        desk: Desk,
        plan: Callable[[], Kriseplan],
        may_print: Callable[[Kontakt], bool],
        *,
        write: Callable[[str, str], None] | None = None,
        section: str = "",
    ) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._plan = plan
        self._may_print = may_print
        self._write = write
        self._before = (desk.look.palette, desk.look.percent)
        texts = desk.texts
        self.view = PlanView(desk.look, texts)
        self.view.turned.connect(self._show_page)
        self.writer = WriteBar(desk.look, texts, section=section)
        self.writer.hide()
        self._top_line = Text(desk.look, _about(self._plan(), texts), size=18, colour="text2")
        self.page_mark = PageMark(desk.look)
        self._buttons = self._make_buttons()
        self._build()
        self._connect()

    # ---- what the window asks

    @override
    def first_focus(self) -> QWidget:
        return self.page_mark if self.writer.isHidden() else self.writer.field

    @override
    def on_enter(self) -> None:
        self._before = (self.look.palette, self.look.percent)
        self._show_plan()
        if self.writer.restore() and self.writer.isHidden():
            self._toggle_writing()

    @override
    def on_leave(self) -> None:
        self.writer.flush()
        palette, percent = self._before
        self.look.set_palette(palette)
        self.look.set_percent(percent)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        do = self._single_keys.get(Qt.Key(event.key())) if plain else None
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

    # ---- actions

    @property
    def _single_keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_Space: lambda: self.view.turn(1),
            Qt.Key.Key_PageDown: lambda: self.view.turn(1),
            Qt.Key.Key_PageUp: lambda: self.view.turn(-1),
            Qt.Key.Key_D: self.look.toggle_day_night,
            Qt.Key.Key_S: self._toggle_writing,
        }

    def _toggle_writing(self) -> None:
        if self._write is None:
            return
        writing = self.writer.isHidden()
        self.writer.setVisible(writing)
        self._foot.setVisible(not writing)  # its keys are letters now
        if writing:
            self.view.follow_block(self.writer.section)
        (self.writer.field if writing else self.page_mark).setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, nr: str, text: str) -> None:
        if self._write is not None:
            self._write(nr, text)
            self._show_plan()
            self.view.follow_block(nr)

    def _close(self) -> None:
        if self.writer.isHidden():
            self._desk.shell.leave_full()
        else:
            self._toggle_writing()

    def _leave_for(self, action: str) -> None:
        """A phone rings, or help is needed: the screen is turned back before anything else appears."""
        self._desk.shell.leave_full()
        self._desk.shell.run(action)

    # ---- what is shown

    def _show_plan(self) -> None:
        parts = blocks(self._plan(), self._desk.texts, self._may_print)
        self.view.show_plan(parts)

    def _show_page(self) -> None:
        number, count = self.view.at + 1, self.view.count
        where = self._desk.texts("visning.side", nr=number, antal=count)
        name = self._desk.texts("visning.side_navn", nr=number, antal=count)
        changed = where != self.page_mark.text()
        self.page_mark.show_page(where, name=name, words=self.view.words)
        if changed:
            self._desk.shell.say(name)

    def _show_palette(self) -> None:
        day = self.look.palette == "dag"
        words = self._desk.texts("visning.moerk") if day else self._desk.texts("visning.lys")
        self._buttons[2].set_words(words)
        self._buttons[2].set_icon("moon" if day else "sun")

    # ---- parts

    def _make_buttons(self) -> Sequence[Button]:
        texts = self._desk.texts
        rows = (
            (texts("visning.skriv"), "primary", "pencil", "S", self._toggle_writing),
            (texts("visning.stoerre"), "second", "zoom-in", keys.hint("stoerre"), self.look.larger),
            (texts("visning.moerk"), "second", "moon", "D", self.look.toggle_day_night),
        )
        buttons: list[Button] = []
        for text, kind, icon, hint, do in rows:
            button = Button(self.look, text, kind=kind, icon=icon, keys=hint, size="start")
            button.clicked.connect(do)
            buttons.append(button)
        if self._write is None:
            buttons[0].hide()  # showing a button without a parent would open a window of its own
        return buttons

    def _build(self) -> None:
        look = self.look
        self._top, self._foot = QWidget(), QWidget()
        back = Button(
            look, self._desk.texts("visning.tilbage"), keys=keys.hint("vis_borger"), size="bar"
        )
        back.clicked.connect(self._desk.shell.leave_full)
        self._top_row = top = HBox(look, self._top)
        middle = Qt.AlignmentFlag.AlignVCenter
        top.addWidget(self._top_line, 1, middle)
        top.addWidget(back)
        self._foot_row = foot = HBox(look, self._foot)
        for button in self._buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.page_mark, 0, middle)
        box = VBox(look, self)
        box.addWidget(self._top)
        box.addWidget(self.view, 1)
        box.addWidget(self.writer)
        box.addWidget(self._foot)

    def _set_edges(self) -> None:
        edge = _NARROW_EDGE if self.width() < self.look.px(_NARROW) else _EDGE
        self._top_row.set_measures(gap=16, margins=(edge, 12, edge, 13))
        self._foot_row.set_measures(gap=12, margins=(edge, 20, edge, 20))
        self.writer.set_edge(edge)

    def _connect(self) -> None:
        self.look.changed.connect(self._set_edges)
        self.writer.written.connect(self._written)
        self.writer.moved.connect(self.view.follow_block)
        self.look.changed.connect(self._show_palette)
        self._show_palette()
        self.on("vis_borger", self._desk.shell.leave_full)
        self.on("luk", self._close)
        for action in ("opkald", "kort_opkald", "akutkort", "laas"):
            self.on(action, partial(self._leave_for, action))


def _about(plan: Kriseplan, texts: Texts) -> str:
    """The one sentence at the top: what one sees, and whose it is."""
    name = plan.kaldenavn.strip()
    return texts("visning.top", navns=possessive(name)) if name else texts("visning.top_uden_navn")

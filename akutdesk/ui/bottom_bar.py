"""The bottom bar: the page's buttons or keys, what is saved, the net, and help; 56 high."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.painted import StatusLine
from akutdesk.ui.head import BarButton, BarHint, BarItem, BarNote
from akutdesk.ui.layout import HBox
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, key_width
from akutdesk.ui.theme import Look

_BEFORE_HELP = 14
_AIR = 24 + 24 + 20 + _BEFORE_HELP + 18
"""Units between and around what stands in the bar."""
_EDGES = 16 + 16
_HOUR = re.compile(r" \d\d\.\d\d$")


class HintLine(QLabel):
    """Keys and what they do, on one line."""

    def __init__(self, look: Look, hint: BarHint) -> None:
        super().__init__(f"{', '.join(hint.keys)}: {hint.text}")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._look = look
        self._hint = hint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        look = self._look
        wide = sum(key_width(look, key) + look.px(8) for key in self._hint.keys)
        return QSize(round(wide + look.width(self._hint.text, 14)) + 1, look.px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        at, middle = 0.0, self.height() / 2
        for key in self._hint.keys:
            at = brush.key(at, middle, key) + self._look.px(8)
        foot = QPointF(at, brush.baseline(middle, 14))
        brush.text(foot, self._hint.text, Ink(14, 400, "text2"))


class BottomBar(QWidget):
    """Shows a page's buttons; `pressed` carries the action of the key table."""

    pressed = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._items: tuple[BarItem, ...] = ()
        self._scope = ""
        self._saved = ""
        self._narrow = False
        self._buttons: list[Button] = []
        self._row = QWidget()
        self._left = HBox(look, self._row, gap=8)
        self.saved = StatusLine(look)
        self.net = StatusLine(look)
        self.net.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.net.setMinimumWidth(1)  # it is the first to give way, and never holds a window wide
        self.help = Button(
            look, texts("skal.hjaelp"), kind="faint", keys=keys.hint("hjaelp"), size="small"
        )
        self._box = HBox(look, self, margins=(24, 9, 18, 8)).from_left(self._row)
        state = HBox(look, gap=20)
        state.addWidget(self.saved)
        state.addWidget(self.net)
        self._box.addLayout(state)
        self._box.space(_BEFORE_HELP)
        self._box.addWidget(self.help)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.help.clicked.connect(lambda: self.pressed.emit("hjaelp"))
        self.saved.hide()
        self.set_net("", "")
        look.changed.connect(self._measure)
        self._measure()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The page's buttons, from the left."""
        return tuple(self._buttons)

    def show_items(self, items: tuple[BarItem, ...], scope: str) -> None:
        """Show other buttons or keys; the same ones again keep their widgets and the focus."""
        if (items, scope) != (self._items, self._scope):
            self._items = items
            self._scope = scope
            self._build()
            self._show_parts()

    def set_saved(self, text: str) -> None:
        """Show when it was saved."""
        self._saved = text
        self.saved.setAccessibleName(text)
        self.saved.setVisible(bool(text))
        self._show_parts()

    def set_net(self, icon: str, text: str) -> str:
        """Show how it stands with the net; with nothing to tell, that all is kept here.

        Gives the words where they are others than before, else "".
        """
        words, before = text or self._texts("skal.gemmes"), self.net.text()
        self.net.set_status(words, icon=icon if text else "cloud-off")
        self._show_parts()
        return words if words != before else ""

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Short words, for a window below 900 units."""
        if narrow != self._narrow:
            self._narrow = narrow
            edge = 16 if narrow else 24
            right = edge - (_BEFORE_HELP if narrow else 6)  # without help; it has 6 of its own air
            self._box.set_measures(gap=0, margins=(edge, 9, right, 8))
            self._build()
            self._show_parts()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._look.color("hair"))

    def _build(self) -> None:
        while (item := self._left.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        shown = self._items
        if self._narrow and any(isinstance(item, BarButton) for item in shown):
            shown = tuple(item for item in shown if isinstance(item, BarButton))
        hints_only = not any(isinstance(item, BarButton) for item in shown)
        self._left.set_measures(gap=20 if hints_only else 8, margins=(0, 0, 0, 0))
        for item in shown:
            if not hints_only and not isinstance(item, BarButton):
                self._left.addSpacing(self._look.px(8))
            self._left.addWidget(self._part(item))

    def _part(self, item: BarItem) -> QWidget:
        if isinstance(item, BarHint):
            return HintLine(self._look, item)
        if isinstance(item, BarNote):
            return StatusLine(self._look, item.text, icon=item.icon)
        return self._button(item)

    def _button(self, item: BarButton) -> Button:
        short = self._narrow and item.short
        button = Button(
            self._look,
            item.short if short else item.text,
            kind=item.kind,
            icon="" if self._narrow else item.icon,
            keys=keys.hint(item.action, self._scope),
            size="bar",
        )
        button.clicked.connect(lambda: self.pressed.emit(item.action))
        self._buttons.append(button)
        return button

    def _show_parts(self) -> None:
        """The net gives way first, then the hour of the last save, then keys from the right; no room is kept for those."""
        self.help.setVisible(not self._narrow)
        self.saved.set_status(self._saved, icon="check", colour="ok")
        self.net.setVisible(not self._narrow and self._fits(self.net, self.help))
        if self._narrow and not self._fits():
            self.saved.set_status(_HOUR.sub("", self._saved), icon="check", colour="ok")
        for button in self._buttons:
            button.set_shows_keys(True)
        for button in reversed(self._buttons):
            if self._fits():
                return
            button.set_shows_keys(False)

    def _fits(self, *more: QWidget) -> bool:
        """Whether the buttons, what is saved, and these can stand beside each other."""
        items = [self._left.itemAt(place) for place in range(self._left.count())]
        shown = [widget for item in items if item and (widget := item.widget())]
        shown += [self.saved] if self._saved else []
        wide = sum(one.sizeHint().width() + self._left.spacing() for one in shown)
        wide += sum(one.sizeHint().width() for one in more)
        return wide + self._look.px(_AIR if more else _EDGES) <= self.width()

    def _measure(self) -> None:
        self.setFixedHeight(self._look.px(56) + 1)
        self._show_parts()

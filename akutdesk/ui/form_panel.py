"""A panel with questions: its title and its buttons stay, what is between scrolls in a low window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.back_row import BackRow
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

if TYPE_CHECKING:
    from akutdesk.ui.loose_draft import LooseDraft

_EDGE = 32
_TOP, _FOOT = 16, 20
_ROOM = 6  # around the questions, for the ring of the first and the last


class FormPanel(Overlay):
    """Add the questions with `add`; then `set_foot` the main button, which Ctrl+Enter presses too.

    What is typed outlives the panel if there is a `keep_draft`: it stands there again until `close_saved`.
    """

    def __init__(self, look: Look, title: str, note: str = "", *, width: float = 744) -> None:
        super().__init__(look, width=width)
        self._kept: LooseDraft | None = None
        self.setAccessibleName(title)
        self._top, self._middle, self._foot = QWidget(), QWidget(), QWidget()
        head = VBox(look, self._top, margins=(_EDGE, 24, _EDGE, _TOP - _ROOM))
        self.heading = Heading(look, title, note, size=22)
        head.addWidget(self.heading)
        self._rows = VBox(look, self._middle, gap=14, margins=(_EDGE, _ROOM, _EDGE, _ROOM))
        self._buttons = HBox(look, self._foot, gap=8, margins=(_EDGE, _FOOT - _ROOM, _EDGE, 24))
        self._notice_row = QWidget()
        self._notice = Text(look, "", size=14, colour="text2")
        VBox(look, self._notice_row, margins=(_EDGE, 10, _EDGE, 0)).addWidget(self._notice)
        self._notice_row.hide()
        self._pane = ScrollPane(look, self._middle)
        box = VBox(look, self)
        box.addWidget(self._top)
        box.addWidget(self._pane, 1)
        box.addWidget(self._notice_row)
        box.addWidget(self._foot)
        bar = self._pane.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)

    def add(self, *rows: QWidget) -> None:
        """Add questions at the end."""
        for row in rows:
            self._rows.addWidget(row)

    def put_first(self, row: QWidget) -> None:
        """Add a question before all others."""
        self._rows.insertWidget(0, row)

    def set_foot(self, words: str, back: str, do: Callable[[], None]) -> None:
        """The main button and the way back."""
        hint = keys.hint("gem_luk")
        self.main = Button(self.look, words, kind="primary", keys=hint, size="bar")
        self.main.clicked.connect(do)
        self._buttons.addWidget(self.main)
        self.set_way_back(back)
        self.on("gem_luk", do)

    def keep_draft(self, draft: LooseDraft) -> None:
        """Where the words of this panel are kept until it is done."""
        self._kept = draft

    def close_saved(self) -> None:
        """It is saved: close, and keep no draft."""
        if self._kept is not None:
            self._kept.drop()
        self.close_overlay()

    @override
    def on_enter(self) -> None:
        if self._kept is not None:
            self._kept.restore()

    @override
    def on_leave(self) -> None:
        if self._kept is not None:
            self._kept.flush()

    def set_notice(self, words: str, *, trouble: bool = False) -> None:
        """Words that stay above the buttons however far one scrolls, such as whose questions these are; "" for none.

        `trouble`: why it does not go on, which no tired eye may take for a note.
        """
        self._notice.set_ink(weight=600 if trouble else 400, colour="err" if trouble else "text2")
        self._notice.setText(words)
        self._notice_row.setVisible(bool(words))

    def set_way_back(self, words: str) -> None:
        """The way back alone, for a panel without a main button; its words begin where the text does."""
        if self._buttons.count() == 0:
            edges = (_EDGE - BackRow.outdent, _FOOT - _ROOM, _EDGE, 24)
            self._buttons.set_measures(gap=8, margins=edges)
        self.back = Button(self.look, words, kind="quiet", keys=keys.hint("luk"), size="bar")
        self.back.clicked.connect(self.close_overlay)
        self._rows.addStretch(1)
        self._buttons.addWidget(self.back)
        self._buttons.addStretch(1)

    def add_to_foot(self, button: Button) -> None:
        """One more button, after the two of `set_foot`."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline where there is more to scroll to."""
        super().paintEvent(event)
        painter, hair, bar = QPainter(self), self.look.color("hair"), self._pane.verticalScrollBar()
        if bar.value() > bar.minimum():
            painter.fillRect(1, self._pane.y() - 1, self.width() - 2, 1, hair)
        if bar.value() < bar.maximum():
            under = self._pane.geometry().bottom() + 1
            painter.fillRect(1, under, self.width() - 2, 1, hair)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        parts = [self._top, self._middle, self._foot]
        if not self._notice_row.isHidden():
            parts.append(self._notice_row)
        return sum(_high(part, arg__1) for part in parts)


def _high(part: QWidget, width: int) -> int:
    high = part.heightForWidth(width) if part.hasHeightForWidth() else -1
    return high if high >= 0 else part.sizeHint().height()

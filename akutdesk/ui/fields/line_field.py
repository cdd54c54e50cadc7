"""Fields to type in: one line, several lines. Ctrl+Z takes back text first, then an action."""

from __future__ import annotations

from math import ceil
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import LINE
from akutdesk.ui.theme import Look

_FACES = {16: "", 18: "plan", 20: "code", 28: "large"}

_TEXT_AT = 2
"""Pixels between the field's contents and its first letter, as Qt draws it."""
_IN_PADDING = 2
"""Lines whose last pixels the padding holds; more of them need the font's own leading, or the first is scrolled away."""


class HearsRefusals(Protocol):
    """What a window does with edits that its fields refused (ui/refusals.py)."""

    def tell(self, field: QWidget, kode: str) -> None:
        """Say it at the field; "" takes the sentence away."""
        ...


def tell_refused(field: QWidget, kode: str) -> None:
    """An edit of this field was refused whole, or went well (""); the window says so."""
    refusals: HearsRefusals | None = getattr(field.window(), "refusals", None)
    if refusals is not None:
        refusals.tell(field, kode)


class LineField(QLineEdit):
    """One line. `size` is 16, 18 (plan text, 40 high), 20 (codes, 44 high) or 28 (56 high); `name` is spoken."""

    def __init__(self, look: Look, *, name: str, hint: str = "", size: int = 16) -> None:
        super().__init__()
        self._look = look
        self._size = size
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        if _FACES[size]:
            self.setProperty(_FACES[size], "true")
        if size == 20:  # noqa: PLR2004 - the one size that is 44 high
            self.set_tall()

    @property
    def missing(self) -> bool:
        """Whether the field shows that its answer is missing."""
        return self.property("missing") == "true"

    def set_tall(self) -> None:
        """44 high, as on the lock screen."""
        self.setProperty("tall", "true")

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show or take away the red outline."""
        _set_missing(self, wrong=wrong)

    @override
    def event(self, arg__1: QEvent) -> bool:
        if _is_idle_undo(arg__1, self.isUndoAvailable(), self.isRedoAvailable()):
            arg__1.ignore()
            return False
        return super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Qt would cut what is pasted over the limit; it is refused whole instead."""
        if arg__1.matches(QKeySequence.StandardKey.Paste):
            room = self.maxLength() - len(self.text()) + len(self.selectedText())
            if len(QGuiApplication.clipboard().text()) > room:
                self.refuse("LANG")
                return
        super().keyPressEvent(arg__1)

    def refuse(self, kode: str) -> None:
        """An edit was not taken in, for a reason of domain/fritekst.py; "" for one that went well."""
        tell_refused(self, kode)

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        if arg__1.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.end(False)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """A text longer than its field shows its beginning, unless the cursor is in it."""
        if self.hasFocus() or not self.displayText():
            super().paintEvent(arg__1)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionFrame

        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        wide = self.fontMetrics().horizontalAdvance(self.displayText())
        if wide <= room.width() - 2 * _TEXT_AT:
            super().paintEvent(arg__1)
            return
        painter = QPainter(self)
        frame = QStyle.PrimitiveElement.PE_PanelLineEdit
        self.style().drawPrimitive(frame, option, painter, self)
        brush, ink = Brush(painter, self._look), Ink(self._size)
        foot = QPointF(room.left() + _TEXT_AT, brush.baseline(self.height() / 2, self._size))
        brush.elided(foot, self.displayText(), ink, room=room.width() - 2 * _TEXT_AT)


class TextField(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it. `lines` is how many are seen at once."""

    def __init__(
        self, look: Look, *, name: str, hint: str = "", size: int = 16, lines: int = 2
    ) -> None:
        super().__init__()
        self._look = look
        self._lines = lines
        self._size = size
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        if _FACES[size]:
            self.setProperty(_FACES[size], "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self._measure)
        self._measure()

    @property
    def missing(self) -> bool:
        """Whether the field shows that its answer is missing."""
        return self.property("missing") == "true"

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show or take away the red outline."""
        _set_missing(self, wrong=wrong)

    def set_lines(self, lines: int) -> None:
        """Show another number of lines at once."""
        self._lines = lines
        self._measure()

    def to_end(self) -> None:
        """Put the cursor after the last sign."""
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    @override
    def event(self, e: QEvent) -> bool:
        history = self.document()
        if _is_idle_undo(e, history.isUndoAvailable(), history.isRedoAvailable()):
            e.ignore()
            return False
        return super().event(e)

    def _measure(self) -> None:
        px = self._look.px
        line = px(LINE[self._size] - 4)
        lead = ceil(QFontMetricsF(self._look.font(self._size)).height()) - line
        more = self._lines * lead + px(4) if self._lines > _IN_PADDING else 0
        self.setFixedHeight(self._lines * line + more + px(16))


def _is_idle_undo(event: QEvent, can_undo: bool, can_redo: bool) -> bool:  # noqa: FBT001
    """Whether Ctrl+Z or Ctrl+Y has no text to work on here, so that the window may have it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    return undo or (event.matches(QKeySequence.StandardKey.Redo) and not can_redo)


def _set_missing(field: QWidget, *, wrong: bool) -> None:
    if (field.property("missing") == "true") != wrong:
        field.setProperty("missing", "true" if wrong else "false")
        field.style().unpolish(field)
        field.style().polish(field)

"""A field whose words are kept as a draft: a line, a text, or several parts that make one text (kladde.py)."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from akutdesk.ui.abstract import AbstractWidget

TURNED = frozenset("\u2029\ufdd0\ufdd1")
"""Signs that a text document of Qt uses for itself: it would hand them back as line ends."""


class DraftField(QWidget, metaclass=AbstractWidget):
    """A field of several parts that says itself what is unfinished in it, as one text with one cursor."""

    changed = Signal()
    """Something was typed, added, moved or taken away."""

    @abstractmethod
    def draft(self) -> tuple[str, int]:
        """The text and the cursor's place."""

    @abstractmethod
    def restore(self, text: str, caret: int) -> None:
        """Take both back. Raises ValueError for a text it did not make."""


Field = QLineEdit | QPlainTextEdit | DraftField


def exact_text(field: QPlainTextEdit) -> str:
    """The text byte for byte; Qt's own plain text turns a hard space into a soft one."""
    return field.document().toRawText().replace("\u2029", "\n")


def changed_signal(field: Field) -> SignalInstance:
    """The signal that tells of each key in a field."""
    return field.changed if isinstance(field, DraftField) else field.textChanged


def draft_of(field: Field) -> tuple[str, int]:
    """What stands in a field byte for byte, and the cursor's place."""
    if isinstance(field, QLineEdit):
        return field.text(), field.cursorPosition()
    if isinstance(field, QPlainTextEdit):
        return exact_text(field), field.textCursor().position()
    return field.draft()


def put_back(field: Field, text: str, caret: int) -> bool:
    """Put a draft into a field, with its cursor. False for a text that this kind of field does not make."""
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.setCursorPosition(caret)
        return True
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
        cursor = field.textCursor()
        cursor.setPosition(min(caret, field.document().characterCount() - 1))
        field.setTextCursor(cursor)
        return True
    try:
        field.restore(text, caret)
    except ValueError:
        return False
    return True

"""Fields that never hold what cannot be kept: such an edit is refused whole, with a sentence.

A text is kept byte for byte or not at all (domain/fritekst.py); so nothing typed is ever cut, and no
draft holds what a save would refuse.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from akutdesk.ui.desk import Desk
from akutdesk.ui.draft_field import TURNED, exact_text
from akutdesk.ui.fields.guarded_line import GuardedLine, fault_of
from akutdesk.ui.fields.line_field import TextField, tell_refused
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

__all__ = ["GuardedLine", "GuardedText", "put_words", "refusal", "words_of"]


class GuardedText(TextField):
    """Several lines, together at most `limit` signs. Every kind of line end pasted is one new line."""

    refused = Signal(str)
    """An edit was refused: NUL, SURROGAT or LANG; "" when the next one went well."""

    def __init__(
        self, look: Look, *, name: str, limit: int, hint: str = "", lines: int = 2
    ) -> None:
        super().__init__(look, name=name, hint=hint, lines=lines)
        self._limit = limit

    @override
    def set_lines(self, lines: int) -> None:
        super().set_lines(lines)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if lines == 1 else needed)

    @property
    def words(self) -> str:
        """The text byte for byte."""
        return exact_text(self)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._accepts(source.text()):
            super().insertFromMimeData(source)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        typed = "\n" if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} else e.text()
        adds = typed == "\n" or (typed and typed.isprintable())
        if not adds or self._accepts(typed):
            super().keyPressEvent(e)

    @override
    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:
        if not arg__1.commitString() or self._accepts(arg__1.commitString()):
            super().inputMethodEvent(arg__1)

    def _accepts(self, typed: str) -> bool:
        """Whether the text with this in place of the selection can be kept; says so either way."""
        if TURNED & set(typed):
            kode = "NUL"
        elif len(typed) > self._limit:
            kode = fault_of(typed, self._limit)
        else:
            text, cursor = exact_text(self), self.textCursor()
            first, last = cursor.selectionStart(), cursor.selectionEnd()
            utf16 = text.encode("utf-16-le", "surrogatepass")
            joined = utf16[: 2 * first] + typed.encode("utf-16-le", "surrogatepass")
            whole = (joined + utf16[2 * last :]).decode("utf-16-le", "surrogatepass")
            kode = fault_of(whole, self._limit)
        self.refused.emit(kode)
        tell_refused(self, kode)
        return not kode


def refusal(desk: Desk, kode: str, felt: str = "") -> str:
    """The sentence to a refused edit; "" for one that went well. It names the field where others stand beside it."""
    if not kode:
        return ""
    words = desk.texts(f"henvendelse.afvist.{kode}")
    return desk.texts("henvendelse.afvist.felt", felt=felt, ord=words) if felt else words


def put_words(field: GuardedLine | GuardedText, words: str) -> None:
    """Put these words into a field, with the cursor after them."""
    if isinstance(field, GuardedText):
        field.setPlainText(words)
        field.to_end()
    else:
        field.setText(words)


def words_of(field: GuardedLine | GuardedText) -> str:
    """What stands in a field, byte for byte."""
    return field.words if isinstance(field, GuardedText) else field.text()

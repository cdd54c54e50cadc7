"""A field for free text that refuses what cannot be kept, whole and with a word, before it is in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QResizeEvent

from akutdesk.domain import fritekst
from akutdesk.domain.errors import FritekstError
from akutdesk.ui.draft_field import TURNED
from akutdesk.ui.fields.line_field import TextField
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

LONGEST = 20_000
"""Signs of one text that are still kept; beyond this it is no plan but a mistaken paste."""
_MOST_SEEN = 6
"""Lines; a longer text scrolls."""


class WordsField(TextField):
    """Plan text, as high as its words up to six lines, so that both can read what they write.

    A paste that is too long, or holds a sign no text can keep, changes nothing.
    """

    refused = Signal(str)
    """NUL, SURROGAT or LANG (domain/fritekst.py)."""

    def __init__(self, look: Look, *, name: str, size: int, lines: int) -> None:
        super().__init__(look, name=name, size=size, lines=lines)
        self._least = self._seen = lines
        self.textChanged.connect(self._fit)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit()

    def _fit(self) -> None:
        block, lines = self.document().firstBlock(), 0
        while block.isValid() and lines < _MOST_SEEN:
            lines += max(1, block.layout().lineCount())
            block = block.next()
        wanted = max(self._least, min(lines, _MOST_SEEN))
        if wanted != self._seen:
            self._seen = wanted
            self.set_lines(wanted)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        room = LONGEST - self.document().characterCount()
        kode = "NUL" if TURNED & set(source.text()) else fault_of(source.text(), room)
        if kode:
            self.refused.emit(kode)
        else:
            super().insertFromMimeData(source)


def fault_of(text: str, limit: int = LONGEST) -> str:
    """Why a text cannot be kept, or empty if it can."""
    try:
        fritekst.tjek(text, limit)
    except FritekstError as fault:
        return fault.kode
    return ""

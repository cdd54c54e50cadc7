"""A field for free text that refuses what cannot be kept, whole and with a word, before it is in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal

from akutdesk.domain import fritekst
from akutdesk.domain.errors import FritekstError
from akutdesk.ui.fields.line_field import TextField
from akutdesk.ui.override import override

LONGEST = 20_000
"""Signs of one text that are still kept; beyond this it is no plan but a mistaken paste."""


class WordsField(TextField):
    """Plan text. A paste that is too long, or holds a sign no text can keep, changes nothing."""

    refused = Signal(str)
    """NUL, SURROGAT or LANG (domain/fritekst.py)."""

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        room = LONGEST - self.document().characterCount()
        kode = fault_of(source.text(), room)
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

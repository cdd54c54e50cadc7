"""One line that never holds what cannot be kept (domain/fritekst.py): such an edit is refused whole."""

from __future__ import annotations

from PySide6.QtCore import Signal

from akutdesk.domain import fritekst
from akutdesk.domain.errors import FritekstError
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look


class GuardedLine(LineField):
    """One line of at most `limit` signs."""

    refused = Signal(str)
    """An edit was refused: NUL, SURROGAT or LANG; "" when the next one went well."""

    def __init__(
        self, look: Look, *, name: str, limit: int, hint: str = "", size: int = 16
    ) -> None:
        super().__init__(look, name=name, hint=hint, size=size)
        self._limit = limit
        self._good = ""
        self.fault = ""
        """Why the last edit was refused; "" if it went well."""
        self.textChanged.connect(self._look_at)

    def _look_at(self, text: str) -> None:
        kode = fault_of(text, self._limit)
        if kode:
            cursor = self.cursorPosition() - (len(text) - len(self._good))
            self.setText(self._good)
            self.setCursorPosition(max(0, cursor))
        self._good = self.text()
        self.refuse(kode)

    @override
    def refuse(self, kode: str) -> None:
        self.fault = kode
        self.refused.emit(kode)
        super().refuse(kode)


def fault_of(text: str, limit: int) -> str:
    """Why a text cannot be kept: NUL, SURROGAT or LANG; "" if it can."""
    try:
        fritekst.tjek(text, limit)
    except FritekstError as error:
        return error.kode
    return ""

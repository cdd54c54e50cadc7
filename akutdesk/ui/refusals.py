"""The sentence to an edit that was not taken in, at the field, wherever a page has none of its own.

A text is kept byte for byte or not at all (domain/fritekst.py); so a field that will not take an edit whole
must say so. The fields know no words; the window they stand in does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.shell import Shell

if TYPE_CHECKING:
    from akutdesk.ui.fields.labelled import Labelled


class Refusals:
    """Says it at the field's row, or in a strip where the field stands in none."""

    def __init__(self, shell: Shell, texts: Texts) -> None:
        self._shell = shell
        self._texts = texts
        self._told: WeakKeyDictionary[Labelled, str] = WeakKeyDictionary()

    def tell(self, field: QWidget, kode: str) -> None:
        """NUL, SURROGAT or LANG: why the last edit of a field was refused; "" when one went well."""
        row = _row_of(field)
        if kode:
            # A row clears what it says at each change of its field, also when the old words come back.
            QTimer.singleShot(0, field, lambda: self._say(row, kode))
        elif row is not None and self._told.pop(row, ""):
            row.set_error("")
            _refit(row)

    def _say(self, row: Labelled | None, kode: str) -> None:
        from akutdesk.ui.head import Strip

        words = self._texts(f"henvendelse.afvist.{kode}")
        if row is None:
            self._shell.done(Strip("afvist", "info", words))
        elif shiboken6.isValid(row) and words not in row.field.accessibleDescription():
            self._told[row] = words
            row.set_error(words)
            _refit(row)


def _row_of(field: QWidget) -> Labelled | None:
    from akutdesk.ui.fields.labelled import Labelled

    at: QWidget | None = field
    while at is not None and not isinstance(at, Labelled):
        at = at.parentWidget()
    return at


def _refit(row: QWidget) -> None:
    """A panel is as high as its rows."""
    from akutdesk.ui.overlay import Overlay

    at: QWidget | None = row
    while at is not None and not isinstance(at, Overlay):
        at = at.parentWidget()
    if at is not None:
        at.refit()

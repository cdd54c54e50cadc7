"""The free note at the foot of every step: always there, always the same (mock-up 04)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.domain import fritekst
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.layout import HBox, Margins
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look

FELT = "notat"
_LABEL = 92
_MARGINS: Margins = (23, 13, 24, 14)  # the line at the pane's left edge has the 24th
_MOST_LINES = 3
_OFF, _NEEDED = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded


class NoteField(GuardedText):
    """One line high, and up to three while there is more in it and one writes."""

    grown = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        limit = fritekst.graense(Henvendelse.TYPE, FELT)
        super().__init__(look, name=name, limit=limit, lines=1)
        self._shown = 1
        self.setVerticalScrollBarPolicy(_OFF)
        self.textChanged.connect(self._fit)

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self._fit()

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self._fit()

    def _fit(self) -> None:
        """As high as its words while one writes; one line when one does not."""
        block, lines = self.document().firstBlock(), 0
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        wanted = min(max(lines, 1), _MOST_LINES) if self.hasFocus() else 1
        if wanted != self._shown:
            self._shown = wanted
            self.set_lines(wanted)
            self.grown.emit()
        is_longer = 1 < wanted < lines
        self.setVerticalScrollBarPolicy(_NEEDED if is_longer else _OFF)
        self.ensureCursorVisible()


class NoteBar(QWidget):
    """Heading and field; its height follows the field's."""

    grown = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self.field = NoteField(look, name=texts("krisesamtale.fri_note"))
        label = QWidget()
        HBox(look, label).addWidget(Heading(look, texts("krisesamtale.fri_note")))
        self._label = label
        self._row = HBox(look, self, margins=_MARGINS)
        self._row.addWidget(label)
        self._row.addWidget(self.field, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field.grown.connect(self.grown)
        look.changed.connect(self._measure)
        self._measure()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Closer to the edges, for a window below 900 units."""
        margins = (16, 8, 16, 8) if narrow else _MARGINS
        self._row.set_measures(gap=0, margins=margins)

    def _measure(self) -> None:
        self._label.setFixedWidth(self._look.px(_LABEL))
        self.grown.emit()

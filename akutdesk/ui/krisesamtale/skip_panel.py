"""Alt+S: why a step is passed over, with one digit (ux.md 2.22)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.codes import CodeList
from akutdesk.domain.krisesamtale import GRUNDE
from akutdesk.ui.back_row import BackRow
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.layout import VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look


class SkipPanel(Overlay):
    """`chosen` gives the reason, and the panel goes. Esc leaves the step as it was."""

    SCOPE: ClassVar[str] = "krisesamtale"

    chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts, reasons: CodeList, *, trin: str) -> None:
        """`trin`: the name of the step."""
        super().__init__(look, width=480)
        title = texts("krisesamtale.spring_titel")
        self.setAccessibleName(f"{title} {trin}")
        self.rows = RowList(look, texts, name=title, ticks_with_space=False)
        self.rows.set_rows(
            [
                Row(grund, reasons.label(grund), number=str(number), high=40)
                for number, grund in enumerate(GRUNDE, start=1)
            ]
        )
        self.rows.opened.connect(self._choose)
        self.back = BackRow(look, texts("krisesamtale.spring_tilbage"), self.close_overlay)
        box = VBox(look, self, gap=14, margins=(32, 24, 32, 16))
        box.addWidget(Heading(look, title, trin, size=22))
        box.addWidget(self.rows)
        box.addWidget(self.back)

    @override
    def first_focus(self) -> QWidget:
        return self.rows

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text() if self.rows.hasFocus() else ""
        if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(GRUNDE):
            self._choose(GRUNDE[int(typed) - 1])
        else:
            super().keyPressEvent(event)

    def _choose(self, grund: object) -> None:
        self.close_overlay()
        self.chosen.emit(str(grund))

"""Which call to practise: six rows and nothing else to decide; and the question before one stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.oevelse import Sag
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.screen import APPEARANCE, FullScreen
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

_WIDE = 760


class CasesScreen(FullScreen):
    """`chosen` gives the code of a case."""

    HELP: ClassVar[str] = "oevelse"
    TITLE_KEY: ClassVar[str] = "oevelse.titel"
    PASSES: ClassVar[frozenset[str] | None] = APPEARANCE | {"hjaelp", "akutkort", "laas", "luk"}

    chosen = Signal(object)

    def __init__(self, look: Look, texts: Texts, sager: Sequence[Sag]) -> None:
        super().__init__(look)
        self.list = RowList(look, texts, name=texts("oevelse.liste"), ticks_with_space=False)
        self.list.set_rows(
            [
                Row(
                    sag.kode,
                    sag.titel,
                    icon="phone" if sag.begynder == "OPKALD" else "door-enter",
                    lines=sag.om,
                    right=texts("oevelse.minutter", n=sag.minutter),
                )
                for sag in sager
            ]
        )
        self._inside = inside = QWidget()
        rows = VBox(look, inside, margins=(24, 28, 24, 24))
        rows.addWidget(Heading(look, texts("oevelse.vaelg"), size=22))
        rows.space(8)
        rows.addWidget(Text(look, texts("oevelse.om")))
        rows.addWidget(Text(look, texts("oevelse.telefon")))
        rows.space(20)
        rows.addWidget(self.list)
        rows.addStretch(1)
        self._pane = ScrollPane(look, inside)
        VBox(look, self).addWidget(self._pane)
        self.list.opened.connect(self.chosen)
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """As wide as is read well, at the size that is read now."""
        self._inside.setMaximumWidth(self.look.px(_WIDE))

    @override
    def first_focus(self) -> QWidget:
        return self.list


class StopPanel(FormPanel):
    """Esc Enter stops (ux.md 2.22)."""

    HELP: ClassVar[str] = "oevelse"
    TITLE_KEY: ClassVar[str] = "oevelse.titel"

    def __init__(self, look: Look, texts: Texts, do: Callable[[], None]) -> None:
        super().__init__(look, texts("oevelse.stop_titel"), width=560)
        self.add(Text(look, texts("oevelse.stop_om")), Text(look, texts("oevelse.stop_igen")))
        self.set_foot(texts("oevelse.stop"), texts("oevelse.bliv"), do)

    @override
    def first_focus(self) -> QWidget:
        return self.main

"""F1: a few lines about the screen, then every key that works right now (`ux.md` 2.4, A29)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.dispatch import Command
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.hjaelp.guide import Guide
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look


@dataclass(frozen=True, kw_only=True)
class Help:
    """What is shown: the guide of the screen, its own keys, and those that work everywhere."""

    guide: Guide
    here: Sequence[Command]
    always: Sequence[Command]


class HelpPanel(Overlay):
    """Enter does what is marked; F1 again or Esc closes."""

    TITLE_KEY: ClassVar[str] = "skal.hjaelp_titel"

    def __init__(self, look: Look, texts: Texts, shown: Help) -> None:
        super().__init__(look, width=600, height=656)
        self._run: Callable[[str], object] = _nothing
        title = texts("skal.hjaelp_titel")
        self.setAccessibleName(title)
        self.rows = RowList(look, texts, name=texts("hjaelp.taster"), ticks_with_space=False)
        self.rows.set_rows(
            (
                *_part("her", texts("skal.hjaelp_her"), shown.here),
                *_part("altid", texts("skal.hjaelp_altid"), shown.always),
            )
        )
        self.rows.opened.connect(self._opened)
        self._close = Button(look, texts("skal.luk"), kind="quiet", keys=keys.hint("luk"))
        self._close.clicked.connect(self.close_overlay)
        head = HBox(look, margins=(32, 18, 22, 14))
        head.addWidget(Heading(look, title, shown.guide.titel, size=22))
        head.addStretch(1)
        head.addWidget(self._close)
        box = VBox(look, self)
        box.addLayout(head)
        box.addWidget(Divider(look))
        box.addWidget(ScrollPane(look, self._content(look, shown.guide)), 1)
        self.on("hjaelp", self.close_overlay)

    def run_with(self, run: Callable[[str], object]) -> None:
        """What Enter on a row does, once the panel is gone."""
        self._run = run

    @override
    def first_focus(self) -> QWidget:
        return self.rows

    def _content(self, look: Look, guide: Guide) -> QWidget:
        content = QWidget()
        column = VBox(look, content, margins=(32, 14, 32, 16))
        for line in guide.linjer:
            column.addWidget(Text(look, line))
            column.space(8)
        column.addWidget(self.rows)
        column.addStretch(1)
        return content

    def _opened(self, row: object) -> None:
        self.close_overlay()
        self._run(str(row))


def _part(name: str, title: str, commands: Sequence[Command]) -> tuple[Row, ...]:
    if not commands:
        return ()
    rows = (Row(one.action, one.words, keys=one.keys, high=36) for one in commands)
    return (Row(name, title, heading=True), *rows)


def _nothing(_action: str) -> None:
    return

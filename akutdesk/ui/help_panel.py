"""F1: every key that works right now, in words; Enter does what is marked (`ux.md` 2.4, A29)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.dispatch import Command
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.row_list import RowList
from akutdesk.ui.fields.row_paint import Row
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look


class HelpPanel(Overlay):
    """First what this screen answers, then what works everywhere."""

    def __init__(
        self, look: Look, texts: Texts, *, here: Sequence[Command], always: Sequence[Command]
    ) -> None:
        super().__init__(look, width=520, height=640)
        self._run: Callable[[str], object] = _nothing
        self.rows = RowList(look, texts, name=texts("skal.hjaelp_titel"), ticks_with_space=False)
        self.rows.set_rows(
            (
                *_part("her", texts("skal.hjaelp_her"), here),
                *_part("altid", texts("skal.hjaelp_altid"), always),
            )
        )
        self.rows.opened.connect(self._opened)
        close = Button(look, texts("skal.luk"), keys=keys.hint("luk"))
        close.clicked.connect(self.close_overlay)
        head = HBox(look, margins=(24, 16, 24, 12))
        head.addWidget(Heading(look, texts("skal.hjaelp_titel"), size=22))
        head.addStretch(1)
        head.addWidget(close)
        content = QWidget()
        VBox(look, content, margins=(24, 8, 36, 16)).addWidget(self.rows)
        box = VBox(look, self)
        box.addLayout(head)
        box.addWidget(Divider(look))
        box.addWidget(ScrollPane(look, content), 1)

    def run_with(self, run: Callable[[str], object]) -> None:
        """What Enter on a row does, once the panel is gone."""
        self._run = run

    def first_focus(self) -> QWidget:
        """The list."""
        return self.rows

    def _opened(self, row: object) -> None:
        self.close_overlay()
        self._run(str(row))


def _part(name: str, title: str, commands: Sequence[Command]) -> tuple[Row, ...]:
    if not commands:
        return ()
    rows = (Row(one.action, one.words, keys=one.keys, high=40) for one in commands)
    return (Row(name, title, heading=True), *rows)


def _nothing(_action: str) -> None:
    return

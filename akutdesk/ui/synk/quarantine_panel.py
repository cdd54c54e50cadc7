"""The leader's view of what was not taken in, and why (sync-and-security.md 2.12)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.storage.quarantine import Quarantined
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.text import Heading, Text

_SHOWN = 200


class QuarantinePanel(Overlay):
    """To read: nothing is thrown away here, and nothing let in by mistake."""

    HELP: ClassVar[str] = "synk"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, width=744, height=560)
        look, texts = desk.look, desk.texts
        title = texts("synk.karantaene.titel")
        self.setAccessibleName(title)
        self._desk = desk
        self._pcs = desk.store.net.called()
        self.list = RowList(look, texts, name=title, ticks_with_space=False)
        found = desk.store.net.quarantine()[:_SHOWN]
        self.list.set_rows([self._row(number, one) for number, one in enumerate(found)])
        close = Button(look, texts("borger.luk"), kind="quiet", keys=keys.hint("luk"))
        close.clicked.connect(self.close_overlay)
        top = HBox(look, margins=(32, 20, 22, 14))
        top.addWidget(Heading(look, title, size=22))
        top.addStretch(1)
        top.addWidget(close)
        content = QWidget()
        rows = VBox(look, content, gap=8, margins=(32, 12, 32, 16))
        rows.addWidget(Text(look, texts("synk.karantaene.forklaring"), size=15, colour="text2"))
        rows.addWidget(self.list)
        rows.addStretch(1)
        box = VBox(look, self)
        box.addLayout(top)
        box.addWidget(Divider(look))
        box.addWidget(ScrollPane(look, content), 1)

    @override
    def first_focus(self) -> QWidget:
        return self.list

    def _row(self, number: int, one: Quarantined) -> Row:
        texts, calendar = self._desk.texts, kalender(self._desk.codes)
        when = "" if one.tid is None else calendar.kort(calendar.dato(one.tid))
        known = None if one.device is None else self._pcs.get(one.device)
        pc = texts("synk.karantaene.ukendt_pc") if known is None else said_name(known, texts)
        return Row(
            number,
            texts(f"synk.karantaene.{one.grund}"),
            time=when,
            lines=texts("synk.karantaene.fra", pc=pc),
            high=60,
        )

"""The right pane: what the marked instrument's pack brings, with the owner's notice and the table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.domain.instrument import INSTRUMENTER
from akutdesk.domain.skemapakke import Skemapakke
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Column, StripView, Table
from akutdesk.ui.head import Strip
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.pack_state import PAIRS, Said, facts, table_rows
from akutdesk.ui.panes import come_into_sight
from akutdesk.ui.text import Facts, Heading, Text

_LABEL = 120
_NUMBER, _VALUE = 46, 80
_ICON = "alert-triangle"


class RefusalPlace(QWidget):
    """Right under the list where a file was asked for: why it was not taken."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._box = VBox(desk.look, self)
        self.strip: StripView | None = None

    def refuse(self, words: str) -> None:
        """Say it and bring it into sight; "" takes the words away."""
        if self.strip is not None:
            self.strip.deleteLater()
            self.strip = None
        self._box.set_measures(gap=0, margins=(0, 16 if words else 0, 0, 0))
        if words:
            self.strip = StripView(self._desk.look, Strip("skemapakke", "warn", words, icon=_ICON))
            self._box.addWidget(self.strip)
            self._desk.shell.say(words, assertive=True)
            come_into_sight(self.strip)


class PackPane(QWidget):
    """Nothing is changed here: a pack comes whole from its file, and goes whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._title = Heading(look, "", size=22)
        self.about = Text(look, "", colour="text2")
        self.facts = Facts(look, (), label_width=_LABEL)
        self._table_title = Heading(look, texts("skemaer.tabel"))
        columns = (
            Column(texts("skemaer.sum"), _NUMBER, "right"),
            Column(texts("skemaer.tal"), _VALUE, "right"),
        )
        self.table = Table(look, name=texts("skemaer.tabel"), columns=columns * PAIRS)
        self.table.show_mark = False
        box = VBox(look, self, gap=8, margins=(28, 19, 24, 24))
        box.addWidget(self._title)
        for part in (self.about, self.facts):
            box.addWidget(part)
        box.space(12)
        for part in (self._table_title, self.table):
            box.addWidget(part)
        box.addStretch(1)

    def show_pack(self, kode: str, pakke: Skemapakke | None, said: Said) -> None:
        """The pack of an instrument, or how one gets one."""
        self._title.set_words(said.navn(kode))
        self.about.setText(self._about(pakke, said))
        self.facts.set_pairs(facts(pakke, said) if pakke else ())
        self.facts.setVisible(pakke is not None)
        lines = table_rows(pakke, INSTRUMENTER[kode]) if pakke else []
        self.table.set_rows(lines)
        for part in (self._table_title, self.table):
            part.setVisible(bool(lines))

    def _about(self, pakke: Skemapakke | None, said: Said) -> str:
        if pakke is None:
            return said.texts("skemaer.om_ingen")
        key = "om_udloebet" if pakke.er_udloebet(said.dag) else "om_i_brug"
        return said.texts(f"skemaer.{key}")

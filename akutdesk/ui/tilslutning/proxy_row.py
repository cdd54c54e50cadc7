"""The button that leads to the proxy's screen, and beside it how the PC gets out of the house so far."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.sync.proxy import Proxy
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look


class ProxyRow(QWidget):
    """`button` leads to the screen; the password is never shown, only that there is one."""

    def __init__(self, look: Look, texts: Texts, kept: Proxy) -> None:
        super().__init__()
        self.button = Button(look, texts("pcer.proxy.knap"))
        key = "ingen" if not kept.address else "med_kode" if kept.kode else "uden_kode"
        words = Text(look, texts(f"pcer.proxy.{key}", adresse=kept.address), colour="text2")
        row = HBox(look, self, gap=12)
        row.addWidget(self.button)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)

"""The second copy: where it goes, how old it is, and one more now."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarHint, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.copy_pane import SCOPE, CopyPane
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane


class KopiPage(Page):
    """Enter takes the folder, Alt+T makes a copy now. Raises AdgangError."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "kopi"
    TITLE_KEY: ClassVar[str] = "kopi.titel"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        self.copy = CopyPane(desk)
        VBox(desk.look, self).addWidget(ScrollPane(desk.look, self.copy))
        self.set_head(Head(desk.texts("kopi.titel")))
        self.set_bar(BarHint(("Esc",), desk.texts("leder.tilbage")))
        self.on("tag_kopi", self.copy.copy_now)

    @override
    def first_focus(self) -> QWidget:
        return self.copy.folder

    @override
    def on_enter(self) -> None:
        self.copy.show_place()

"""V10, Opsaetning for the leader: the Telefonliste, and the second copy beside it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import Katalogpost
from akutdesk.ui.akutkort.state import Saying, checked
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.copy_pane import SCOPE, CopyPane
from akutdesk.ui.leder.deeds import NumberDeeds
from akutdesk.ui.leder.number_panel import NumberPanel
from akutdesk.ui.leder.state import Typed, entries
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.place import enhed_of, katalog_of

_RIGHT = 400


class LederPage(Page):
    """Space or Alt+K: checked today. Enter or Alt+R: change. Alt+T: a copy now. Raises AdgangError."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "opsaetning"
    TITLE_KEY: ClassVar[str] = "leder.titel"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self._posts: dict[object, Katalogpost] = {}
        self._deeds = NumberDeeds(desk)
        self._saying = Saying(texts=texts, kalender=kalender(desk.codes), vendinger={})
        left = ListPane(desk, "leder.telefonliste", "leder.forklaring", ticks=True)
        self.numbers = left.list
        self.copy = CopyPane(desk)
        self._both = TwoPanes(look, left, self.copy, right_width=_RIGHT)
        VBox(look, self).addWidget(self._both)
        self.set_head(Head(texts("leder.titel")))
        self.set_bar(
            BarButton("kontrolleret", texts("leder.kontrolleret"), kind="primary", icon="check"),
            BarButton("medarbejdere", texts("leder.medarbejdere"), icon="users"),
            BarButton("computere", texts("skal.tast.computere"), icon="settings"),
            BarHint(("Enter",), texts("leder.ret")),
        )
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.numbers

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        self.refresh()
        self.copy.show_place()

    def refresh(self) -> None:
        """Read the directory again."""
        posts = entries(katalog_of(self.desk), enhed_of(self.desk).region)
        self._posts = {post.kode: post for post in posts}
        self.numbers.set_rows([self._row(post) for post in posts])

    def _row(self, post: Katalogpost) -> Row:
        texts = self.desk.texts
        if not post.nummer:
            return Row(post.kode, post.navn, aside=texts("leder.uden_nummer"))
        day = self._saying.kalender.dato(self.desk.clock.now())
        right = checked(post, self._saying, day)
        return Row(post.kode, post.navn, aside=post.nummer, right=right)

    def _connect(self) -> None:
        self.numbers.ticked.connect(self._check)
        self.numbers.opened.connect(self._change)
        self.on("kontrolleret", lambda: self._check(self.numbers.marked))
        self.on("ret", lambda: self._change(self.numbers.marked))
        self.on("tag_kopi", self.copy.copy_now)
        self.on("computere", lambda: self.desk.shell.go("pcer"))
        self.desk.changes.saved.connect(self._on_saved)

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches("opslag", "enhed"):
            self.refresh()

    def _check(self, kode: object) -> None:
        post = self._posts.get(kode)
        if post is None:
            return
        if post.nummer:
            self._deeds.check(post)
        else:
            self._change(kode)

    def _change(self, kode: object) -> None:
        post = self._posts.get(kode)
        if post is None:
            return
        panel = NumberPanel(self.desk, post)
        panel.typed.connect(partial(self._typed, panel, post))
        self.desk.shell.open_overlay(panel)

    def _typed(self, panel: NumberPanel, post: Katalogpost, typed: Typed) -> None:
        if self._deeds.change(post, typed):
            panel.done()

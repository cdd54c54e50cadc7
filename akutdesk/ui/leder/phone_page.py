"""Telefonliste: the numbers of the house, each called or looked up by somebody before it is trusted (domain.md 2.23)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import Katalogpost, foraeldet
from akutdesk.ui.akutkort.state import Saying, checked
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowTag, StripView
from akutdesk.ui.head import BarButton, BarHint, Head, Strip
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.copy_pane import SCOPE
from akutdesk.ui.leder.deeds import NumberDeeds
from akutdesk.ui.leder.number_panel import NumberPanel
from akutdesk.ui.leder.state import Typed, entries, hidden, new_entry
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.place import enhed_of, opslag_of, whole_katalog_of
from akutdesk.ui.readable import Readable


class TelefonlistePage(Page):
    """Space or Alt+K: checked today. Enter: change. Alt+N: one of the house's own. Alt+S: shown or not. AdgangError."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "telefonliste"
    TITLE_KEY: ClassVar[str] = "leder.telefonliste"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self._posts: dict[object, Katalogpost] = {}
        self._deeds = NumberDeeds(desk)
        self._saying = Saying(texts=texts, kalender=kalender(desk.codes), vendinger={})
        self.old: StripView | None = None
        left = ListPane(desk, "leder.numre", "leder.forklaring", ticks=True)
        self.numbers = left.list
        inside = QWidget()
        box = VBox(look, inside)
        self._banner = VBox(look)
        box.addLayout(self._banner)
        box.addWidget(left)
        VBox(look, self).addWidget(ScrollPane(look, Readable(look, inside)))
        self.set_head(Head(texts("leder.telefonliste")))
        self.set_bar(
            BarButton("kontrolleret", texts("leder.kontrolleret"), kind="primary", icon="check"),
            BarButton("nyt_nummer", texts("leder.nyt_nummer_knap"), icon="plus"),
            BarButton("skjul_nummer", texts("leder.skjul"), icon="eye-off"),
            BarHint(("Enter",), texts("leder.ret")),
        )
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.numbers

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the directory again."""
        desk = self.desk
        posts = entries(whole_katalog_of(desk), enhed_of(desk).region)
        off = hidden(opslag_of(desk))
        self._posts = {post.kode: post for post in posts}
        self.numbers.set_rows([self._row(post, hidden=post.kode in off) for post in posts])
        self._show_old(tuple(post for post in posts if post.kode not in off))

    def _row(self, post: Katalogpost, *, hidden: bool) -> Row:
        texts = self.desk.texts
        tag = RowTag(texts("leder.skjult"), kind="info", icon="eye-off") if hidden else None
        if not post.nummer:
            return Row(post.kode, post.navn, aside=texts("leder.uden_nummer"), tag=tag)
        day = self._today
        right = checked(post, self._saying, day)
        if foraeldet(post, day) and not hidden:
            tag = RowTag(texts("leder.over_180"), kind="warn", icon="clock")
        return Row(post.kode, post.navn, aside=post.nummer, right=right, tag=tag)

    def _show_old(self, posts: tuple[Katalogpost, ...]) -> None:
        """The banner of domain.md 2.23: numbers that nobody has called for 180 days."""
        count = sum(foraeldet(post, self._today) for post in posts)
        if self.old is not None:
            self.old.deleteLater()
            self.old = None
        self._banner.set_measures(gap=0, margins=(24, 16, 40, 0) if count else (0, 0, 0, 0))
        if not count:
            return
        texts = self.desk.texts
        words = texts("leder.gamle_en") if count == 1 else texts("leder.gamle", n=count)
        self.old = StripView(self.look, Strip("gamle", "warn", words, icon="clock"))
        self._banner.addWidget(self.old)

    @property
    def _today(self) -> date:
        return self._saying.kalender.dato(self.desk.clock.now())

    def _connect(self) -> None:
        self.numbers.ticked.connect(self._check)
        self.numbers.opened.connect(self._change)
        self.on("kontrolleret", lambda: self._check(self.numbers.marked))
        self.on("ret", lambda: self._change(self.numbers.marked))
        self.on("nyt_nummer", lambda: self._ask(new_entry()))
        self.on("skjul_nummer", lambda: self._hide(self.numbers.marked))
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
            self._ask(post)

    def _hide(self, kode: object) -> None:
        post = self._posts.get(kode)
        if post is not None:
            self._deeds.hide(post)

    def _change(self, kode: object) -> None:
        post = self._posts.get(kode)
        if post is not None:
            self._ask(post)

    def _ask(self, post: Katalogpost) -> None:
        panel = NumberPanel(self.desk, post)
        panel.typed.connect(partial(self._typed, panel, post))
        self.desk.shell.open_overlay(panel)

    def _typed(self, panel: NumberPanel, post: Katalogpost, typed: Typed) -> None:
        if self._deeds.change(post, typed):
            panel.close_saved()

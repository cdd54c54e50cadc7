"""V10, Opsaetning for the leader: a list of pages with a search field; each page is rows of settings (ux.md 2.16)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.kalender import kalender
from akutdesk.storage.saving import Saving
from akutdesk.ui import deed
from akutdesk.ui.announce import announce
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.krisesamtale.talk_guide import shipped_guide
from akutdesk.ui.layout import NARROW, VBox
from akutdesk.ui.leder.felt_panel import FeltPanel
from akutdesk.ui.leder.felter import VIS, Felt, Indhold, Svar, med, staar
from akutdesk.ui.leder.punkter import HELE_SIDER, IKONER, SIDER, Punkt, Punkter, fundet
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes, show_parts
from akutdesk.ui.place import enhed_of, settings_of
from akutdesk.ui.readable import Readable
from akutdesk.ui.soeg.match import spans
from akutdesk.ui.soeg.search_line import SearchLine
from akutdesk.ui.text import Heading, Text

SCOPE = "leder"
_LEFT = 276
_BESIDE = 30
"""Letters of a value that have room beside its name; a longer one stands under it."""
STRIP = "opsaetning"


class OpsaetningPage(Page):
    """Letters find a setting, arrows a page; Enter changes the marked row. Raises AdgangError, StorageError."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "opsaetning"
    TITLE_KEY: ClassVar[str] = "leder.titel"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self._sider = {side: texts(f"leder.side.{side}") for side in SIDER}
        self._punkter: dict[object, Punkt] = {}
        self._maker = Punkter(texts, desk.codes, shipped_guide(desk).kan_faa_egne_ord())
        self.line = SearchLine(look, name=texts("leder.soeg"), hint=texts("leder.soeg"), bare=False)
        self.sider = RowList(look, texts, name=texts("leder.sider"), ticks_with_space=False)
        self.sider.set_rows(
            [Row(side, self._sider[side], icon=IKONER[side], high=40) for side in SIDER]
        )
        self.rows = MarkedList(desk, texts("leder.indstillinger"))
        self._heading, self._about = Heading(look, "", size=22), Text(look, "", colour="text2")
        left, right = QWidget(), QWidget()
        beside = VBox(look, left, gap=12, margins=(24, 16, 24, 16))
        for part in (self.line, self.sider):
            beside.addWidget(part)
        beside.addStretch(1)
        box = VBox(look, right, margins=(28, 16, 24, 16))
        for part, gap in ((self._heading, 4), (self._about, 12), (self.rows, 0)):
            box.addWidget(part)
            box.space(gap)
        box.addStretch(1)
        self._both = TwoPanes(look, left, Readable(look, right), left_width=_LEFT)
        VBox(look, self).addWidget(self._both)
        self.set_head(Head(texts("leder.titel")))
        self.set_bar(
            BarButton("medarbejdere", texts("leder.medarbejdere"), icon="users"),
            BarButton("computere", texts("skal.tast.computere"), icon="settings"),
            BarHint(("Enter",), texts("leder.ret")),
            BarHint(("↑", "↓"), texts("leder.vaelg")),
        )
        self._connect()

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        return self.line

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.line, self.sider, self.rows)

    @override
    def on_enter(self) -> None:
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In one column what was found comes right under the field."""
        super().resizeEvent(event)
        self._show_lists()

    # ---- what is shown

    def refresh(self) -> None:
        """Read again what is set."""
        indhold = self._indhold()
        punkter = self._maker.alle(indhold)
        typed = self.line.text()
        if typed.strip():
            shown = fundet(punkter, typed, self._sider)
            self._show_found(shown, typed)
        else:
            side = str(self.sider.marked)
            shown = tuple(punkt for punkt in punkter if punkt.side == side)
            self._show_side(side, shown)
        self._punkter = {punkt.id: punkt for punkt in shown}
        self._show_lists()

    def _show_lists(self) -> None:
        """What Enter would open is marked: a page, or one of the settings that were found."""
        searching = bool(self.line.text().strip())
        self.sider.setVisible(not searching or self.width() >= self.look.px(NARROW))
        self.sider.show_mark = not searching
        self.rows.show_mark = searching or self.rows.hasFocus()
        for each in (self.sider, self.rows):
            each.viewport().update()

    def _show_side(self, side: str, shown: tuple[Punkt, ...]) -> None:
        self._heading.set_words(self._sider[side])
        self._about.setText(self.desk.texts(f"leder.side_om.{side}"))
        self.rows.set_rows([_row(punkt) for punkt in shown])
        self.rows.setVisible(bool(shown))

    def _show_found(self, shown: tuple[Punkt, ...], typed: str) -> None:
        texts = self.desk.texts
        self._heading.set_words(texts("leder.fundet"))
        count = len(shown)
        if count:
            words = texts("leder.fundet_en" if count == 1 else "leder.fundet_n", n=count)
        else:
            words = texts("leder.intet", q=typed.strip())
        self._about.setText(words)
        self.rows.set_rows([_row(one, side=self._sider[one.side], typed=typed) for one in shown])
        self.rows.setVisible(bool(shown))

    def _indhold(self) -> Indhold:
        today = kalender(self.desk.codes).dato(self.desk.clock.now())
        return Indhold(enhed=enhed_of(self.desk), indstillinger=settings_of(self.desk), dag=today)

    # ---- moving

    def _connect(self) -> None:
        self.line.textChanged.connect(self._typed)
        self.line.stepped.connect(self._step)
        self.line.entered.connect(self._enter)
        self.sider.moved.connect(self._side_marked)
        self.sider.opened.connect(self._open_side)
        self.rows.opened.connect(self._open)
        self.on("ret", lambda: self._open(self.rows.marked))
        self.on("computere", lambda: self.desk.shell.go("pcer"))
        self.desk.changes.saved.connect(self._on_saved)

    def _typed(self, typed: str) -> None:
        self.refresh()
        if self.rows.rows and typed.strip():
            self.rows.mark(self.rows.rows[0].id)
        self._say_marked()

    def _step(self, by: int) -> None:
        """Arrows in the field: among what was found, else from page to page."""
        lists = self.rows if self.line.text().strip() else self.sider
        lists.step(by)
        show_parts(lists)
        self._say_marked()

    def _enter(self) -> None:
        if self.line.text().strip():
            self._open(self.rows.marked)
        else:
            self._open_side(self.sider.marked)

    def _say_marked(self) -> None:
        """The cursor stays in the field, so a screen reader is told what Enter would open."""
        lists = self.rows if self.line.text().strip() else self.sider
        marked = next((row for row in lists.rows if row.id == lists.marked), None)
        words = marked.spoken(self.desk.texts) if marked else self._about.text()
        self.line.setAccessibleDescription(words)
        announce(self.line, words)

    def _side_marked(self, _side: object) -> None:
        if self.line.text():
            self.line.clear()
        else:
            self.refresh()

    def _open_side(self, side: object) -> None:
        """A page of its own, or into the rows."""
        if side in HELE_SIDER:
            self.desk.shell.go(HELE_SIDER[str(side)])
            return
        self.sider.mark(side)
        if self.rows.rows:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- changing

    def _open(self, rid: object) -> None:
        punkt = self._punkter.get(rid)
        if punkt is None:
            return
        if punkt.doer:
            self._go(punkt.doer)
        elif punkt.felt is not None:
            self._ask(punkt, punkt.felt)

    def _go(self, doer: str) -> None:
        """Through a door: an action of the window where there is one of that name, else a page."""
        if doer in {"medarbejdere", "vagter", "nye_ark"}:
            self.desk.shell.run(doer)
        else:
            self.desk.shell.go(doer)

    def _ask(self, punkt: Punkt, felt: Felt) -> None:
        if felt.slags == VIS:
            return
        panel = FeltPanel(self.desk, felt, punkt.navn, self._indhold())
        panel.svaret.connect(partial(self._answered, panel, punkt, felt))
        self.desk.shell.open_overlay(panel)

    def _answered(self, panel: FeltPanel, punkt: Punkt, felt: Felt, svar: Svar) -> None:
        indhold = self._indhold()
        if svar == staar(felt, indhold):
            panel.done()
            return
        after, before = med(felt, svar, indhold)
        words = self.desk.texts("leder.aendret", navn=punkt.navn)
        if deed.done(self.desk, (Saving(after=after, before=before),), strip=STRIP, words=words):
            panel.done()
            self._show_changed(punkt)

    def _show_changed(self, punkt: Punkt) -> None:
        """Its page, and a field without letters: so Ctrl+Z takes the change back and not what was typed to find it."""
        self.line.setText("")
        self.sider.mark(punkt.side)
        self.refresh()
        self.rows.mark(punkt.id)

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches("enhed", "indstilling"):
            self.refresh()


def _row(punkt: Punkt, *, side: str = "", typed: str = "") -> Row:
    beside = len(punkt.vaerdi) <= _BESIDE
    return Row(
        punkt.id,
        punkt.navn,
        aside=side,
        right=punkt.vaerdi if beside else "",
        lines="" if beside else punkt.vaerdi,
        right_icon="chevron-right" if punkt.doer else "",
        bold=spans(punkt.navn, typed) if typed else (),
        high=40,
    )

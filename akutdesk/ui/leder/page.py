"""V10, Opsaetning for the leader: a list of pages with a search field; each page is rows of settings (ux.md 2.16)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.storage.saving import Saving
from akutdesk.ui import deed
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.krisesamtale.talk_guide import shipped_guide
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.felt_panel import FeltPanel
from akutdesk.ui.leder.felter import VIS, Felt, Indhold, Svar, med, staar
from akutdesk.ui.leder.punkter import HANDLINGER, HELE_SIDER, IKONER, SIDER, Punkt, Punkter, fundet
from akutdesk.ui.leder.setting_panes import SettingPanes
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.place import enhed_of, settings_of
from akutdesk.ui.soeg.match import spans

SCOPE = "leder"
_BESIDE = 30
"""Letters of a value that have room beside its name; a longer one stands under it."""
STRIP = "opsaetning"


class OpsaetningPage(Page):
    """Letters find a setting, arrows a page; Enter changes the marked row. Raises AdgangError, StorageError."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "opsaetning"
    TITLE_KEY: ClassVar[str] = "leder.titel"

    def __init__(self, desk: Desk, side: str = "") -> None:
        """`side` is the page of settings that is shown first."""
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        texts = desk.texts
        self._sider = {side: texts(f"leder.side.{side}") for side in SIDER}
        self._punkter: dict[object, Punkt] = {}
        self._maker = Punkter(texts, desk.codes, shipped_guide(desk).kan_faa_egne_ord())
        self._both = SettingPanes(
            desk,
            [Row(side, navn, icon=IKONER[side], high=40) for side, navn in self._sider.items()],
        )
        self.line, self.sider, self.rows = self._both.line, self._both.sider, self._both.rows
        self.sider.mark(side or SIDER[0])
        VBox(desk.look, self).addWidget(self._both)
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

    # ---- what is shown

    def refresh(self) -> None:
        """Read again what is set."""
        punkter = self._maker.alle(self._indhold())
        shown = self._show_found(punkter) if self._both.is_searching else self._show_side(punkter)
        self._punkter = {punkt.id: punkt for punkt in shown}

    def _show_side(self, punkter: tuple[Punkt, ...]) -> tuple[Punkt, ...]:
        side = str(self.sider.marked)
        shown = tuple(punkt for punkt in punkter if punkt.side == side)
        about = self.desk.texts(f"leder.side_om.{side}")
        self._both.show_rows(self._sider[side], about, [_row(punkt) for punkt in shown])
        return shown

    def _show_found(self, punkter: tuple[Punkt, ...]) -> tuple[Punkt, ...]:
        texts, typed = self.desk.texts, self.line.text()
        shown = fundet(punkter, typed, self._sider)
        count = len(shown)
        about = texts("leder.fundet_en" if count == 1 else "leder.fundet_n", n=count)
        if not count:
            about = texts("leder.intet", q=typed.strip())
        rows = [_row(one, side=self._sider[one.side], typed=typed) for one in shown]
        self._both.show_rows(texts("leder.fundet"), about, rows)
        return shown

    def _indhold(self) -> Indhold:
        desk = self.desk
        return Indhold(enhed=enhed_of(desk), indstillinger=settings_of(desk), nu=desk.clock.now())

    # ---- moving

    def _connect(self) -> None:
        self.line.textChanged.connect(self._typed)
        self.line.stepped.connect(self._both.step)
        self.line.entered.connect(self._enter)
        self.sider.moved.connect(self._side_marked)
        self.sider.opened.connect(self._open_side)
        self.rows.opened.connect(self._open)
        self.on("ret", lambda: self._open(self.rows.marked))
        self.on("computere", lambda: self.desk.shell.go("pcer"))
        self.on("stikproeve", lambda: self.desk.shell.go("stikproeve"))
        self.desk.changes.saved.connect(self._on_saved)

    def _typed(self, _typed: str) -> None:
        self.refresh()
        if self.rows.rows and self._both.is_searching:
            self.rows.mark(self.rows.rows[0].id)
        self._both.say_marked()

    def _enter(self) -> None:
        if self._both.is_searching:
            self._open(self.rows.marked)
        else:
            self._open_side(self.sider.marked)

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
        if punkt.doer in HANDLINGER:
            self.desk.shell.run(punkt.doer)
        elif punkt.doer:
            self.desk.shell.go(punkt.doer)
        elif punkt.felt is not None and punkt.felt.slags != VIS:
            self._ask(punkt, punkt.felt)

    def _ask(self, punkt: Punkt, felt: Felt) -> None:
        panel = FeltPanel(self.desk, felt, punkt.navn, self._indhold())
        panel.svaret.connect(partial(self._answered, panel, punkt, felt))
        self.desk.shell.open_overlay(panel)

    def _answered(self, panel: FeltPanel, punkt: Punkt, felt: Felt, svar: Svar) -> None:
        indhold = self._indhold()
        if svar == staar(felt, indhold):
            panel.close_saved()
            return
        after, before = med(felt, svar, indhold)
        words = self.desk.texts("leder.aendret", navn=punkt.navn)
        if deed.done(self.desk, (Saving(after=after, before=before),), strip=STRIP, words=words):
            panel.close_saved()
            self._show_changed(punkt)

    def _show_changed(self, punkt: Punkt) -> None:
        """Its page, and a field without letters: so Ctrl+Z takes the change back, not what was typed to find it."""
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

"""One list of the form: which answer on which digit, which are switched off, and those of the house's own."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain import listevalg
from akutdesk.domain.adgang import kraev
from akutdesk.domain.codes import LOCAL, Code, CodeList
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.kalender import kalender
from akutdesk.domain.record import new_id
from akutdesk.storage.saving import Saving
from akutdesk.ui import deed
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowTag
from akutdesk.ui.head import BarButton, BarHint, Head, Strip
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.code_panel import CodePanel
from akutdesk.ui.leder.felter import ny_indstilling
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane, come_into_sight
from akutdesk.ui.place import enhed_of, settings_of
from akutdesk.ui.readable import Readable

STRIP = "liste"


class ListePage(Page):
    """1 to 9 give the marked answer a digit, 0 takes it away, Space switches it off or on. Raises AdgangError."""

    SCOPE: ClassVar[str] = "liste"
    HELP: ClassVar[str] = "liste"
    TITLE_KEY: ClassVar[str] = "leder.side.lister"

    def __init__(self, desk: Desk, navn: str) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        texts = desk.texts
        self._navn = navn
        self._pane = ListPane(desk, f"leder.liste.navn.{navn}", "leder.liste.om", ticks=True)
        self.list = self._pane.list
        VBox(desk.look, self).addWidget(ScrollPane(desk.look, Readable(desk.look, self._pane)))
        self.set_head(Head(texts("leder.side.lister")))
        self.set_bar(
            BarButton("ny_egen", texts("leder.liste.ny"), icon="plus"),
            BarHint(("1–9",), texts("leder.liste.ciffer")),
            BarHint(("0",), texts("leder.liste.uden_ciffer")),
            BarHint((texts("skal.mellemrum"),), texts("leder.liste.slaa_fra")),
        )
        self.list.ticked.connect(self._switch)
        self.on("ny_egen", self._ask)
        desk.changes.saved.connect(self._on_saved)

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def on_enter(self) -> None:
        self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is pressed on the marked row; nowhere else on this page is anything typed."""
        digit = event.text()
        if self.list.hasFocus() and digit.isdecimal() and digit.isascii():
            self._move(int(digit))
        else:
            super().keyPressEvent(event)

    # ---- what is shown

    def refresh(self) -> None:
        """Read the list again, with its digits."""
        liste, cifre = self._liste(), self._cifre()
        shown = [code for code in liste.koder if code.kode not in liste.selvsat]
        places = {kode: place for place, kode in enumerate(cifre, start=1) if kode}
        shown.sort(key=lambda code: places.get(code.kode, len(shown) + 10))
        self.list.set_rows([self._row(code, places.get(code.kode, 0)) for code in shown])

    def _row(self, code: Code, digit: int) -> Row:
        texts, on = self.desk.texts, self._is_on(code)
        own = listevalg.er_egen(code.kode)
        return Row(
            code.kode,
            code.label,
            number=str(digit) if digit else " ",
            tag=None
            if on
            else RowTag(texts("leder.liste.slaaet_fra"), kind="info", icon="eye-off"),
            right=texts("leder.liste.egen") if own else "",
            said=texts("leder.liste.paa_ciffer", n=digit) if digit else "",
            high=40,
        )

    def _is_on(self, code: Code) -> bool:
        return code.aktiv(self._today)

    @property
    def _today(self) -> date:
        return kalender(self.desk.codes).dato(self.desk.clock.now())

    def _liste(self) -> CodeList:
        return self.desk.codes[self._navn]

    def _cifre(self) -> tuple[str, ...]:
        return listevalg.paa_cifre(self._liste(), self._today)

    # ---- changing

    def _move(self, digit: int) -> None:
        code = self._marked()
        if code is None:
            return
        if not self._is_on(code):
            self._refuse("er_slaaet_fra")
            return
        before, setting = self._setting()
        after = listevalg.flyttet(setting, self._cifre(), code.kode, digit)
        key = "leder.liste.flyttet" if digit else "leder.liste.af_ciffer"
        self._save(after, before, self.desk.texts(key, navn=code.label, n=digit))

    def _switch(self, _kode: object) -> None:
        code = self._marked()
        if code is None:
            return
        before, setting = self._setting()
        if self._is_on(code):
            if not listevalg.kan_slaas_fra(self._liste(), code.kode):
                self._refuse("skal_vaere_der")
                return
            after = listevalg.slaaet_fra(setting, self._cifre(), code.kode)
            self._save(after, before, self.desk.texts("leder.liste.er_fra", navn=code.label))
        elif code.kode in setting.skjulte:
            after = listevalg.slaaet_til(setting, code.kode)
            self._save(after, before, self.desk.texts("leder.liste.er_til", navn=code.label))

    def _ask(self) -> None:
        taken = frozenset(code.label.casefold() for code in self._liste().koder)
        panel = CodePanel(self.desk, self._navn, taken)
        panel.typed.connect(partial(self._add, panel))
        self.desk.shell.open_overlay(panel)

    def _add(self, panel: CodePanel, label: str, kort: str) -> None:
        before, setting = self._setting()
        kode = f"{LOCAL}{new_id().hex()[:8].upper()}"
        after = listevalg.med_egen(setting, kode, label, kort)
        if self._save(after, before, self.desk.texts("leder.liste.er_ny", navn=label)):
            panel.close_saved()
            self.list.mark(kode)
            come_into_sight(self.list)

    def _marked(self) -> Code | None:
        marked, liste = self.list.marked, self._liste()
        return liste.get(marked) if isinstance(marked, str) and marked in liste else None

    def _setting(self) -> tuple[Indstilling | None, Indstilling]:
        """The record as it is, and the one to change: a new one where nobody has arranged this list."""
        found = next((one for one in settings_of(self.desk) if one.liste == self._navn), None)
        return found, found or ny_indstilling(enhed_of(self.desk).id, liste=self._navn)

    def _save(self, after: Indstilling, before: Indstilling | None, words: str) -> bool:
        saving = Saving(after=after, before=before)
        return deed.done(self.desk, (saving,), strip=STRIP, words=words) is not None

    def _refuse(self, key: str) -> None:
        self.desk.shell.done(Strip(STRIP, "info", self.desk.texts(f"leder.liste.{key}")))

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(Indstilling.TYPE):
            self.refresh()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

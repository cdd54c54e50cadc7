"""Maaleskemaer: the instruments of others, and the licence packs that bring their words (domain.md 2.11)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

import shiboken6
from PySide6.QtWidgets import QFileDialog, QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.kalender import kalender
from akutdesk.domain.skemapakke import NOEGLE, Skemapakke, SkemapakkeError, hentede, ny_skemapakke
from akutdesk.storage.saving import Saving
from akutdesk.ui import deed
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.file_window import speak_danish
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.felter import ny_indstilling
from akutdesk.ui.leder.pack_file import read_pack
from akutdesk.ui.leder.pack_pane import PackPane, RefusalPlace
from akutdesk.ui.leder.pack_state import SKEMAER, Said, rows
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.place import enhed_of, settings_of

STRIP = "skemaer"


class SkemaerPage(Page):
    """Enter or Alt+N takes a pack from a file, Alt+S takes one out. Raises AdgangError."""

    SCOPE: ClassVar[str] = "skemaer"
    HELP: ClassVar[str] = "skemaer"
    TITLE_KEY: ClassVar[str] = "skemaer.titel"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        texts = desk.texts
        self._packs: dict[str, Skemapakke] = {}
        left = ListPane(desk, "skemaer.liste", "skemaer.forklaring")
        self.list = left.list
        self.refusal = RefusalPlace(desk)
        left.put_under(self.refusal)
        self.pane = PackPane(desk)
        self.dialog: QFileDialog | None = None
        self._both = TwoPanes(desk.look, left, self.pane)
        VBox(desk.look, self).addWidget(self._both)
        self.set_head(Head(texts("skemaer.titel")))
        self.set_bar(
            BarButton("hent_skema", texts("skemaer.hent"), kind="primary", icon="folder"),
            BarButton("fjern_skema", texts("skemaer.fjern"), icon="trash"),
            BarHint(("↑", "↓"), texts("leder.vaelg")),
        )
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        self.refresh()

    @override
    def on_leave(self) -> None:
        """The file window is the system's, and would stand over a lock."""
        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.close()

    def refresh(self) -> None:
        """Read again what is loaded."""
        self._packs = {one.instrument: one for one in hentede(settings_of(self.desk))}
        self.list.set_rows(rows(self._packs, self._said))
        self._show_marked()

    @property
    def marked(self) -> str:
        """The instrument the pane is about."""
        return str(self.list.marked or SKEMAER[0])

    @property
    def _said(self) -> Said:
        desk = self.desk
        calendar = kalender(desk.codes)
        day = calendar.dato(desk.clock.now())
        return Said(texts=desk.texts, codes=desk.codes, kalender=calendar, dag=day)

    def _show_marked(self, _rid: object = None) -> None:
        self.pane.show_pack(self.marked, self._packs.get(self.marked), self._said)

    def _connect(self) -> None:
        self.list.moved.connect(self._moved)
        self.list.opened.connect(self._ask)
        self.on("hent_skema", self._ask)
        self.on("fjern_skema", self._take_out)
        self.desk.changes.saved.connect(self._on_saved)

    def _moved(self, _rid: object) -> None:
        self.refusal.refuse("")
        self._show_marked()

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(Indstilling.TYPE):
            self.refresh()

    # ---- a pack comes, a pack goes

    def _ask(self, _rid: object = None) -> None:
        """The system's own file window; what is chosen is read in a job."""
        texts = self.desk.texts
        self.refusal.refuse("")
        dialog = QFileDialog(self, texts("skemaer.hent"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{texts('skemaer.fil')} (*.toml)")
        speak_danish(dialog, texts)
        dialog.fileSelected.connect(self.take)
        self.dialog = dialog
        dialog.open()

    def take(self, path: str) -> None:
        """Read the file and keep its pack; why it cannot be used is said under the list."""
        self.desk.jobs.run(
            partial(read_pack, Path(path)), done=self._read, failed=self._refuse, owner=self
        )

    def _read(self, tekst: str) -> None:
        try:
            pakke = ny_skemapakke(tekst, self._said.dag)
        except SkemapakkeError as error:
            self._refuse(error)
            return
        words = self.desk.texts("skemaer.er_hentet", navn=self._said.navn(pakke.instrument))
        if self._keep(pakke.instrument, tekst, words):
            self.refusal.refuse("")
            self.list.mark(pakke.instrument)
            self._show_marked()

    def _refuse(self, error: Exception) -> None:
        self.refusal.refuse(text_of(error, self.desk.texts) or self.desk.texts("fejl.lager"))

    def _take_out(self) -> None:
        kode = self.marked
        if kode in self._packs:
            words = self.desk.texts("skemaer.er_fjernet", navn=self._said.navn(kode))
            self._keep(kode, "", words)

    def _keep(self, kode: str, tekst: str, words: str) -> bool:
        name = NOEGLE + kode
        before = next((one for one in settings_of(self.desk) if one.noegle == name), None)
        after = before or ny_indstilling(enhed_of(self.desk).id, noegle=name)
        saving = Saving(after=replace(after, vaerdi=tekst), before=before)
        return deed.done(self.desk, (saving,), strip=STRIP, words=words) is not None

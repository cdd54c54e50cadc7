"""Statusrapport: the leader's words between the figures of a year, and the report on paper and in files (G128)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.periodetal import UdgivelseError, kraev_udgivelig
from akutdesk.domain.udgivelse import Udgivelse
from akutdesk.domain.vagt import KBH
from akutdesk.storage.saving import Saving
from akutdesk.ui import deed
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.file_saver import Fil
from akutdesk.ui.head import BarButton, Head, Strip
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.felt_panel import FeltPanel
from akutdesk.ui.leder.felter import Indhold, Svar, med, staar
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.place import enhed_of, settings_of
from akutdesk.ui.readable import Readable
from akutdesk.ui.statusrapport import state
from akutdesk.ui.statusrapport.making import Bestilling, bestilling
from akutdesk.ui.strip_saver import StripSaver, note_figures, note_not_given
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.udgivet_note import udgivet_note
from akutdesk.ui.udskriv.one_sheet import OneSheet

_LEFT: Final = 200
_STRIP: Final = "statusrapport"
_ENDINGS: Final = {"pdf": ".pdf", "csv": ".csv", "regneark": ".xlsx"}


class StatusrapportPage(Page):
    """Arrows choose a year, then a part; Enter writes. Ctrl+P prints. Raises AdgangError, StorageError."""

    SCOPE: ClassVar[str] = "statusrapport"
    HELP: ClassVar[str] = "statusrapport"
    TITLE_KEY: ClassVar[str] = "statusrapport.titel"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "EKSPORT")
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self.years = RowList(look, texts, name=texts("statusrapport.aar"), ticks_with_space=False)
        self.parts = MarkedList(desk, texts("statusrapport.dele"))
        self.saver = StripSaver(desk, self, texts="statusrapport.gem_fil.")
        self.sheet = OneSheet(desk, self, texts="statusrapport.ark.")
        self._heading = Heading(look, "", size=22)
        self._fixed = Text(look, "", colour="text2")
        self._both = TwoPanes(look, self._left(), Readable(look, self._right()), left_width=_LEFT)
        VBox(look, self).addWidget(self._both)
        self.set_head(Head(texts("statusrapport.titel")))
        self.set_bar(
            BarButton("udskriv", texts("statusrapport.udskriv"), kind="primary", icon="printer"),
            BarButton("gem_pdf", texts("statusrapport.gem_pdf"), icon="file-text"),
            BarButton("gem_csv", texts("statusrapport.gem_csv"), icon="file-text"),
            BarButton("gem_regneark", texts("statusrapport.gem_regneark"), icon="file-text"),
        )
        self._connect()

    def _left(self) -> QWidget:
        left = QWidget()
        box = VBox(self.look, left, margins=(16, 19, 16, 16))
        box.addWidget(self.years)
        box.addStretch(1)
        return left

    def _right(self) -> QWidget:
        look, right = self.look, QWidget()
        box = VBox(look, right, margins=(28, 16, 24, 16))
        about = Text(look, self.desk.texts("statusrapport.om"), colour="text2")
        for part, gap in ((self._heading, 4), (about, 4), (self._fixed, 12), (self.parts, 0)):
            box.addWidget(part)
            box.space(gap)
        box.addStretch(1)
        return right

    @override
    def first_focus(self) -> QWidget:
        return self.parts

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.years, self.parts)

    @override
    def on_enter(self) -> None:
        first = self.desk.store.statistik.foerste(self.desk.adgang)
        marked = self.years.marked
        years = state.aarene(first, self._today())
        self.years.set_rows([Row(year, str(year), high=40) for year in years])
        self.years.mark(marked if marked in years else years[0])
        self.refresh()

    @override
    def on_leave(self) -> None:
        self.saver.put_away()

    def refresh(self) -> None:
        """Read again what the leader wrote of the marked year."""
        texts = self.desk.texts
        self._heading.set_words(texts("statusrapport.titel_aar", aar=self.year))
        self._say_fixed()
        written = state.tekster(self.year, settings_of(self.desk))
        self.parts.set_rows(state.raekker(texts, written))

    def _say_fixed(self) -> None:
        words = udgivet_note(self.desk, state.udvalg(self.year))
        self._fixed.setText(words)
        self._fixed.setVisible(bool(words))

    @property
    def year(self) -> int:
        """The marked year."""
        marked = self.years.marked
        return marked if isinstance(marked, int) else self.desk.clock.now().year

    # ---- writing

    def _connect(self) -> None:
        self.years.moved.connect(self._moved)
        self.years.opened.connect(self._into)
        self.parts.opened.connect(self._ask)
        self.on("udskriv", self._print)
        for kind in _ENDINGS:
            self.on(f"gem_{kind}", partial(self._save, kind))
        self.sheet.said.connect(self._say)
        self.saver.saved.connect(self._say_fixed)
        self.desk.changes.saved.connect(self._on_saved)

    def _moved(self, _year: object) -> None:
        self.refresh()

    def _into(self, _year: object) -> None:
        """From the year into its parts."""
        self.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, del_: object) -> None:
        felt = state.felt(self.year, str(del_))
        navn = state.navn(self.desk.texts, str(del_))
        panel = FeltPanel(self.desk, felt, navn, self._indhold())

        def answered(svar: Svar) -> None:
            indhold = self._indhold()
            if svar == staar(felt, indhold):
                panel.close_saved()
                return
            after, before = med(felt, svar, indhold)
            words = self.desk.texts("statusrapport.skrevet", navn=navn)
            saving = Saving(after=after, before=before)
            if deed.done(self.desk, (saving,), strip=_STRIP, words=words):
                panel.close_saved()

        panel.svaret.connect(answered)
        self.desk.shell.open_overlay(panel)

    def _indhold(self) -> Indhold:
        desk = self.desk
        return Indhold(enhed=enhed_of(desk), indstillinger=settings_of(desk), nu=desk.clock.now())

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(Indstilling.TYPE, Udgivelse.TYPE):
            self.refresh()

    # ---- on paper and in files

    def _may(self) -> bool:
        """Whether the year has ended; if not, the page says so, and the words can be written meanwhile."""
        try:
            kraev_udgivelig(state.udvalg(self.year), self._today())
        except UdgivelseError:
            self.saver.refused.emit(self.desk.texts("statusrapport.ikke_slut", aar=self.year))
            return False
        return True

    def _today(self) -> date:
        return self.desk.clock.now().astimezone(KBH).date()

    def _print(self) -> None:
        if not self._may():
            return
        order = bestilling(self.desk, self.year)
        self.sheet.send(partial(_pdf, order), objekt_type="statusrapport")

    def _save(self, kind: str) -> None:
        if not self._may():
            return
        texts = self.desk.texts
        make: dict[str, Callable[[Bestilling], bytes]] = {
            "pdf": _pdf,
            "csv": _csv,
            "regneark": _spreadsheet,
        }
        fil = Fil(
            titel=texts("statusrapport.gem_fil.gem"),
            slags=texts(f"statusrapport.fil.{kind}"),
            navn=texts("statusrapport.fil_navn", aar=self.year) + _ENDINGS[kind],
            noter=partial(note_figures, self.desk, "statusrapport"),
            lav=partial(make[kind], bestilling(self.desk, self.year)),
            fortryd=partial(note_not_given, self.desk, "statusrapport"),
        )
        self.saver.ask(fil)

    def _say(self, words: str) -> None:
        self._say_fixed()
        self.desk.shell.done(Strip(_STRIP, "info", words, icon="printer"))


def _pdf(order: Bestilling) -> bytes:
    from akutdesk.reports.statusrapport import render_statusrapport

    return render_statusrapport(order.papir, order.rapport()).pdf


def _csv(order: Bestilling) -> bytes:
    from akutdesk.reports.talfil import ark_af, csv_bytes

    return csv_bytes(ark_af(order.rapport(), order.antal), order.skjult)


def _spreadsheet(order: Bestilling) -> bytes:
    from akutdesk.reports.talfil import ark_af, regneark_bytes

    return regneark_bytes(ark_af(order.rapport(), order.antal), order.skjult)

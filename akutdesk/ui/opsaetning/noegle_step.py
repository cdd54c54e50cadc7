"""Step 2, second half: both sheets on paper, in envelopes, and typed back (mockups/14-opsaetning)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.reports.udskrift import Afsender
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.error_summary import Missing
from akutdesk.ui.keys import hint
from akutdesk.ui.layout import HBox
from akutdesk.ui.noegleark import ark
from akutdesk.ui.noegleark.ark import Ark
from akutdesk.ui.noegleark.kit_grid import KitGrid
from akutdesk.ui.opsaetning import state
from akutdesk.ui.opsaetning.copy_overlay import CopyOverlay
from akutdesk.ui.opsaetning.deed import Deed
from akutdesk.ui.opsaetning.leder_step import NAME
from akutdesk.ui.opsaetning.pages import recovery_sheets
from akutdesk.ui.opsaetning.state import Opsaetning
from akutdesk.ui.opsaetning.step import Bench, Step
from akutdesk.ui.override import override
from akutdesk.ui.printer import JobState, Printer
from akutdesk.ui.text import Text
from akutdesk.ui.udskriv.paper_job import PaperJob, find_printers

SCOPE = "opsaetning"


class NoegleStep(Step):
    """Four deeds: paper, envelopes, the code of sheet 1, the code of sheet 2."""

    HEAD: ClassVar = tuple(f"opsaetning.noegle_{word}" for word in ("titel", "tekst", "tekst_2"))

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title=self.HEAD[0], words=self.HEAD[1:])
        self._printers: tuple[Printer, ...] = ()
        self._printer, self._asking = "", False
        self.second_open = False
        titles = ("ark_titel", "kuvert_titel", "skriv_1_titel", "skriv_2_titel")
        self.deeds = tuple(
            Deed(bench.look, bench.texts, number=n, title=bench.texts(f"opsaetning.{title}"))
            for n, title in enumerate(titles, start=1)
        )
        for deed in self.deeds:
            self.form.add(deed)
        self._fill_paper()
        self._fill_envelopes()
        self.grids = tuple(self._fill_grid(number) for number in (1, 2))
        find_printers(bench.jobs, bench.papers, done=self._found, owner=self)

    @override
    def first(self) -> QWidget | None:
        return self.print_button if self._printers else self.copy_button

    @override
    def show_state(self, state: Opsaetning) -> None:
        super().show_state(state)
        for field, text in zip(self.envelopes, state.kuverter, strict=True):
            if field.text() != text:
                field.setText(text)
        for number, grid in enumerate(self.grids):
            if state.ark:
                grid.show_ark(state.ark[number], state.ark[1 - number])
        self._show_deeds()

    @override
    def show_missing(self, words: Mapping[str, str]) -> tuple[Missing, ...]:
        for number, field in enumerate(self.envelopes, start=1):
            field.set_error(f"kuvert_{number}" in words)
        places: tuple[tuple[str, QWidget], ...] = (
            ("ark", self.first() or self.copy_button),
            ("kuvert_1", self.envelopes[0]),
            ("kuvert_2", self.envelopes[1]),
            ("tastet_1", self.grids[0].first_open()),
            ("tastet_2", self.grids[1].first_open()),
        )
        return tuple((words[name], place) for name, place in places if name in words)

    def open_second(self) -> None:
        """The first sheet is typed back; show the fields of the second."""
        self.second_open = True
        self._show_deeds()
        self.grids[1].first_open().setFocus()

    def print_sheets(self) -> None:
        """Alt+U: both sheets to the printer."""
        if not self._printers or not self.state.ark:
            return
        self._printer = self._printers[0].navn
        a, b = self.state.ark
        sender = Afsender(navn=self.state.sted.navn, telefon=self.state.sted.telefon)
        job = PaperJob(self.bench.jobs, self.bench.papers, self)
        job.sendt.connect(lambda: self._say("opsaetning.ark_sendt"))
        job.ended.connect(self._printed)
        kits = (a.kode, b.kode)
        job.send(lambda papir: recovery_sheets(papir, sender, kits), self._printer)

    def copy_next(self) -> None:
        """Alt+A: the sheet that is not on paper yet, large on the screen."""
        if self.state.ark:
            number = 0 if not self.state.paa_papir[0] else 1
            kode = self.state.ark[number].kode
            overlay = CopyOverlay(self.bench.look, self.bench.texts, nummer=number + 1, kode=kode)
            overlay.copied.connect(partial(self._copied, number))
            self.bench.open_overlay(overlay)

    # ---- deeds

    def _fill_paper(self) -> None:
        look, texts = self.bench.look, self.bench.texts
        self.words = Text(look, texts("opsaetning.ark_klar"))
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.print_button = Button(
            look, texts("opsaetning.ark_udskriv"), icon="printer", keys=hint("udskriv_igen", SCOPE)
        )
        self.copy_button = Button(
            look, texts("opsaetning.ark_afskriv"), icon="pencil", keys=hint("afskriv", SCOPE)
        )
        self.yes = Button(look, texts("opsaetning.ark_ja"))
        self.no = Button(look, texts("opsaetning.ark_nej"))
        self.print_button.clicked.connect(self.print_sheets)
        self.copy_button.clicked.connect(self.copy_next)
        self.yes.clicked.connect(self._have_them)
        self.no.clicked.connect(self.print_sheets)
        row = HBox(look, gap=8)
        row.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.yes, self.no, self.copy_button, self.print_button):
            row.addWidget(button)
        self.deeds[0].rows.addLayout(row)

    def _fill_envelopes(self) -> None:
        look, texts = self.bench.look, self.bench.texts
        row = HBox(look, gap=8)
        self._where = Text(look, texts("opsaetning.kuvert_hvor"), size=15, colour="text2")
        row.addWidget(self._where, 0, Qt.AlignmentFlag.AlignVCenter)
        row.space(16)
        names = [texts(f"opsaetning.kuvert_{n}") for n in (1, 2)]
        self.envelopes = tuple(self.line(name, limit=NAME, hint=name) for name in names)
        for field in self.envelopes:
            field.textEdited.connect(self._placed)
            field.refused.connect(self._say_refused)
            row.addWidget(field)
        self.deeds[1].rows.addLayout(row)

    def _fill_grid(self, number: int) -> KitGrid:
        look, texts = self.bench.look, self.bench.texts
        deed = self.deeds[number + 1]
        if number == 1:
            deed.rows.addWidget(Text(look, texts("opsaetning.skriv_tekst"), colour="text2"))
        grid = KitGrid(look, texts, nummer=number)
        grid.changed.connect(partial(self._typed, number - 1))
        deed.rows.addWidget(grid)
        return grid

    def _show_deeds(self) -> None:
        on_paper = all(self.state.paa_papir)
        done = [on_paper, all(text.strip() for text in self.state.kuverter)]
        done += [ark.skrevet_af(one) for one in self.state.ark] or [False, False]
        for deed, is_done in zip(self.deeds, done, strict=True):
            deed.set_done(done=is_done)
        self.deeds[2].body.setVisible(not self.second_open)
        self.deeds[3].body.setVisible(self.second_open)
        for button in (self.yes, self.no):
            button.setVisible(self._asking)
        self.print_button.setVisible(bool(self._printers) and not self._asking)
        self.copy_button.setVisible(not on_paper and not self._asking)
        word = "opsaetning.ark_udskriv_igen" if on_paper else "opsaetning.ark_udskriv"
        self.print_button.set_words(self.bench.texts(word))

    # ---- what happens

    def _found(self, printers: tuple[Printer, ...]) -> None:
        self._printers = printers
        if not printers:
            self.words.setText(self.bench.texts("opsaetning.ark_ingen"))
        waits = self.copy_button.hasFocus()
        self._show_deeds()
        if printers and waits:  # the step came before its printers: it begins where it would have
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _printed(self, how: JobState) -> None:
        if how is JobState.FAERDIG:
            self._have_them()
        elif how is JobState.SVARER_IKKE:
            self._say("opsaetning.ark_svarer_ikke")
        else:
            self._asking = True
            self._say("opsaetning.ark_uklar")
            self._show_deeds()

    def _have_them(self) -> None:
        self._asking = False
        tid = self.bench.kalender.klokken(self.bench.clock.now())
        self._say("opsaetning.ark_udskrevet", tid=tid)
        self.become(state.lagt_paa_papir(state.lagt_paa_papir(self.state, 0), 1))
        self._show_deeds()

    def _copied(self, number: int) -> None:
        self.become(state.lagt_paa_papir(self.state, number))
        both = all(self.state.paa_papir)
        self._say(
            "opsaetning.ark_afskrevet" if both else "opsaetning.ark_afskrevet_et", n=number + 1
        )
        self._show_deeds()

    def _placed(self) -> None:
        first, second = (field.text() for field in self.envelopes)
        for field in self.envelopes:
            field.set_error(False)
        self.become(replace(self.state, kuverter=(first, second)))
        self._show_deeds()

    def _say_refused(self, kode: str) -> None:
        """What cannot be kept did not go in; the sentence stands in front of the envelopes."""
        key = f"henvendelse.afvist.{kode}" if kode else "opsaetning.kuvert_hvor"
        self._where.setText(self.bench.texts(key))

    def _typed(self, number: int, typed: Ark) -> None:
        both = [*self.state.ark]
        both[number] = typed
        self.become(replace(self.state, ark=tuple(both)))
        self.grids[number].show_ark(typed, both[1 - number])
        self._show_deeds()

    def _say(self, key: str, **values: object) -> None:
        said = self.bench.texts(key, printer=self._printer, **values)
        self.words.setText(said)
        self.bench.say(said)

"""Step 4: a test page, with a ruler that shows whether the printer shrinks. May be skipped."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from akutdesk.reports.udskrift import Afsender
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.fields.list_box import ListBox
from akutdesk.ui.keys import hint
from akutdesk.ui.layout import HBox
from akutdesk.ui.opsaetning.pages import test_page
from akutdesk.ui.opsaetning.step import Bench, Step
from akutdesk.ui.override import override
from akutdesk.ui.printer import JobState, Printer
from akutdesk.ui.text import Text
from akutdesk.ui.udskriv.paper_job import PaperJob, find_printers

SCOPE = "opsaetning"
_WORDS = {
    JobState.FAERDIG: "opsaetning.proeve_ok",
    JobState.SVARER_IKKE: "opsaetning.proeve_svarer_ikke",
}


class ProeveStep(Step):
    """`sender` stands at the top of the page."""

    def __init__(self, bench: Bench, *, sender: Afsender) -> None:
        super().__init__(bench, title="opsaetning.proeve_titel", words=("opsaetning.proeve_tekst",))
        self._sender = sender
        texts, look = bench.texts, bench.look
        self.printer = ListBox(look, name=texts("opsaetning.proeve_printer"))
        self.go = Button(
            look,
            texts("opsaetning.proeve_knap"),
            icon="printer",
            keys=hint("udskriv_igen", SCOPE),
        )
        self.words = Text(look, "", colour="text2")
        row = QWidget()
        line = HBox(look, row, gap=8)
        line.addWidget(self.printer)
        line.addWidget(self.go)
        row.setFocusProxy(self.printer)
        self._row = Labelled(look, texts("opsaetning.proeve_printer"), row)
        self.form.add(self._row)
        self.form.add(self.words)
        self.go.clicked.connect(self.print_page)
        self._row.hide()
        find_printers(bench.jobs, bench.papers, done=self._found, owner=self)

    @override
    def first(self) -> QWidget | None:
        return self.go if self._row.isVisibleTo(self) else None

    def print_page(self) -> None:
        """Alt+U: send the page and follow it."""
        if not self.printer.chosen:
            return
        dag = self.bench.kalender.dato(self.bench.clock.now())
        job = PaperJob(self.bench.jobs, self.bench.papers, self)
        job.sendt.connect(partial(self._say, "opsaetning.proeve_sendt"))
        job.ended.connect(self._ended)
        job.send(lambda papir: test_page(papir, self._sender, dag), self.printer.chosen)

    def _found(self, printers: tuple[Printer, ...]) -> None:
        self.printer.set_options([(one.navn, one.navn) for one in printers])
        self._row.setVisible(bool(printers))
        if not printers:
            self._say("opsaetning.proeve_ingen")

    def _ended(self, how: JobState) -> None:
        self._say(_WORDS.get(how, "opsaetning.proeve_uklar"))
        self.go.set_words(self.bench.texts("opsaetning.proeve_igen"))

    def _say(self, key: str) -> None:
        said = self.bench.texts(key, printer=self.printer.chosen)
        self.words.setText(said)
        self.bench.say(said)

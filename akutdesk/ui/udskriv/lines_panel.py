"""A simple list where the citizen chooses what a card or a discreet sheet shall hold."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.reports.udskrift import telefon
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.fields.row_list import RowList
from akutdesk.ui.fields.row_paint import Row
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.udskriv.line_choice import (
    ChoiceLine,
    Key,
    card_lines,
    card_without,
    discreet_lines,
    marks_of,
)
from akutdesk.ui.udskriv.list_pane import ListPane
from akutdesk.ui.udskriv.papers import Kept, PlanPapers
from akutdesk.ui.udskriv.state import Choice

_CARD_HEADS = {
    "numre": "papir.lommekort.numre",
    "fast": "papir.lommekort.fast",
    "tegn": "papir.lommekort.tegn",
    "selv": "papir.lommekort.selv",
}


class LinesPanel(Overlay):
    """Space takes a line out or in again. `chosen` gives a Kept, and the panel goes."""

    SCOPE: ClassVar[str] = "udskriv"

    chosen = Signal(object)

    def __init__(
        self, desk: Desk, papers: PlanPapers, kept: Kept, choice: Choice, *, card: bool
    ) -> None:
        super().__init__(desk.look, width=560, height=560)
        self._desk = desk
        self._papers = papers
        self._kept = kept
        self._choice = choice
        self._card = card
        self._whole = papers.whole_card(kept)
        self._lines: tuple[ChoiceLine, ...] = (
            card_lines(self._whole) if card else discreet_lines(papers.plan)
        )
        self._hidden: set[Key] = set() if card else set(kept.skjul)
        self._marks = marks_of(papers.plan, kept)
        title = "udskriv.linjer.titel_kort" if card else "udskriv.linjer.titel_diskret"
        self.setAccessibleName(desk.texts(title))
        self._fit = Text(desk.look, "", weight=600)
        self.list = RowList(desk.look, desk.texts, name=desk.texts(title))
        self.mark = LineField(desk.look, name=desk.texts("udskriv.linjer.maerke_navn"))
        self.finish = Button(
            desk.look,
            desk.texts("udskriv.linjer.faerdig"),
            kind="primary",
            keys=keys.hint("gem_luk"),
            size="bar",
        )
        self._build(desk.texts(title))
        self._connect()
        self._show_rows()
        self._measure()

    @override
    def first_focus(self) -> QWidget:
        return self.list

    def _build(self, title: str) -> None:
        look, texts = self.look, self._desk.texts
        box = VBox(look, self, gap=8, margins=(32, 24, 32, 20))
        box.addWidget(Heading(look, title, size=22))
        key = "udskriv.linjer.hjaelp_kort" if self._card else "udskriv.linjer.hjaelp_diskret"
        box.addWidget(Text(look, texts(key), size=15, colour="text2"))
        box.addWidget(ListPane(look, self.list), 1)
        box.addWidget(self.mark)
        box.addWidget(self._fit)
        foot = HBox(look, gap=8)
        back = Button(
            look, texts("udskriv.linjer.luk"), kind="quiet", keys=keys.hint("luk"), size="bar"
        )
        back.clicked.connect(self.close_overlay)
        foot.addWidget(self.finish)
        foot.addWidget(back)
        foot.addStretch(1)
        box.addLayout(foot)

    def _connect(self) -> None:
        self.list.ticked.connect(self._toggle)
        self.list.opened.connect(self._toggle)
        self.list.moved.connect(self._offer_mark)
        self.mark.textEdited.connect(self._marked)
        self.finish.clicked.connect(self._finish)
        self.on("gem_luk", self._finish)
        self.mark.hide()
        self._pause = QTimer(self, interval=60, singleShot=True)
        self._pause.timeout.connect(self._measure)

    # ---- rows

    def _show_rows(self) -> None:
        rows: list[Row] = []
        part = ""
        for line in self._lines:
            if line.key[0] != part:
                part = line.key[0]
                rows.append(Row(("head", part), self._head(part), heading=True))
            marked = self._marks.get(line.number, "") if line.number else ""
            ticked = line.key not in self._hidden
            rows.append(Row(line.key, line.text, right=marked, ticked=ticked, high=40))
        self.list.set_rows(rows)

    def _head(self, part: str) -> str:
        key = _CARD_HEADS.get(part) or f"papir.plan.{part.lower()}"
        return self._desk.texts(key).rstrip(":")

    def _toggle(self, key: Key) -> None:
        self._hidden ^= {key}
        self._show_rows()
        self._pause.start()

    def _line(self, key: object) -> ChoiceLine | None:
        return next((line for line in self._lines if line.key == key), None)

    def _offer_mark(self, key: object) -> None:
        line = self._line(key)
        there = line is not None and bool(line.number)
        self.mark.setVisible(there)
        if line is not None and there:
            self.mark.setPlaceholderText(
                self._desk.texts("udskriv.linjer.maerke", nummer=telefon(line.number))
            )
            self.mark.setText(self._marks.get(line.number, ""))

    def _marked(self, text: str) -> None:
        line = self._line(self.list.marked)
        if line is not None:
            self._marks[line.number] = text
            self._show_rows()

    # ---- does it fit?

    @property
    def _now(self) -> Kept:
        if self._card:
            return replace(self._kept, kort=card_without(self._whole, self._hidden))
        marks = tuple(sorted(self._marks.items()))
        return replace(self._kept, skjul=frozenset(self._hidden), maerker=marks)

    def _measure(self) -> None:
        if not self._card:
            self._fit.hide()
            return
        work = partial(_too_many, self._papers, self._now, diskret=self._choice.diskret)
        self._desk.jobs.run(work, done=self._say, failed=lambda _: None, owner=self)

    def _say(self, count: int) -> None:
        texts = self._desk.texts
        if not count:
            words = texts("udskriv.linjer.passer")
        elif count == 1:
            words = texts("udskriv.linjer.for_meget_1")
        else:
            words = texts("udskriv.linjer.for_meget", n=count)
        self._fit.setText(words)
        self._fit.set_ink(colour="warn" if count else "ok")
        self._desk.shell.say(words)

    def _finish(self) -> None:
        kept = self._now
        self.close_overlay()
        self.chosen.emit(kept)


def _too_many(papers: PlanPapers, kept: Kept, *, diskret: bool) -> int:
    """How many lines there is no room for. Runs in a job."""
    return len(papers.card(diskret=diskret, kept=kept).rester)

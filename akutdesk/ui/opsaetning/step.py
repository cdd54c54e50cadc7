"""What the steps of the first run share: a title, a few words, and fields that tell of each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.clock import Clock
from akutdesk.domain.codes import Codes
from akutdesk.domain.kalender import Kalender
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.ui.fields.error_summary import Missing
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.form import Form
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.laas.door_screen import Sight
from akutdesk.ui.layout import VBox
from akutdesk.ui.opsaetning.state import Opsaetning
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look
from akutdesk.ui.udskriv.paper_job import Papers

PADDING = 48
"""From the card's edge to what stands on it."""
NARROW, NARROW_PADDING = 684, 16
"""Below this width the card has no room to give away; the form does the same."""


@dataclass(frozen=True, kw_only=True)
class Bench:
    """What the first run works with."""

    sight: Sight
    codes: Codes
    jobs: Jobs
    papers: Papers
    krav: Adgangskodekrav
    open_overlay: Callable[[Overlay], None]
    say: Callable[[str], None]

    @property
    def look(self) -> Look:
        """The look."""
        return self.sight.look

    @property
    def texts(self) -> Texts:
        """The words."""
        return self.sight.texts

    @property
    def clock(self) -> Clock:
        """The clock."""
        return self.sight.clock

    @property
    def kalender(self) -> Kalender:
        """How times and dates are said."""
        return self.sight.kalender


class Step(QWidget):
    """One step on the card. `changed` carries the whole set-up as it stands after a change."""

    changed = Signal(object)

    def __init__(self, bench: Bench, *, title: str, words: tuple[str, ...]) -> None:
        super().__init__()
        self.bench = bench
        self.state = Opsaetning()
        self.rows = VBox(bench.look, self)
        self._head = VBox(bench.look, margins=(PADDING, 31, PADDING, 0))
        self._head.addWidget(Heading(bench.look, bench.texts(title), size=22))
        self._head.space(6)
        for key in words:
            self._head.addWidget(Text(bench.look, bench.texts(key)))
        self.rows.addLayout(self._head)
        self.form = Form(bench.look, margins=(PADDING, 20, PADDING, 16))
        self.rows.addWidget(self.form)
        self.rows.addStretch(1)
        self.fields: dict[str, Labelled] = {}

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.bench.look.px(NARROW)
        edge, top = (NARROW_PADDING, 16) if narrow else (PADDING, 31)
        self._head.set_measures(gap=0, margins=(edge, top, edge, 0))

    def show_state(self, state: Opsaetning) -> None:
        """Fill the fields; nothing of that is told by `changed`."""
        self.state = state

    def first(self) -> QWidget | None:
        """Where the cursor begins."""
        return next((row.field for row in self.fields.values()), None)

    def show_missing(self, words: Mapping[str, str]) -> tuple[Missing, ...]:
        """Say at each field what is missing; the sentences with their fields come back for the summary.

        `words`: field name, as `state.mangler` has it, to sentence.
        """
        for name, row in self.fields.items():
            row.set_error(words.get(name, ""))
        return tuple((words[name], row) for name, row in self.fields.items() if name in words)

    def add(self, name: str, row: Labelled) -> None:
        """A labelled field, known by the name that `state.mangler` uses."""
        self.fields[name] = row
        self.form.add(row)

    def line(self, label: str, *, limit: int, hint: str = "") -> GuardedLine:
        """A line that takes what can be kept; what it cannot take is said at its row (ui/refusals.py)."""
        return GuardedLine(self.bench.look, name=label, limit=limit, hint=hint)

    def become(self, state: Opsaetning) -> None:
        """Something was typed or chosen."""
        self.state = state
        self.changed.emit(state)

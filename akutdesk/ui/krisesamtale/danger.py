"""Step 2: is there danger now? Question and answer on one line, the deed right under it (mock-up 04-trin2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import sikkerhedsafklaring as rules
from akutdesk.domain.guide import Spoergsmaal
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.guide.deed import DeedStrip
from akutdesk.ui.guide.nested import Nested
from akutdesk.ui.krisesamtale.danger_rows import DangerRows, make_rows
from akutdesk.ui.krisesamtale.deeds import Deeds
from akutdesk.ui.layout import Divider, VBox
from akutdesk.ui.panes import come_into_sight

_DEED_AFTER: Mapping[str, str] = {
    "tidspunkt": "E3",
    "allerede_handlet": "E1",
    "stemmer_befaler": "E4",
    "fare_for_andre": "E5",
    "vold_i_hjemmet": "E8",
    "boern_bekymring": "E7",
}
"""Where the words of an escalation stand: under the question whose answer calls for them."""

_WORRY = "E7"

_NESTED = (rules.AFKLARENDE, rules.HANDLET)
_RULED = ("andre_til_stede", "tanker")
"""Questions with a line above them."""

_GAP = 9
_STRIP_AIR = (0, 4, 0, 4)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the form shows: the answers, the chosen level, and what the citizen is called."""

    svar: Sikkerhedsafklaring
    handleniveau: str | None
    navn: str
    nu: datetime


class DangerForm(QWidget):
    """The questions in their order; later ones follow from earlier answers. No score, no colour, no sum."""

    answered = Signal(str, tuple)
    """Field and chosen codes."""
    asked = Signal(str)
    """An action of the key table."""

    def __init__(
        self, desk: Desk, guide: Mapping[str, Spoergsmaal], deeds: Deeds, dag: date
    ) -> None:
        super().__init__()
        self._desk = desk
        self._deeds = deeds
        self.parts: DangerRows = make_rows(desk, guide, dag, self.answered.emit)
        self.strips: dict[str, DeedStrip] = {}
        self._holders: dict[str, QWidget] = {}
        self._nested: dict[tuple[str, ...], Nested] = {}
        self._box = VBox(desk.look, self, gap=_GAP)
        self._build()

    def first(self) -> QWidget:
        """The first question without an answer."""
        for felt, group in self.parts.groups.items():
            if not group.chosen and not self.parts.rows[felt].isHidden():
                return group.stop()
        return self.parts.rows["andre_til_stede"].stop()

    def show_answers(self, seen: Seen) -> None:
        """Show the answers, the questions that follow from them, and what to do now."""
        shown = rules.spoergsmaal(seen.svar, seen.handleniveau)
        for felt, row in self.parts.rows.items():
            row.setVisible(felt in shown)
        for felter, nested in self._nested.items():
            nested.setVisible(any(felt in shown for felt in felter))
        self.parts.load(seen.svar)
        due = rules.eskaleringer(seen.svar)
        for kode, strip in self.strips.items():
            holder = self._holders[kode]
            if kode in due:
                strip.say(*self._deeds.say(kode, seen.navn, seen.nu))
                if holder.isHidden() and self.isVisible():
                    QTimer.singleShot(0, strip, partial(come_into_sight, strip))
            holder.setVisible(kode in due)

    def _build(self) -> None:
        last = ("droeftet_med", "droeftet_med_navn")
        for felt in (felt for felt in self.parts.rows if felt not in last):
            self._add(felt)

    def _add(self, felt: str) -> None:
        row = self.parts.rows[felt]
        group = next((felter for felter in _NESTED if felt in felter), None)
        if group is not None:
            self._nested_box(group).rows.addWidget(row)
        else:
            if felt in _RULED:
                self._box.addWidget(Divider(self._desk.look))
            self._box.addWidget(row)
        if felt in _DEED_AFTER:
            self._add_strip(_DEED_AFTER[felt])

    def _nested_box(self, felter: tuple[str, ...]) -> Nested:
        if felter not in self._nested:
            nested = Nested(self._desk.look)
            self._nested[felter] = nested
            self._box.addWidget(nested)
        return self._nested[felter]

    def _add_strip(self, kode: str) -> None:
        words, action, hint = self._way_on(kode)
        strip = DeedStrip(self._desk.look, words, hint=hint)
        strip.call_asked.connect(partial(self.asked.emit, action))
        holder = QWidget()
        VBox(self._desk.look, holder, margins=_STRIP_AIR).addWidget(strip)
        holder.hide()
        self.strips[kode] = strip
        self._holders[kode] = holder
        self._box.addWidget(holder)

    def _way_on(self, kode: str) -> tuple[str, str, str]:
        """From a deed to what one does it with: words, action and key. A worry for a child is written, not rung."""
        if kode == _WORRY:
            words = self._desk.texts("krisesamtale.underretning")
            return words, "underretning", keys.hint("underretning", "krisesamtale")
        return self._desk.texts("guide.ring"), "akutkort", keys.hint("akutkort")

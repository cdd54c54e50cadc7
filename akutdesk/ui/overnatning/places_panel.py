"""Alt+P, for the leader: the municipality's decision, how many places and nights, and what the brandliste says."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.kalender import kalender
from akutdesk.domain.vagt import KBH
from akutdesk.storage.saving import Saving
from akutdesk.ui.deed import done
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.tidspunkt import laes_dag
from akutdesk.ui.layout import HBox
from akutdesk.ui.overnatning.number_line import NumberLine
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of

STRIP: Final = "pladser"
MOST_NIGHTS: Final = 3
"""The law's own limit (SEL 82 c stk. 3); a leader may set fewer."""
_NUMBERS: Final = ("antal_pladser", "max_naetter", "antal_beboere")
_UNDECIDED: Final = "INGEN"


class PlacesPanel(FormPanel):
    """One record, changed as a whole; it is saved here."""

    HELP: ClassVar[str] = "overnatning"

    def __init__(self, desk: Desk) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("overnatning.saet_op.titel"))
        self._desk, self._before = desk, enhed_of(desk)
        day = desk.clock.now().astimezone(KBH).date()
        title = texts("overnatning.saet_op.hjemmel")
        asked = question_of(desk.codes["overnatning_hjemmel"], day, title=title)
        self.hjemmel = ChoiceGroup(look, texts, asked, columns=2, label="top")
        self.dato = self._line("overnatning_hjemmel_dato", 20)
        self.tekst = self._line("overnatning_hjemmel_tekst")
        self.moedested = self._line("moedested")
        self.numbers = {
            felt: NumberLine(look, name=texts(f"overnatning.saet_op.{felt}")) for felt in _NUMBERS
        }
        self._asked = {
            felt: Labelled(look, line.accessibleName(), line, label_at="top")
            for felt, line in (
                ("overnatning_hjemmel_dato", self.dato),
                ("overnatning_hjemmel_tekst", self.tekst),
                ("moedested", self.moedested),
                *self.numbers.items(),
            )
        }
        self._lay_out()
        self._fill()
        self.set_foot(texts("overnatning.saet_op.gem"), texts("overnatning.tilbage"), self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.hjemmel.stop()

    def _lay_out(self) -> None:
        numbers = QWidget()
        across = HBox(self.look, numbers, gap=24)
        for felt in _NUMBERS:
            across.addWidget(self._asked[felt], 1)
        self.add(
            self.hjemmel,
            self._asked["overnatning_hjemmel_dato"],
            self._asked["overnatning_hjemmel_tekst"],
            numbers,
            self._asked["moedested"],
        )

    def _line(self, felt: str, limit: int = 0) -> GuardedLine:
        texts = self._desk.texts
        key = f"overnatning.saet_op.hjaelp_{felt}"
        return GuardedLine(
            self.look,
            name=texts(f"overnatning.saet_op.{felt}"),
            limit=limit or fritekst.graense(Enhed.TYPE, felt),
            hint=texts(key) if key in texts else "",
        )

    def _fill(self) -> None:
        place = self._before
        self.hjemmel.set_chosen((place.overnatning_hjemmel,))
        decided = place.overnatning_hjemmel_dato
        self.dato.setText(kalender(self._desk.codes).lang(decided) if decided else "")
        self.tekst.setText(place.overnatning_hjemmel_tekst)
        self.moedested.setText(place.moedested)
        for felt, line in self.numbers.items():
            line.put(getattr(place, felt))

    def _finish(self) -> None:
        desk = self._desk
        after = self._read()
        wrong = self._faults(after)
        for felt, row in self._asked.items():
            row.set_error(desk.texts(wrong[felt]) if felt in wrong else "")
        if wrong:
            self._asked[next(iter(wrong))].stop().setFocus(Qt.FocusReason.OtherFocusReason)
            self.refit()
            return
        saving = Saving(after=after, before=self._before)
        if done(desk, [saving], strip=STRIP, words=desk.texts("overnatning.saet_op.gemt")):
            self.close_overlay()

    def _read(self) -> Enhed:
        now, before = self._desk.clock.now(), self._before
        same = before.overnatning_hjemmel_dato
        typed = self.dato.text().strip()
        shown = kalender(self._desk.codes).lang(same) if same else ""
        day = same if typed == shown else laes_dag(typed, now)
        told = {felt: line.tal for felt, line in self.numbers.items()}
        return replace(
            before,
            overnatning_hjemmel=self.hjemmel.chosen[0],
            overnatning_hjemmel_dato=day,
            overnatning_hjemmel_tekst=self.tekst.text(),
            moedested=self.moedested.text(),
            **{felt: count for felt, count in told.items() if count is not None},
        )

    def _faults(self, after: Enhed) -> dict[str, str]:
        """The sentence for each field that cannot be taken."""
        found: dict[str, str] = {}
        undated = after.overnatning_hjemmel != _UNDECIDED and after.overnatning_hjemmel_dato is None
        if undated or (self.dato.text().strip() and after.overnatning_hjemmel_dato is None):
            found["overnatning_hjemmel_dato"] = "overnatning.saet_op.mangler_dato"
        for felt, line in self.numbers.items():
            if line.tal is None:
                found[felt] = "overnatning.mangler.tal"
        if not 1 <= (self.numbers["max_naetter"].tal or 1) <= MOST_NIGHTS:
            found["max_naetter"] = "overnatning.saet_op.hoejst"
        return found

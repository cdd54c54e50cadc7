"""Step 3: when the shifts begin, and who may unlock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain import vagttider
from akutdesk.domain.record import new_id
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.reports.seddel import Seddel
from akutdesk.reports.udskrift import Afsender
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.vault_errors import InitialsTaken
from akutdesk.ui import keys
from akutdesk.ui.adgangskode.slip_printing import SlipPrinting
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.error_summary import Missing
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.fields.list_box import ListBox
from akutdesk.ui.fields.row_paint import Row
from akutdesk.ui.laas.initials_field import InitialsField
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.opsaetning.leder_step import NAME
from akutdesk.ui.opsaetning.proeve_step import SCOPE
from akutdesk.ui.opsaetning.step import Bench, Step
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

ROLLER = ("MEDARBEJDER", "VIKAR", "BAGVAGT", "LEDER")
"""The roles that step 3 gives; the rest wait for the issue on trust (design.md 8.20)."""

LetIn = Callable[[Bruger], str]
"""Slow: let somebody in; the temporary password comes back. Raises InitialsTaken."""

_TIME = 8
"""Signs of a time of day."""
_TIME_WIDE = 84
_ROW_HIGH = 36
"""As high as a field: the first row stands on the line of its label, as every other answer does."""


class VagterStep(Step):
    """`let_in` is made in a job. The temporary password is shown once and kept nowhere."""

    def __init__(
        self,
        bench: Bench,
        *,
        let_in: LetIn,
        staff: Sequence[Bruger],
        begins: Vagtgraenser,
        sender: Afsender,
    ) -> None:
        super().__init__(bench, title="opsaetning.vagter_titel", words=("opsaetning.vagter_tekst",))
        self._let_in = let_in
        self._staff = list(staff)
        self._begins = begins
        self.busy = False
        self.times = self._fill_times()
        self._measure()
        self.slip = Text(bench.look, "", size=18, weight=600)
        self._newest: Bruger | None = None
        self._printing = SlipPrinting(bench.jobs, bench.papers, bench.texts, self, afsender=sender)
        self._printing.said.connect(self._say_printed)
        self._print_button = self._make_print_button()
        self._said = Text(bench.look, "", size=15, colour="text2")
        self.list = MarkedList(bench, bench.texts("opsaetning.personale"))
        self._people = Labelled(bench.look, bench.texts("opsaetning.personale"), self.list)
        self._fill_person()
        self.form.add(self._people)
        self._show_staff()

    @override
    def first(self) -> QWidget | None:
        return self.initials

    def graenser(self) -> Vagtgraenser | None:
        """The shift borders as typed; None if they are not three clock times in order."""
        return vagttider.laes(self._begins, tuple(field.text() for field in self.times))

    def typed(self) -> tuple[str, str, str]:
        """Initials, name and role of somebody who has no way in yet; two empty texts if nobody is typed."""
        return self.initials.text().strip(), self.name.text().strip(), self.role.chosen

    def put_back(self, typed: tuple[str, str, str]) -> None:
        """What was typed when a telephone rang."""
        self.initials.setText(typed[0])
        self.name.setText(typed[1])
        self.role.set_chosen(typed[2])

    @override
    def show_missing(self, words: Mapping[str, str]) -> tuple[Missing, ...]:
        missing = super().show_missing(words)
        if "vagt" in words:
            return ((words["vagt"], self.times[0]), *missing)
        return missing

    def let_in(self) -> None:
        """Enter, or the button: give the typed person a way in."""
        initials, name, role = self.typed()
        if self.busy:
            return
        if not initials or not name:
            self._say("opsaetning.ny_mangler")
            return
        new = Bruger(id=new_id(), initialer=initials, navn=name, rolle=role)
        self.busy = True
        self._say("opsaetning.ny_arbejder")
        self.bench.jobs.run(
            partial(self._let_in, new),
            done=lambda slip: self._is_in(new, slip),
            failed=self._is_not_in,
            owner=self,
        )

    def print_slip(self) -> None:
        """Alt+U: the code that stands here, on paper, so that nobody has to copy it."""
        if self._newest is not None and self.slip.text():
            new = self._newest
            seddel = Seddel(navn=new.navn, initialer=new.initialer, kode=self.slip.text())
            self._printing.print_slip(seddel)

    def _say_printed(self, said: str) -> None:
        """Beside the code, which stays: it is shown once."""
        if self.slip.text():
            _tell(self._said, said)
            self.bench.say(said)

    def _make_print_button(self) -> Button:
        words, hint = self.bench.texts("adgangskode.seddel_knap"), keys.hint("udskriv_igen", SCOPE)
        button = Button(self.bench.look, words, icon="printer", keys=hint)
        button.clicked.connect(self.print_slip)
        button.hide()
        return button

    def _is_in(self, new: Bruger, slip: str) -> None:
        self.busy = False
        self._newest = new
        self._staff.append(new)
        self._show_staff()
        self._say("opsaetning.ny_kode", initialer=new.initialer)
        _tell(self.slip, slip)
        self._print_button.show()
        self.slip.setAccessibleName(f"{self.bench.texts('opsaetning.ny_kode_navn')}: {slip}")
        for field in (self.initials, self.name):
            field.clear()
        self._typing()
        self.initials.setFocus()

    def _is_not_in(self, error: Exception) -> None:
        self.busy = False
        taken = isinstance(error, InitialsTaken)
        self._say("opsaetning.ny_findes" if taken else "fejl.lager")

    def _fill_times(self) -> tuple[LineField, ...]:
        look, texts = self.bench.look, self.bench.texts
        held = self._begins
        shown = tuple(vagttider.vist(t) for t in (held.dag, held.aften, held.nat))
        names = tuple(texts(f"opsaetning.vagt_{part}") for part in ("dag", "aften", "nat"))
        fields = tuple(self.line(name, limit=_TIME) for name in names)
        row = QWidget()
        line = HBox(look, row, gap=8)
        for field, name, text in zip(fields, names, shown, strict=True):
            field.setText(text)
            label = Text(look, name, size=15, colour="text2")
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(field)
            line.space(16)
        line.addStretch(1)
        look.changed.connect(self._measure)
        row.setFocusProxy(fields[0])
        self.add("vagt", Labelled(look, texts("opsaetning.vagter"), row))
        return fields

    def _fill_person(self) -> None:
        look, texts = self.bench.look, self.bench.texts
        initials, name = texts("opsaetning.ny_initialer"), texts("opsaetning.ny_navn")
        self.initials = InitialsField(look, name=initials, hint=initials)
        self.name = self.line(name, limit=NAME, hint=name)
        labels = self.bench.codes["rolle"]
        options = [(kode, labels.label(kode)) for kode in ROLLER]
        self.role = ListBox(look, name=texts("opsaetning.ny_rolle"), options=options)
        give = Button(look, texts("opsaetning.ny_knap"), keys="Enter")
        row = QWidget()
        both = VBox(look, row, gap=8)
        line, answer, paper = HBox(look, gap=8), HBox(look, gap=16), HBox(look)
        for widget in (self.initials, self.name, self.role, give):
            line.addWidget(widget)
        for words in (self._said, self.slip):
            answer.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
            words.hide()
        answer.addStretch(1)
        both.addLayout(line)
        both.addLayout(answer)
        paper.addWidget(self._print_button)
        paper.addStretch(1)
        both.addLayout(paper)
        row.setFocusProxy(self.initials)
        self.add("ny", Labelled(look, texts("opsaetning.ny_titel"), row))
        give.clicked.connect(self.let_in)
        for field in (self.initials, self.name):
            field.returnPressed.connect(self.let_in)
            field.textEdited.connect(self._typing)

    def _measure(self) -> None:
        """A clock time fits at every text size."""
        for field in self.times:
            field.setFixedWidth(self.bench.look.px(_TIME_WIDE))

    def _typing(self) -> None:
        self.fields["ny"].set_error("")

    def _show_staff(self) -> None:
        labels = self.bench.codes["rolle"]
        self.list.set_rows(
            [
                Row(
                    id=one.id,
                    text=one.navn,
                    time=one.initialer,
                    right=labels.label(one.rolle),
                    high=_ROW_HIGH,
                )
                for one in self._staff
            ]
        )
        self._people.measure_again()

    def _say(self, key: str, **values: object) -> None:
        said = self.bench.texts(key, **values)
        _tell(self.slip, "")
        self._print_button.hide()
        _tell(self._said, said)
        self.bench.say(said)


def _tell(line: Text, words: str) -> None:
    """A line without words takes no room between the fields and the list."""
    line.setText(words)
    line.setVisible(bool(words))

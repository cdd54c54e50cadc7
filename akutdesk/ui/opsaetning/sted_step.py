"""Step 1: the place, its municipalities and region, and whom to call at night."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from akutdesk.domain.codes import CodeList
from akutdesk.ui.fields.chip_face import Choice
from akutdesk.ui.fields.choice_group import ChoiceGroup
from akutdesk.ui.fields.error_summary import Missing
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.fields.line_list import LineList
from akutdesk.ui.fields.question import Question
from akutdesk.ui.layout import HBox
from akutdesk.ui.opsaetning.state import Opsaetning
from akutdesk.ui.opsaetning.step import Bench, Step
from akutdesk.ui.override import override

NUMBER = 40
_LIMITS = {"navn": 80, "adresse": 200, "bagvagt_navn": 80}
"""Signs a field holds; the rest are telephone numbers."""

_PLAIN = ("navn", "telefon", "adresse")
_HINTS = ("adresse", "doegnvagt")
_BEFORE_REGION = (*_PLAIN, "kommuner")


class StedStep(Step):
    """Everything but the address is asked for."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title="opsaetning.sted_titel", words=("opsaetning.sted_tekst",))
        self._kommuner = bench.codes["kommune"]
        self._lines: dict[str, LineField] = {}
        self._completed: list[LineField] = []
        for name in _PLAIN:
            self._add_line(name)
        texts, look = bench.texts, bench.look
        self.towns = LineList(look, texts, name=texts("opsaetning.sted_kommuner"))
        self.towns.changed.connect(self._towns_changed)
        self.add("kommuner", Labelled(look, texts("opsaetning.sted_kommuner"), self.towns))
        self.region = ChoiceGroup(look, texts, self._regions(), boxes=False)
        self.region.changed.connect(self._region_chosen)
        self.form.add(self.region)
        self.add("bagvagt", Labelled(look, texts("opsaetning.sted_bagvagt"), self._bagvagt()))
        self._add_line("doegnvagt")
        self._complete()

    @override
    def show_state(self, state: Opsaetning) -> None:
        super().show_state(state)
        for name, line in self._lines.items():
            line.setText(getattr(state.sted, name))
        self.towns.set_lines(tuple(self._kommuner.label(k) for k in state.sted.kommuner))
        self.region.set_chosen((state.sted.region,) if state.sted.region else ())
        self._complete()

    @override
    def show_missing(self, words: Mapping[str, str]) -> tuple[Missing, ...]:
        told = self._with_unknown(words)
        self.region.set_error(told.get("region", ""))
        missing = super().show_missing(told)
        if "region" not in told:
            return missing
        before = sum(name in told for name in _BEFORE_REGION)
        return (*missing[:before], (told["region"], self.region), *missing[before:])

    @property
    def unknown_towns(self) -> tuple[str, ...]:
        """Lines that name no municipality."""
        return tuple(line for line in self.towns.lines if _code_of(self._kommuner, line) is None)

    def _with_unknown(self, words: Mapping[str, str]) -> Mapping[str, str]:
        if not self.unknown_towns:
            return words
        return {**words, "kommuner": self.bench.texts("opsaetning.sted_kommune_ukendt")}

    def _add_line(self, name: str) -> None:
        texts, look = self.bench.texts, self.bench.look
        label = texts(f"opsaetning.sted_{name}")
        hint = texts(f"opsaetning.sted_{name}_hint") if name in _HINTS else ""
        self.add(name, Labelled(look, label, self._line(name, label, hint)))

    def _line(self, name: str, label: str, hint: str = "") -> LineField:
        line = self.line(label, limit=_LIMITS.get(name, NUMBER), hint=hint)
        line.textEdited.connect(lambda: self._typed(name))
        self._lines[name] = line
        return line

    def _bagvagt(self) -> QWidget:
        texts = self.bench.texts
        both = _Pair()
        row = HBox(self.bench.look, both, gap=8)
        for name, key in (("bagvagt_navn", "navn"), ("bagvagt", "nummer")):
            label = texts(f"opsaetning.sted_bagvagt_{key}")
            row.addWidget(self._line(name, label, hint=label))
        both.number = self._lines["bagvagt"]
        both.setFocusProxy(self._lines["bagvagt_navn"])
        return both

    def _regions(self) -> Question:
        today = self.bench.kalender.dato(self.bench.clock.now())
        codes = self.bench.codes["region"].aktive(today)
        choices = tuple(
            Choice(code.kode, code.kort, digit=str(number), full=code.label)
            for number, code in enumerate(codes, start=1)
        )
        return Question(self.bench.texts("opsaetning.sted_region"), choices)

    def _typed(self, name: str) -> None:
        sted = replace(self.state.sted, **{name: self._lines[name].text().strip()})
        self.become(replace(self.state, sted=sted))

    def _towns_changed(self) -> None:
        codes = (_code_of(self._kommuner, line) for line in self.towns.lines)
        known = tuple(dict.fromkeys(code for code in codes if code is not None))
        self.become(replace(self.state, sted=replace(self.state.sted, kommuner=known)))
        self._complete()

    def _region_chosen(self, chosen: tuple[str, ...]) -> None:
        region = chosen[0] if chosen else ""
        self.become(replace(self.state, sted=replace(self.state.sted, region=region)))

    def _complete(self) -> None:
        """Each line completes a municipality's name as it is typed; nothing pops up."""
        for line in self.towns.fields:
            if line not in self._completed:
                self._completed.append(line)
                names = [code.label for code in self._kommuner.koder if not _is_ours(code.kode)]
                completer = QCompleter(sorted(names), line)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
                line.setCompleter(completer)


class _Pair(QWidget):
    """Name and number beside each other; a missing answer is the number's."""

    number: LineField

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - the fields' own shape
        """Show or take away the red outline."""
        self.number.set_error(wrong)


def _code_of(kommuner: CodeList, name: str) -> str | None:
    sought = name.strip().casefold()
    found = (code.kode for code in kommuner.koder if code.label.casefold() == sought)
    return next((kode for kode in found if not _is_ours(kode)), None)


def _is_ours(kode: str) -> bool:
    """0000 and 9999 are no municipality."""
    return kode in {"0000", "9999"}

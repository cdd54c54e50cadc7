"""A section of the plan on the screen: its heading, what one writes in, and what is missing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from akutdesk.assets import Texts
from akutdesk.domain.guide import Plansektion
from akutdesk.domain.kriseplan import Deling, Kriseplan
from akutdesk.ui.abstract import AbstractWidget
from akutdesk.ui.draft_field import Field, changed_signal, exact_text
from akutdesk.ui.fields.line_field import LineField, TextField
from akutdesk.ui.kriseplan.row_fields import Column, RowFields
from akutdesk.ui.kriseplan.row_stack import NO_LIMIT
from akutdesk.ui.kriseplan.small_label import SmallLabel
from akutdesk.ui.kriseplan.state import LINES, filled_lines, with_lines
from akutdesk.ui.kriseplan.words_field import WordsField
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look


class Section(QWidget, metaclass=AbstractWidget):
    """The base of all sections. `fields` are what is kept as drafts: register name to widget."""

    seen_whole = True
    changed = Signal()

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        super().__init__()
        self.look = look
        self.texts = texts
        self.words = words
        self.fields: dict[str, Field] = {}
        self.box = VBox(look, self, gap=4)
        self.heading = Heading(look, self.title, words.hint)
        self.box.addWidget(self.heading)
        self._error = Text(look, "", size=15, weight=600, colour="err")
        self._error.hide()

    @property
    def nr(self) -> str:
        """Which section it is, "K5"."""
        return self.words.nr

    @property
    def title(self) -> str:
        """Its heading in the editor."""
        return self.words.editor or self.words.overskrift

    @abstractmethod
    def load(self, plan: Kriseplan) -> None:
        """Show the plan's own words."""

    @abstractmethod
    def into(self, plan: Kriseplan) -> Kriseplan:
        """The plan with what stands in this section."""

    def entry(self) -> QWidget:
        """What takes the focus."""
        return next(iter(self.fields.values()))

    def stop(self) -> QWidget:
        """Where a link of the summary leads."""
        return self.entry()

    def set_error(self, text: str) -> None:
        """Say at the section what is missing; "" takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.entry().setAccessibleDescription(text)
        for field in self.fields.values():
            if isinstance(field, LineField | TextField | RowFields):
                field.set_error(bool(text))

    def say_fault(self, kode: str) -> None:
        """Say why something typed or pasted was not taken in."""
        key = "kriseplan.mangler.for_lang" if kode == "LANG" else "fejl.tekst_uegnet"
        self.set_error(self.texts(key))

    def to_last(self) -> None:
        """Put the cursor after the last words."""
        self.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def missing(self) -> bool:
        """Whether the section shows that something is missing."""
        return not self._error.isHidden()

    def hold(self, felt: str, field: Field) -> None:
        """Take a field into the section; typing in it is a change."""
        self.fields[felt] = field
        if isinstance(field, RowFields):
            field.refused.connect(self.say_fault)
        self.box.addWidget(field)
        self.box.removeWidget(self._error)
        self.box.addWidget(self._error)
        changed_signal(field).connect(self._changed)

    def _changed(self) -> None:
        if self.missing:
            self.set_error("")
        self.changed.emit()


class NameSection(Section):
    """K0: the name on the paper."""

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        super().__init__(look, texts, words)
        self._field = LineField(look, name=self.title, size=18)
        self._field.setMaxLength(NO_LIMIT)
        self.hold("kaldenavn", self._field)

    @override
    def load(self, plan: Kriseplan) -> None:
        if self._field.text() != plan.kaldenavn:
            self._field.setText(plan.kaldenavn)

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        return replace(plan, kaldenavn=self._field.text())


class TextSection(Section):
    """K1, K9 and K16: free text, in one field or two."""

    def __init__(
        self,
        look: Look,
        texts: Texts,
        words: Plansektion,
        felter: tuple[tuple[str, str, int], ...],
    ) -> None:
        """`felter`: register, its small label ("" for none), and how many lines are seen."""
        super().__init__(look, texts, words)
        for felt, label, lines in felter:
            name = label or self.title
            field = WordsField(look, name=name, size=18, lines=lines)
            field.refused.connect(self.say_fault)
            if label:
                self.box.addWidget(SmallLabel(look, label))
            self.hold(felt, field)

    @override
    def load(self, plan: Kriseplan) -> None:
        for felt, field in self._texts():
            if exact_text(field) != getattr(plan, felt):
                field.setPlainText(getattr(plan, felt))

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        return replace(plan, **{felt: exact_text(field) for felt, field in self._texts()})

    @override
    def to_last(self) -> None:
        _, field = self._texts()[0]
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _texts(self) -> list[tuple[str, QPlainTextEdit]]:
        return [(f, w) for f, w in self.fields.items() if isinstance(w, QPlainTextEdit)]


class RowsSection(Section):
    """The base of sections that are rows."""

    rows: RowFields

    @override
    def entry(self) -> QWidget:
        return self.rows.entry()

    @override
    def to_last(self) -> None:
        self.rows.to_last()


class LinesSection(RowsSection):
    """A list of single lines: K4, K5, K6 and K10 to K13."""

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        super().__init__(look, texts, words)
        nr = words.nr
        self.rows = RowFields(
            look,
            (
                Column(
                    numbered(texts, "kriseplan.felt.linje_nr", del_=self.title),
                    hint=texts("kriseplan.felt.linje"),
                    more_hint=texts("kriseplan.felt.linje_mere"),
                ),
            ),
            spare=True,
            most=LINES[nr].most,
        )
        self.hold(LINES[nr].felt, self.rows)
        self.changed.connect(self._show_room)

    @override
    def load(self, plan: Kriseplan) -> None:
        lines: tuple[str, ...] = getattr(plan, LINES[self.nr].felt)
        if filled_lines([line for (line,) in self.rows.values]) != lines:
            self.rows.set_values([(line,) for line in lines])
        self._show_room()

    def _show_room(self) -> None:
        """Enter makes no more rows in a full list; the heading says why before anybody presses it."""
        full = len(self.rows.values) == LINES[self.nr].most
        note = self.texts("kriseplan.felt.fuld") if full else self.words.hint
        self.heading.set_words(self.title, note)

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        return with_lines(plan, self.nr, [line for (line,) in self.rows.values])


class SharingSection(RowsSection):
    """K15: whom the plan may be shared with; nobody is a valid answer."""

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        super().__init__(look, texts, words)
        name = numbered(texts, "kriseplan.felt.deling_nr")
        self.rows = RowFields(look, (Column(name, hint=texts("kriseplan.felt.linje")),), spare=True)
        self._held: tuple[Deling, ...] = ()
        self.hold("k15_deling", self.rows)

    @override
    def load(self, plan: Kriseplan) -> None:
        self._held = plan.k15_deling
        names = tuple((deling.modtager,) for deling in plan.k15_deling)
        if self.rows.values != names:
            self.rows.set_values(names)

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        held = {deling.modtager: deling for deling in self._held}
        names = filled_lines([name for (name,) in self.rows.values])
        shared = tuple(held.get(name, Deling(modtager=name)) for name in names)
        return replace(plan, k15_deling=shared, k15_ingen=plan.k15_ingen and not shared)


def numbered(texts: Texts, key: str, *, del_: str = "") -> Callable[[int], str]:
    """A spoken name that holds the row's number."""

    def name(number: int) -> str:
        filled = {"nr": str(number), "del": del_} if del_ else {"nr": str(number)}
        return texts(key, **filled)

    return name

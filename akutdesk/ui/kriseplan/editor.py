"""The left pane: the sections one writes in, in the order of the plan's numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.clock import Clock
from akutdesk.domain.guide import Plansektion
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.domain.sektion import SEKTIONER
from akutdesk.ui.draft_field import Field
from akutdesk.ui.focus import on_focus_moved
from akutdesk.ui.kriseplan.add_row import AddRow
from akutdesk.ui.kriseplan.agreements import AgreementsSection
from akutdesk.ui.kriseplan.contacts import ContactsSection, NumbersSection
from akutdesk.ui.kriseplan.goals import GoalsSection
from akutdesk.ui.kriseplan.scores import ScoresSection
from akutdesk.ui.kriseplan.section import (
    LinesSection,
    NameSection,
    Section,
    SharingSection,
    TextSection,
)
from akutdesk.ui.kriseplan.section_tools import SectionTools
from akutdesk.ui.kriseplan.state import LINES, SECTIONS, addable
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.settled import settle_layouts
from akutdesk.ui.theme import Look


@dataclass(frozen=True)
class EditorWords:
    """What the sections are made from besides the plan."""

    texts: Texts
    guide: Mapping[str, Plansektion]
    clock: Clock
    kalender: Kalender
    may_print: Callable[[Kontakt], bool]
    """Whether a number may stand on paper; asked anew each time, since the directory may change."""

    def unchecked(self, kontakter: Sequence[Kontakt]) -> tuple[str, ...]:
        """Names of the lines that will not print, because nobody has checked the number."""
        return tuple(one.navn for one in kontakter if not self.may_print(one))


class Editor(QWidget):
    """All sections; those not on the screen wait hidden, so that Tab keeps the order of the plan."""

    changed = Signal()
    section_entered = Signal(str)
    """The cursor is in this section now."""
    opened = Signal(str)
    """Somebody asked for one more section."""
    asked = Signal(str)
    """An action of the key table was asked for with the mouse."""

    def __init__(self, look: Look, words: EditorWords) -> None:
        super().__init__()
        self._look = look
        self.sections: dict[str, Section] = {}
        box = VBox(look, self, gap=16, margins=(24, 16, 28, 16))
        for nr in SECTIONS:
            section = _section(look, words, nr)
            section.changed.connect(self.changed)
            self.sections[nr] = section
            box.addWidget(section)
        self.add_row = AddRow(look, words.texts, words.guide)
        self.add_row.picked.connect(self.opened)
        box.addWidget(self.add_row)
        box.addStretch(1)
        self._tools = SectionTools(look, words.texts)
        self._tools.setParent(self)
        self._tools.asked.connect(self.asked)
        self._tools.hide()
        self._tools_at: Section | None = None
        on_focus_moved(self._focus_moved)

    def fields_shown(self) -> dict[str, QWidget]:
        """In which section each field of a plan is written."""
        return {
            felt: self.sections[nr]
            for nr, row in SEKTIONER.items()
            if nr in self.sections
            for felt in row.felter
        }

    def load(self, plan: Kriseplan) -> None:
        """Show the plan's words; a field that has them already keeps its cursor."""
        for section in self.sections.values():
            section.load(plan)
            if section.missing:
                section.set_error("")

    def into(self, plan: Kriseplan) -> Kriseplan:
        """The plan with everything that stands in the fields."""
        for section in self.sections.values():
            plan = section.into(plan)
        return plan

    def show_sections(self, on_screen: Sequence[str]) -> None:
        """Show these sections, and offer the others."""
        for nr, section in self.sections.items():
            section.setVisible(nr in on_screen)
        self.add_row.offer(*addable(on_screen))

    def fields(self) -> dict[str, Field]:
        """Every field by its register, for the drafts."""
        return {
            felt: field
            for section in self.sections.values()
            for felt, field in section.fields.items()
        }

    def section_of(self, widget: QWidget | None) -> str | None:
        """The section a widget stands in."""
        if widget is None:
            return None
        return next((nr for nr, one in self.sections.items() if one.isAncestorOf(widget)), None)

    def offer_tools(self, nr: str, *, ideas: bool, fetch: bool) -> None:
        """Show at this section's heading what can help: ideas, and lines of the plan before."""
        section = self.sections[nr]
        ideas = ideas and bool(section.words.ideer)
        self._tools_at = section
        self._tools.offer(ideas=ideas, fetch=fetch)
        self._place_tools()
        self._tools.setVisible(ideas or fetch)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_tools()
        return done

    def _place_tools(self) -> None:
        section = self._tools_at
        if section is None:
            return
        size = self._tools.sizeHint()
        place = section.geometry()
        top = place.top() + (section.heading.height() - size.height()) // 2
        self._tools.setGeometry(place.right() + 1 - size.width(), top, size.width(), size.height())
        self._tools.raise_()

    def focus(self, nr: str) -> None:
        """Put the cursor into a section."""
        settle_layouts()
        self.sections[nr].entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        nr = self.section_of(new)
        if nr is not None and nr != self.section_of(old):
            self.section_entered.emit(nr)


def _section(look: Look, words: EditorWords, nr: str) -> Section:
    texts, own = words.texts, words.guide[nr]
    if nr in LINES:
        return LinesSection(look, texts, own)
    if nr == "K8":
        return NumbersSection(look, texts, own, unchecked=words.unchecked)
    if nr == "K14":
        return AgreementsSection(look, texts, own, clock=words.clock, kalender=words.kalender)
    if nr in _TEXTS:
        fields = _TEXTS[nr]
        named = tuple((f, texts(key) if key else "", lines) for f, key, lines in fields)
        return TextSection(look, texts, own, named)
    return _OTHERS[nr](look, texts, own)


_TEXTS = {
    "K1": (("k1_handler_om", "", 2),),
    "K9": (
        ("k9_moedes", "papir.plan.hjaelper", 2),
        ("k9_hjaelper_ikke", "papir.plan.hjaelper_ikke", 2),
    ),
    "K16": (("k16_bagefter", "", 2),),
}
_OTHERS = {
    "K0": NameSection,
    "K2": ScoresSection,
    "K3": GoalsSection,
    "K7": ContactsSection,
    "K15": SharingSection,
}

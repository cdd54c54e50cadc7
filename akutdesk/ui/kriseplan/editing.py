"""Between the fields and the plan: what stands in them, what is kept, and which sections are shown."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.domain.kriseplan import Kriseplan, Linje, fyldt
from akutdesk.domain.sektion import KORT
from akutdesk.ui.head import Strip
from akutdesk.ui.kladde import Kladde
from akutdesk.ui.kriseplan.editor import Editor
from akutdesk.ui.kriseplan.state import full, is_empty, readable_only, shown, with_line
from akutdesk.ui.kriseplan.work import PlanWork


class Editing(QObject):
    """The editor's plan. `changed` gives it after each key; `saved` tells that the store has it."""

    changed = Signal(object)
    saved = Signal()

    def __init__(self, page: QWidget, work: PlanWork, editor: Editor) -> None:
        super().__init__(page)
        self._desk = work.desk
        self._work = work
        self._editor = editor
        self._opened: set[str] = set()
        self._last = ""
        self._kladde = Kladde(work.desk, page, save=self._save, record_type=Kriseplan.TYPE)
        self._kladde.saved.connect(self.saved)
        for felt, field in editor.fields().items():
            self._kladde.bind(field, felt)
        editor.changed.connect(self._edited)
        editor.section_entered.connect(self._entered)
        editor.opened.connect(self.open_section)

    # ---- the plan

    @property
    def plan(self) -> Kriseplan:
        """The plan as it stands in the fields, without what cannot be kept."""
        return self._current()[0]

    @property
    def whole(self) -> bool:
        """Whether everything in the fields can be kept; what cannot is told at its section."""
        faults = self._current()[1]
        self._show_faults(faults)
        return not faults

    @property
    def section(self) -> str:
        """The section in work: the one with the cursor, or that had it last."""
        return self._editor.section_of(QApplication.focusWidget()) or self._last

    def fill(self) -> None:
        """Show the plan that is open; a field that has its words already keeps its cursor."""
        self._kladde.set_record(self._work.plan.id)
        self._editor.load(self._work.plan)
        self._show_sections()
        self._kladde.settle()

    def begin_anew(self) -> None:
        """Another version is written now."""
        self._opened.clear()
        self.fill()

    def recover(self) -> QWidget | None:
        """Put a draft of this plan back, and the cursor with it; None if there is none."""
        felt = self._kladde.recover()
        if felt is None:
            return None
        self._show_sections()
        self._desk.shell.done(Strip("kladde", "info", self._desk.texts("kladde.slap")))
        section = next(one for one in self._editor.sections.values() if felt in one.fields)
        return section.entry()

    def flush(self) -> None:
        """Store everything typed, now."""
        self._kladde.flush()

    def let_go(self) -> None:
        """The plan is here no more: what is typed becomes a draft, for a leader where it was erased (0089)."""
        self._kladde.write()
        self._kladde.forget_all()

    # ---- sections

    def first_empty(self) -> QWidget:
        """The first empty line of the sections that every plan has, else the first field."""
        plan = self.plan
        empty = (nr for nr in self._on_screen() if nr in KORT and not fyldt(plan, nr))
        return self._editor.sections[next(empty, "K1")].entry()

    def first_fault(self) -> QWidget:
        """The first field whose words cannot be kept."""
        faults = self._current()[1]
        sections = self._editor.sections.values()
        return next(one for one in sections if faults.keys() & one.fields.keys()).entry()

    def to_fetch(self) -> tuple[tuple[Linje, ...], bool]:
        """The lines of the plan before there is room for, and whether there are others without room."""
        plan = self.plan
        lines = self._work.still_to_fetch(plan)
        room = tuple(line for line in lines if not full(plan, line.nr))
        return room, len(room) < len(lines)

    def open_section(self, nr: str) -> None:
        """Add a section to the screen, with the cursor in it."""
        self.flush()
        self._opened.add(nr)
        self._show_sections()
        self._editor.focus(nr)
        title = self._editor.sections[nr].title
        self._desk.shell.say(self._desk.texts("kriseplan.tilfoej.tilfoejet", **{"del": title}))

    def take_line(self, nr: str, text: str) -> None:
        """Put an idea into a section; it is text that can be changed."""
        self._take(with_line(self.plan, nr, text), nr)

    def take_fetched(self, line: Linje) -> None:
        """Put one line of the plan before into its section."""
        self._take(self._work.fetched(self.plan, line), line.nr)

    def write_line(self, nr: str, text: str) -> None:
        """A line written on the turned screen."""
        self._take(with_line(self.plan, nr, text), nr)

    # ---- inside

    def _current(self) -> tuple[Kriseplan, dict[str, str]]:
        return self._work.keepable(self._editor.into(self._work.plan))

    def _take(self, plan: Kriseplan, nr: str) -> None:
        section = self._editor.sections[nr]
        self._opened.add(nr)
        section.load(plan)
        self._show_sections()
        for felt in section.fields:
            self._kladde.touch(felt)
        self._edited()
        self.flush()
        if self._editor.isVisible():
            section.to_last()

    def _edited(self) -> None:
        if readable_only(self._work.plan):
            return
        plan, faults = self._current()
        self._show_faults(faults)
        if not self._work.stored and not is_empty(plan):
            self.flush()  # a draft never points to a plan that is not there
        if self._last:
            self._offer_tools(plan)
        self.changed.emit(plan)

    def _save(self) -> Collection[str]:
        plan, faults = self._current()
        self._show_faults(faults)
        if self._work.stored or not is_empty(plan):
            self._work.save(plan)
        return faults.keys()

    def _show_faults(self, faults: dict[str, str]) -> None:
        for section in self._editor.sections.values():
            code = next((faults[felt] for felt in section.fields if felt in faults), None)
            if code is not None:
                section.say_fault(code)

    def _on_screen(self) -> tuple[str, ...]:
        return shown(self.plan, self._opened, self._work.opened.handleniveau)

    def _show_sections(self) -> None:
        self._editor.show_sections(self._on_screen())

    def _entered(self, nr: str) -> None:
        self._last = nr
        self._offer_tools(self.plan)

    def _offer_tools(self, plan: Kriseplan) -> None:
        """What can help the section in work; one that is full has no room for more lines."""
        room = not full(plan, self._last)
        lines = self._work.still_to_fetch(plan) if room else ()
        fetch = any(line.nr == self._last for line in lines)
        self._editor.offer_tools(self._last, ideas=room, fetch=fetch)

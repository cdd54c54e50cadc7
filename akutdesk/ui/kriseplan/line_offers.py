"""Lines one may take into a plan: ideas for the section in work, and lines of the plan before."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from akutdesk.domain.guide import Plansektion
from akutdesk.domain.kriseplan import Linje
from akutdesk.ui.head import Strip
from akutdesk.ui.kriseplan import face
from akutdesk.ui.kriseplan.editing import Editing
from akutdesk.ui.kriseplan.fetch import FetchLines
from akutdesk.ui.kriseplan.ideas import IdeasPanel
from akutdesk.ui.kriseplan.state import full, readable_only
from akutdesk.ui.kriseplan.work import PlanWork


class LineOffers:
    """Opens the two panels; a section that holds all it may is offered nothing, and says why."""

    def __init__(self, work: PlanWork, editing: Editing, guide: Mapping[str, Plansektion]) -> None:
        self._work = work
        self._editing = editing
        self._guide = guide

    def ideas(self) -> None:
        """Ideas in plain words for the section in work."""
        desk, nr = self._work.desk, self._editing.section
        if not nr or readable_only(self._work.plan):
            return
        if full(self._editing.plan, nr):
            desk.shell.done(Strip("plan", "info", desk.texts("kriseplan.ideer.fuld")))
            return
        panel = IdeasPanel(desk.look, desk.texts, self._guide[nr])

        def take(text: str) -> None:
            self._editing.take_line(nr, text)

        panel.taken.connect(take)
        desk.shell.open_overlay(panel)

    def fetch(self) -> None:
        """The lines of the plan before that this one lacks and has room for."""
        if readable_only(self._work.plan):
            return
        desk = self._work.desk
        origin = face.lines_origin(self._work, desk.texts)
        panel = FetchLines(desk.look, desk.texts, self._guide, origin=origin)

        def show() -> None:
            lines, no_room = self._editing.to_fetch()
            panel.show_lines(lines, no_room=no_room)

        def take(line: Linje) -> None:
            self._editing.take_fetched(line)
            show()
            panel.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

        panel.taken.connect(take)
        show()
        desk.shell.open_overlay(panel)

"""F11 on V7: two stand before the screen and read the handover together, in large print (ux.md 2.13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from akutdesk.ui.desk import Desk
from akutdesk.ui.override import override
from akutdesk.ui.vagtoverlevering.state import Punkt, er_vigtigt, fortalte
from akutdesk.ui.visning.large_screen import LargeScreen
from akutdesk.ui.visning.plan_view import PlanView
from akutdesk.ui.visning.state import Block, Line


class AloudScreen(LargeScreen):
    """What is important comes first; what was left out is not there. F11 or Esc goes back."""

    SCOPE: ClassVar[str] = "opfoelgning"
    HELP: ClassVar[str] = "opfoelgning"
    TITLE_KEY: ClassVar[str] = "vagtoverlevering.laes_op.titel"
    PAGE_KEY: ClassVar[str] = "vagtoverlevering.laes_op.side_navn"

    def __init__(self, desk: Desk, lines: Sequence[Punkt], *, title: str, summary: str) -> None:
        """`title` says whom it is for, `summary` sums the shift up."""
        self._lines = fortalte(lines)
        view = PlanView(desk.look, desk.texts, title=title)
        super().__init__(desk, view, about=summary)
        self.on("luk", desk.shell.leave_full)

    @override
    def on_enter(self) -> None:
        super().on_enter()
        blocks = [self._block(number, line) for number, line in enumerate(self._lines)]
        important = sum(map(er_vigtigt, self._lines))
        self.view.show_plan((blocks[:important], blocks[important:]))

    def _block(self, number: int, line: Punkt) -> Block:
        mark = self._desk.codes["vigtighed"].label(line.vigtighed) if line.vigtighed else ""
        heading = " · ".join(part for part in (line.alias, mark) if part)
        return Block(str(number), heading, (Line(line.tekst),))

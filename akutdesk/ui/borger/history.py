"""Alt+H: the versions of the plan, then who changed what, when; a quiet panel to read (ux.md 2.11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.ui.borger.plan_story import plan_steps
from akutdesk.ui.borger.story import Step, steps
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.list_overlay import ListOverlay
from akutdesk.ui.opened import opened
from akutdesk.ui.person.said import said_of


class HistoryPanel(ListOverlay):
    """The newest version and the newest change first."""

    HELP: ClassVar[str] = "borger"

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        """Raises NotFound, AdgangError."""
        texts = desk.texts
        changes = desk.store.history(desk.adgang, rid)
        hidden = opened(desk, Borger, rid).adresse_skjult
        said = replace(said_of(desk), adresse_skjult=hidden)
        told = (*plan_steps(desk, rid, said), *steps(changes, said))
        one = texts("borger.historik_note_en")
        note = one if len(told) == 1 else texts("borger.historik_note", n=len(told))
        super().__init__(desk, texts("skal.tast.historik"), size=(680, 600), note=note)
        self.list.set_rows(list(_rows(told)))


def _rows(told: Sequence[Step]) -> Iterator[Row]:
    """A heading for each change, and a line for each field."""
    for number, step in enumerate(told):
        title = " · ".join(part for part in (step.tid, step.hvem, step.tilstand) if part)
        yield Row((number, ""), title, heading=True)
        for name, value in step.felter:
            yield Row((number, name), name, aside=value, high=36)

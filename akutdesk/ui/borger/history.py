"""Alt+H: the versions of the plan, then who changed what, when; a quiet panel to read (ux.md 2.11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.record import RecordId
from akutdesk.ui import keys
from akutdesk.ui.borger.plan_story import plan_steps
from akutdesk.ui.borger.said import said_of
from akutdesk.ui.borger.story import Step, steps
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Heading


class HistoryPanel(Overlay):
    """The newest version and the newest change first; nothing here can be pressed but the way out."""

    HELP: ClassVar[str] = "borger"

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        """Raises NotFound, AdgangError."""
        super().__init__(desk.look, width=680, height=600)
        look, texts = desk.look, desk.texts
        title = texts("skal.tast.historik")
        self.setAccessibleName(title)
        changes = desk.store.history(desk.adgang, rid)
        said = said_of(desk)
        told = (*plan_steps(desk, rid, said), *steps(changes, said))
        self.list = RowList(look, texts, name=title, ticks_with_space=False)
        self.list.set_rows(list(_rows(told)))
        one = texts("borger.historik_note_en")
        note = one if len(told) == 1 else texts("borger.historik_note", n=len(told))
        close = Button(look, texts("borger.luk"), kind="quiet", keys=keys.hint("luk"))
        close.clicked.connect(self.close_overlay)
        top = HBox(look, margins=(32, 20, 22, 14))
        top.addWidget(Heading(look, title, note, size=22))
        top.addStretch(1)
        top.addWidget(close)
        content = QWidget()
        rows = VBox(look, content, margins=(32, 4, 32, 16))
        rows.addWidget(self.list)
        rows.addStretch(1)
        box = VBox(look, self)
        box.addLayout(top)
        box.addWidget(Divider(look))
        box.addWidget(ScrollPane(look, content), 1)

    @override
    def first_focus(self) -> QWidget:
        return self.list


def _rows(told: Sequence[Step]) -> Iterator[Row]:
    """A heading for each change, and a line for each field."""
    for number, step in enumerate(told):
        title = " · ".join(part for part in (step.tid, step.hvem, step.tilstand) if part)
        yield Row((number, ""), title, heading=True)
        for name, value in step.felter:
            yield Row((number, name), name, aside=value, high=36)

"""Is it the same person? Two cards beside each other, and one decision that can be taken back (domain.md 10.3)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.domain.samling import bliver_staaende
from akutdesk.ui.borger.alike import Seen, compared, title_of
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Column, Table, TableRow
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.opened import opened
from akutdesk.ui.override import override
from akutdesk.ui.person.said import said_of
from akutdesk.ui.text import Text

_QUESTION = 150
_ANSWER = 260


class ComparisonPanel(FormPanel):
    """The one that is open stands first. Nothing is laid together before Ctrl+Enter."""

    HELP: ClassVar[str] = "borger"

    agreed = Signal(object)
    """The other card's id: it is the same person."""

    def __init__(self, desk: Desk, rid: RecordId, other: RecordId) -> None:
        """The opening of the other card is logged here. Raises NotFound, AdgangError."""
        texts = desk.texts
        super().__init__(desk.look, texts("borger.ens.titel"))
        self._other = other
        cards = [opened(desk, Borger, one) for one in (rid, other)]
        seen = [Seen(borger=card, henvendelser=_contacts(desk, card.id)) for card in cards]
        said = said_of(desk)
        names = [title_of(card, said) for card in cards]
        self.table = Table(
            desk.look,
            name=texts("borger.ens.titel"),
            columns=(
                Column("", _QUESTION),
                Column(names[0], _ANSWER),
                Column(names[1]),
            ),
        )
        lines = compared(seen[0], seen[1], said)
        self.table.set_rows([TableRow(line[0], line) for line in lines])
        stays = "foerste" if bliver_staaende(cards[0], cards[1])[0] is cards[0] else "andet"
        self.add(self.table, Text(desk.look, texts(f"borger.ens.bliver_{stays}")))
        self.set_foot(texts("borger.ens.saml"), texts("borger.ens.ikke_samme"), self._agree)

    @override
    def first_focus(self) -> QWidget:
        return self.table

    def _agree(self) -> None:
        self.close_overlay()
        self.agreed.emit(self._other)


def _contacts(desk: Desk, rid: RecordId) -> int:
    return len(desk.store.henvendelser.for_borger(desk.adgang, rid))

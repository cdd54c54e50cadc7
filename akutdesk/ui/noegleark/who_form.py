"""Who opens the envelope, who stands by, and the leader's new password (design.md 8.25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import Bruger
from akutdesk.ui.adgangskode.new_password import NewPassword
from akutdesk.ui.fields.list_box import ListBox
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look

ANOTHER = "ANDEN"
"""Somebody who is not on the list stands by."""


@dataclass(frozen=True)
class Appointed:
    """Who is a leader now, with which password, and the id of who stands by, if they are on the list."""

    leder: Bruger
    kode: str = field(repr=False)
    vidne: RecordId | None


class WhoForm(QWidget):
    """`entered`: Enter in the last field; `changed`: something of the password was typed."""

    entered = Signal()
    changed = Signal()

    def __init__(
        self, look: Look, texts: Texts, people: Sequence[Bruger], krav: Adgangskodekrav
    ) -> None:
        super().__init__()
        self._texts = texts
        self._people = {one.id.hex(): one for one in people}
        named = [(key, one.navn) for key, one in self._people.items()]
        self.who = ListBox(look, name=texts("laas.ark_du"), options=named)
        self.beside = ListBox(look, name=texts("laas.ark_med"))
        self.fields = NewPassword(look, texts, krav)
        rows = VBox(look, self)
        for box in (self.who, self.beside):
            rows.addWidget(Heading(look, box.accessibleName()))
            rows.space(4)
            rows.addWidget(box)
            rows.space(12)
        rows.addWidget(self.fields)
        self.setFocusProxy(self.who)
        self.who.currentIndexChanged.connect(self._chosen)
        self.fields.entered.connect(self.entered)
        self.fields.changed.connect(self.changed)
        self._chosen()

    def read(self) -> Appointed | str:
        """What was chosen; or what to say, with the cursor where it is missing ("" where the field says so)."""
        if not self.beside.chosen:
            self.beside.setFocus(Qt.FocusReason.OtherFocusReason)
            return self._texts("laas.ark_med_mangler")
        if self.fields.missing():
            self.fields.wrong().setFocus(Qt.FocusReason.OtherFocusReason)
            return ""
        beside = self._people.get(self.beside.chosen)
        leader = self._people[self.who.chosen]
        return Appointed(leader, self.fields.text(), beside.id if beside else None)

    def _chosen(self) -> None:
        """Nobody stands by themselves."""
        leader = self._people[self.who.chosen]
        others = [(key, one.navn) for key, one in self._people.items() if one.id != leader.id]
        first = ("", self._texts("laas.ark_med_vaelg"))
        self.beside.set_options([first, *others, (ANOTHER, self._texts("laas.ark_med_anden"))])
        self.fields.guess_also((leader.initialer, *leader.navn.split()))

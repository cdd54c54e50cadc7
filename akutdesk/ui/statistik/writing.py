"""What a leader writes from Statistik: other services' numbers, the telephone's, and what was done to be known."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from akutdesk.domain.adgang import maa
from akutdesk.domain.formidling import Formidling
from akutdesk.domain.record import Record
from akutdesk.domain.telefonital import Telefonital
from akutdesk.ui.desk import Desk
from akutdesk.ui.kept import keep
from akutdesk.ui.statistik.event_figure import ACTION as EVENT
from akutdesk.ui.statistik.event_form import EventForm
from akutdesk.ui.statistik.house import events_of, last_month_of
from akutdesk.ui.statistik.others_panel import OthersPanel
from akutdesk.ui.statistik.phone_form import PhoneForm
from akutdesk.ui.statistik.state import Typed
from akutdesk.ui.statistik.wording import Wording

_WRITTEN_AT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "andre": "andre_tilbud",
        "implementering": "implementering",
        "telefoni": "telefonital",
        "formidling": "formidling",
    }
)
"""Topic to the action that writes what it shows."""
_OF_THE_LEADER: Final = frozenset({"telefonital", "formidling"})
"""Actions of who scores the house alone."""


class Writing:
    """Opens the panel or the form; the page shows what was saved when it is told."""

    def __init__(self, desk: Desk, said: Wording) -> None:
        self._desk = desk
        self._said = said
        self.may_write = maa(desk.adgang, "IMPLEMENTERING")

    def action(self, emne: str) -> str:
        """What writes the numbers of a topic; "" if nobody here does."""
        action = _WRITTEN_AT.get(emne, "")
        return action if self.may_write or action not in _OF_THE_LEADER else ""

    def others(self) -> None:
        """Other services one compares with. Raises AdgangError."""
        self._desk.shell.open_overlay(OthersPanel(self._desk, self._said))

    def typed(self, number: Typed) -> None:
        """Where a number that was typed stands; nothing for who may not write it."""
        if not self.may_write:
            return
        if number.action == EVENT:
            found = events_of(self._desk)
            self.event(next((one for one in found if one.id.hex() == number.om), None))
        else:
            self.telephone(number.om)

    def event(self, before: Formidling | None = None) -> None:
        """Something the house did to be known, another or this one. Raises AdgangError, StorageError."""
        desk = self._desk
        form = EventForm(desk, before)

        def made(after: Formidling, stored: Record | None) -> None:
            key = "formidling.taget_ud" if after.fjernet else "formidling.gemt"
            keep(desk, after, stored, desk.texts(key))

        form.made.connect(made)
        desk.shell.open_overlay(form)

    def telephone(self, maaned: str = "") -> None:
        """The numbers of a month, or of the newest one that nobody typed. Raises AdgangError, StorageError."""
        desk = self._desk
        form = PhoneForm(desk, maaned or last_month_of(desk))

        def made(after: Telefonital, before: Record | None) -> None:
            month = self._said.month(after.maaned)
            keep(desk, after, before, desk.texts("telefonital.gemt", maaned=month))

        form.made.connect(made)
        desk.shell.open_overlay(form)

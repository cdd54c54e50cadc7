"""F12 from anywhere: the Akutkort of an open desk, or numbers only while it is locked (design.md 8.16, G135)."""

from __future__ import annotations

from akutdesk.ui.desk_maker import DeskMaker
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.workplace import Workplace


class CardDesk:
    """While locked the card is made of laas.json and the resources; no store is asked."""

    def __init__(self, door: Door, workplace: Workplace, *, maker: DeskMaker, guard: Guard) -> None:
        self._door = door
        self._workplace = workplace
        self._maker = maker
        self._guard = guard

    def show(self) -> None:
        """Cover the window with the card."""
        from akutdesk.ui.akutkort.door import show_card

        desk = self._workplace.desk
        # Whose days or role are over may open nothing more (0155), but the numbers are for everybody.
        if desk is None or self._guard.locked or not desk.changes.reads():
            self._show_locked()
        else:
            show_card(desk)

    def _show_locked(self) -> None:
        from akutdesk.ui.akutkort.card import Resources
        from akutdesk.ui.akutkort.door import show_locked_card

        sight = self._door.sight
        resources = Resources(
            texts=sight.texts,
            codes=self._maker.codes,
            isbar=self._maker.guides["isbar"],
            directory=self._maker.directory["katalog"],
        )
        show_locked_card(sight.look, resources, self._door.shell, self._door.forhal, sight.clock)

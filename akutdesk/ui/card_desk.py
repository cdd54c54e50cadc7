"""F12 from anywhere: the Akutkort with the numbers of this house, locked or not (design.md 8.16, G135)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from akutdesk.domain.katalog import Katalog, Katalogpost, katalog
from akutdesk.storage.laas import LaasOpslag
from akutdesk.ui.desk import Desk
from akutdesk.ui.desk_maker import DeskMaker
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.workplace import Workplace


class CardDesk:
    """While locked it knows laas.json and the resources only, and shows numbers only."""

    def __init__(
        self,
        door: Door,
        window: MainWindow,
        workplace: Workplace,
        *,
        maker: DeskMaker,
        guard: Guard,
    ) -> None:
        self._door = door
        self._window = window
        self._workplace = workplace
        self._maker = maker
        self._guard = guard
        self._open = False

    def show(self) -> None:
        """Open the card; once."""
        from akutdesk.ui.akutkort.page import AkutkortScreen

        if self._open:
            return
        screen = AkutkortScreen(self._door.sight, self._numbers(), self._desk())
        screen.luk.connect(self._close)
        screen.destroyed.connect(self._gone)
        self._open = True
        self._window.show_full(screen)

    def _close(self) -> None:
        self._window.leave_full()

    def _gone(self) -> None:
        self._open = False

    def _desk(self) -> Desk | None:
        return None if self._guard.locked else self._workplace.desk

    def _numbers(self) -> tuple[Katalogpost, ...]:
        place = None if self._guard.locked else self._workplace.place()
        if place is not None:
            return self._workplace.directory().akutkort(place.region)
        shipped = katalog(self._maker.directory["katalog"])
        front = self._door.forhal.forside()
        if not front.opslag:
            return shipped.akutkort(None)
        return tuple(_post(shipped, line) for line in front.opslag)


def _post(shipped: Katalog, line: LaasOpslag) -> Katalogpost:
    """A number of the lock's front, with the hours the shipped entry of that code has."""
    known = next((post for post in shipped.poster if post.kode == line.kode), None)
    checked = date.fromisoformat(line.kontrolleret_dato) if line.kontrolleret_dato else None
    return replace(
        known or Katalogpost(kode=line.kode, navn=line.navn),
        navn=line.navn,
        nummer=line.nummer,
        brug_til=line.tekst,
        kontrolleret_dato=checked,
    )

"""What only a leader opens: the staff, new sheets, and the last two steps of set-up once more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.ui.desk import Desk
from akutdesk.ui.first_run import FirstRun
from akutdesk.ui.furnish import LEDER
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.nye_ark.new_sheets import NewSheets
from akutdesk.ui.orden.quiet import Quiet
from akutdesk.ui.page import Page
from akutdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from akutdesk.ui.orden.state import Ark

ROUTE, ORDEN = "medarbejdere", "orden"


class LeaderDoor:
    """Gives a leader who comes in these pages; the store's own rights decide about every deed."""

    def __init__(
        self, door: Door, workplace: Workplace, *, guard: Guard, first_run: FirstRun
    ) -> None:
        self._door = door
        self._workplace = workplace
        self._guard = guard
        self._first_run = first_run
        self._quiet: Quiet | None = None
        self._sheets = NewSheets(
            door, workplace, bench=first_run.bench, akutkort=first_run.akutkort.emit
        )

    def bind(self, desk: Desk) -> None:
        """Somebody is in."""
        bruger, window = self._workplace.bruger, self._workplace.window
        if self._quiet is not None:
            self._quiet.deleteLater()
            self._quiet = None
        if bruger is None or bruger.rolle != LEDER:
            window.dispatch.off("alt_i_orden")
            return
        window.route(ROUTE, partial(self._page, desk, bruger))
        window.on("medarbejdere", lambda: window.go(ROUTE))
        window.on("vagter", lambda: self._first_run.go_on(bruger))
        window.on("proeve", lambda: self._first_run.go_on(bruger, test_page=True))
        window.on("nye_ark", partial(self._sheets.begin, desk, bruger))
        window.route(ORDEN, lambda _: self._in_order(desk, bruger))
        window.on("alt_i_orden", lambda: window.go(ORDEN))
        self._quiet = Quiet(desk, window, ark=self._ark, busy=partial(self._is_busy, desk))

    def put_away(self) -> None:
        """A lock is about to fall: codes that were being printed are dropped, and made again later."""
        self._sheets.put_away()

    def _is_busy(self, desk: Desk) -> bool:
        """Somebody else is in, nobody is, or somebody is talked with: nothing is shown."""
        workplace = self._workplace
        return workplace.desk is not desk or self._guard.locked or workplace.has_talk()

    def _in_order(self, desk: Desk, bruger: Bruger) -> Page:
        from akutdesk.ui.orden.page import OrdenPage

        return OrdenPage(desk, self._ark, partial(self._door.noegler.proev_gendannelse, bruger))

    def _ark(self) -> Ark:
        """The sheets in the envelopes, as the statements tell of them."""
        from akutdesk.ui.orden.state import Ark

        keys = self._door.noegler
        return Ark(lavet=keys.ark_lavet(), brugt=keys.ark_brugt())

    def _page(self, desk: Desk, bruger: Bruger, _rid: RecordId | None) -> Page:
        from akutdesk.ui.leder.staff_access import StaffAccess
        from akutdesk.ui.leder.staff_page import MedarbejderePage

        access = StaffAccess(noegler=self._door.noegler, leder=bruger, forget=self._guard.forget)
        return MedarbejderePage(desk, access)

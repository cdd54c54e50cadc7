"""F9: from a contact or a card to a place for the night; from anywhere else to the places."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import RecordId
from akutdesk.storage.raekker import GaestRaekke
from akutdesk.ui.akutkort.door import open_henvendelse
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import found
from akutdesk.ui.overnatning.reading import is_unused
from akutdesk.ui.page import Page
from akutdesk.ui.place import enhed_of

ROUTE = "overnatning"
BOOK = "plads_book"
EDIT = "ophold_ret"
_ABOUT_SOMEBODY = frozenset({"henvendelse", "borger"})
"""Pages whose record says for whom one books."""


@dataclass
class Wish:
    """The free place that was pointed at when one went to book; "" is the first free one."""

    plads: str = ""

    def taken(self) -> str:
        """The place, once."""
        plads, self.plads = self.plads, ""
        return plads


def open_booking(desk: Desk, here: tuple[str, RecordId | None] | None) -> None:
    """F9: for whoever the page in front (`here`) or the open contact is about; with none of them, the places.

    Raises AdgangError, DiskFull.
    """
    route, rid = here or ("", None)
    rid = rid if route in _ABOUT_SOMEBODY else open_henvendelse(desk)
    if rid is None:
        desk.shell.go(ROUTE)
    else:
        _book_for(desk, rid)


def _book_for(desk: Desk, rid: RecordId) -> None:
    """A place for the citizen of a contact or a card; one who is in the house already is shown there."""
    henvendelse = found(desk, Henvendelse, rid)
    if henvendelse is not None:
        borger_id = henvendelse.borger_id
    else:
        borger = found(desk, Borger, rid)
        borger_id = borger.id if borger else None
    guest = None if borger_id is None else _guest(desk, borger_id)
    if guest is not None or is_unused(enhed_of(desk)):
        desk.shell.go(ROUTE, guest.rid if guest else None)
    else:
        desk.shell.go(BOOK, rid)


def go_to_guest(page: Page, rid: RecordId) -> None:
    """The page has done its work: the places, with this guest in front."""
    page.desk.shell.close_page(page)
    page.desk.shell.go(ROUTE, rid)


def _guest(desk: Desk, borger_id: RecordId) -> GaestRaekke | None:
    now = desk.clock.now()
    guests = desk.store.overnatninger.paa_pladser(desk.adgang, now)
    return next((one for one in guests if one.borger_id == borger_id), None)
